import { describe, expect, it } from "vitest";
import { defaultRoutingWeights, type WaitingTicket } from "../assignment/snapshot";
import { reason } from "../reasons";
import { costOfWaiting } from "./cost";
import type { AttentionCandidate } from "./item";
import { mostItems, rankAttention } from "./rank";
import { awayMs, look } from "./visit";

const queue = { team: "access", teamName: "Access", tier: 1 };
const ticket = (n: number, cost = 1) => ({ id: `t${n}`, number: n, cost });
const invalid = (...n: number[]): AttentionCandidate => ({
  cause: "invalid",
  tickets: n.map((x) => ticket(x)),
  saves: null,
  detail: { kind: "invalid" },
});
const late = (...n: number[]): AttentionCandidate => ({
  cause: "late:access-t1",
  tickets: n.map((x) => ticket(x)),
  saves: null,
  detail: { kind: "lateUnheld", ...queue },
});
const nobody = (...n: number[]): AttentionCandidate => ({
  cause: "queue:access-t1",
  tickets: n.map((x) => ticket(x)),
  saves: null,
  detail: { kind: "nobodyEligible", because: reason("nobodyOnline", { team: "access", tier: 1 }), ...queue },
});
const risk = (saves: number, hasOffer: boolean): AttentionCandidate => ({
  cause: "queue:access-t1",
  tickets: [],
  saves,
  detail: {
    ...{ kind: "queueAtRisk", ...queue, chance: 0.6, hours: 2, expected: 1 },
    offer: hasOffer ? { change: { kind: "back", person: "p", at: 0 }, name: "Ann", before: 0.6, after: 0.1 } : null,
  } as AttentionCandidate["detail"],
});
const failing = (count: number): AttentionCandidate => ({
  cause: "deliveries",
  tickets: [],
  saves: count * 0.3,
  detail: { kind: "deliveriesFailing", count },
});
const kindsOf = (list: AttentionCandidate[]) => rankAttention(list).map((x) => x.detail.kind);

describe("what needs me now", () => {
  it("is nothing where nothing does", () => {
    expect(rankAttention([])).toEqual([]);
    expect(rankAttention([risk(0, false), { ...failing(1), saves: Number.NaN }])).toEqual([]);
  });

  it("is what avoids most, in any order of what was found", () => {
    const all = [invalid(1), late(2, 3, 4), risk(2.5, true), failing(1)];
    expect(kindsOf(all)).toEqual(["lateUnheld", "queueAtRisk", "invalid", "deliveriesFailing"]);
    expect(rankAttention(all.toReversed())).toEqual(rankAttention(all));
  });

  it("is at most five things", () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...failing(i + 1), cause: `d${i}` }));
    expect(rankAttention(many)).toHaveLength(mostItems);
    expect(rankAttention(many)[0]!.saves).toBeCloseTo(2.7);
  });

  it("tells a ticket once, as what says most of it", () => {
    expect(rankAttention([late(1, 2), invalid(1)])).toMatchObject([
      { detail: { kind: "invalid" }, tickets: [{ number: 1 }] },
      { detail: { kind: "lateUnheld" }, tickets: [{ number: 2 }], saves: 1 },
    ]);
    expect(kindsOf([late(1), nobody(1)])).toEqual(["nobodyEligible"]);
  });

  it("tells one cause once: with the change that helps, else as what says more", () => {
    expect(rankAttention([nobody(1, 2, 3), risk(0.4, true)])).toMatchObject([
      { detail: { kind: "queueAtRisk" }, saves: 3 },
    ]);
    expect(kindsOf([nobody(1, 2, 3), risk(0.4, false)])).toEqual(["nobodyEligible"]);
    expect(rankAttention([nobody(1), risk(4, false)])).toMatchObject([
      { detail: { kind: "nobodyEligible" }, saves: 4 },
    ]);
  });
});

const hour = 3_600_000;
const waiting = (dueIn: number, importance = 1): WaitingTicket => ({
  ...{ id: "t", createdAt: 0, waitingSince: 0, candidates: [], complexity: 0, importance, minTier: 1, queued: null },
  ...{ touches: 0, barredTeams: [], barredAgents: [], preferredAgent: null },
  clocks: [{ metric: "firstResponse", dueAt: dueIn * hour, breachCost: 0.4 * importance, lateCostPerHour: 0.05 }],
});

describe("the cost of waiting", () => {
  it("is dearest where a promise would be broken, and dearer for who matters more", () => {
    const cost = (t: WaitingTicket) => costOfWaiting(t, 0, defaultRoutingWeights);
    expect(cost(waiting(1))).toBeGreaterThan(cost(waiting(20)));
    expect(cost(waiting(1, 3))).toBeGreaterThan(2 * cost(waiting(1)));
    expect(cost({ ...waiting(1), importance: Number.NaN })).toBe(0);
  });
});

describe("a visit", () => {
  it("goes on for as long as somebody looks, and then the next is told against its end", () => {
    const first = look(null, 1000);
    expect(first).toEqual({ since: null, began: 1000, seen: 1000 });
    const still = look(first, 1000 + awayMs);
    expect(still).toEqual({ since: null, began: 1000, seen: 1000 + awayMs });
    expect(look(still, still.seen + awayMs + 1)).toEqual({
      since: still.seen,
      began: still.seen + awayMs + 1,
      seen: still.seen + awayMs + 1,
    });
    expect(look(still, 5)).toEqual(still); // a clock that went back
  });
});
