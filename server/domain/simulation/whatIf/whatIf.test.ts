import { describe, expect, it } from "vitest";
import { facts, policyWith, understood } from "@/server/cli/test-setup/policies";
import { compilePolicy } from "../../policy/compile";
import type { PolicyDocument } from "../../policy/document";
import { seededRandom } from "../../random";
import { compareRuns, type Measure } from "./compare";
import type { Setting } from "./evaluate";
import { replayTicket } from "./replay";
import { addTicket, emptyTally } from "./tally";
import { fates, type HistoricTicket, type Place } from "./ticket";

/** Every promise within 20 hours of all time. */
const documentWith = (change: (p: PolicyDocument) => void = () => {}) =>
  policyWith((p) => {
    for (const t of p.sla.targets) Object.assign(t, { minutes: 20 * 60, calendar: null });
    change(p);
  });
const published = compilePolicy(1, documentWith());
const types = published.document.issueTypes.map((t) => t.id);
const spent = (ms: number) => ({ spentMs: ms, calendar: null, isKept: true, from: monday, to: monday + ms });
const monday = Date.UTC(2026, 8, 7, 10);

/** A past that the published policy made: each ticket began where it says. */
function past(n: number, change: (t: HistoricTicket, i: number) => void = () => {}): HistoricTicket[] {
  const random = seededRandom(7);
  return Array.from({ length: n }, (_, i) => {
    const issueType = types[Math.floor(random() * types.length)]!;
    const read = understood({ candidates: [{ issueType, probability: 0.5 + random() / 2 }] });
    const ticket: HistoricTicket = {
      id: `t${i}`,
      at: monday + i * 60_000,
      channel: "email",
      segment: "standard",
      facts: { ...facts(), understanding: read, at: monday + i * 60_000 },
      text: null,
      was: {
        place: { team: "", tier: 1, lane: "human" },
        complexity: null,
        lastTeam: "",
        fate: fates[i % 10 === 0 ? 1 : i % 17 === 0 ? 2 : 0]!,
        escalations: random() < 0.2 ? 1 : 0,
        handoffs: 0,
        isContained: null,
        promises: {
          resolution: spent(random() * 40 * 3_600_000),
        },
      },
    };
    const place = replayTicket(published, ticket).place;
    Object.assign(ticket.was, { place, lastTeam: place.team });
    if (place.lane !== "human") ticket.was.isContained = random() < 0.6;
    change(ticket, i);
    return ticket;
  });
}

function compared(
  tickets: readonly HistoricTicket[],
  change: (p: PolicyDocument) => void,
  more: Partial<Setting> = {},
) {
  const draft = compilePolicy(0, documentWith(change));
  const tally = emptyTally();
  for (const t of tickets)
    addTicket(tally, t, { published: replayTicket(published, t), draft: replayTicket(draft, t) });
  const { result, outlooks } = compareRuns(tally, { published, draft, estimates: null, capacity: {}, ...more });
  const row = (measure: Measure) => result.rows.find((r) => r.measure === measure)!;
  return { tally, result, outlooks, row };
}
const first = types[0]!;
const other = published.document.teams.find((t) => t.id !== published.issueType(first)!.owner)!.id;
const moveFirst = (p: PolicyDocument) => {
  p.issueTypes[0]!.owner = other;
};

describe("what if", () => {
  it("says of a draft that is the published policy that nothing changes, and that this is known", () => {
    const { result, row } = compared(past(300), () => {});
    expect(result.differing).toBe(0);
    expect(result.flows).toEqual([]);
    for (const { change, measure } of result.rows)
      expect([measure, change.value, change.low, change.high]).toEqual([measure, 0, 0, 0]);
    for (const measure of ["hops", "resolution", "contained"] as const) expect(row(measure).isEstimated).toBe(false);
  });

  it("conserves: every arrival is resolved, open or abandoned, and begins in one lane under either policy", () => {
    const { result, row } = compared(past(400), (p) => {
      p.issueTypes[0]!.owner = other;
      for (const t of p.issueTypes) t.stage = "autonomous";
      p.gates.segments = ["standard"];
    });
    expect(result.fates.resolved + result.fates.open + result.fates.abandoned).toBe(400);
    for (const run of ["published", "draft"] as const)
      expect(row("autonomous")[run].value + row("review")[run].value + row("human")[run].value).toBe(400);
    expect(row("human").draft.value).toBe(400);
  });

  it("is the same whatever the order of the tickets, and on every run", () => {
    const tickets = past(300);
    const change = moveFirst;
    const once = compared(tickets, change).result;
    expect(compared(tickets.toReversed(), change).result).toEqual(once);
    expect(compared(tickets, change).result).toEqual(once);
  });

  it("counts owners that change, their flow, and the way of each ticket", () => {
    const tickets = past(300);
    const n = tickets.filter((t) => t.facts.understanding?.candidates[0]?.issueType === first).length;
    const { result } = compared(tickets, (p) => {
      p.issueTypes[0]!.owner = other;
      p.ownership = [];
    });
    const from = published.issueType(first)!.owner;
    expect(result.flows.find((f) => f.from === from && f.to === other)?.tickets).toBe(n);
    expect(n).toBeGreaterThan(3);
  });

  it("judges promises of tickets that stay by their new target exactly, and marks moved ones as estimated", () => {
    const tickets = past(300);
    const stay = compared(tickets, (p) => {
      for (const t of p.sla.targets) Object.assign(t, { minutes: 1, calendar: null });
    });
    expect(stay.result.kinds.promise).toBeGreaterThan(0);
    expect(stay.row("resolution").draft).toEqual({ value: 300, low: 300, high: 300 });
    const moved = compared(tickets, moveFirst);
    expect(moved.row("resolution")).toMatchObject({ isEstimated: true });
    expect(moved.row("resolution").sample).toBeGreaterThan(0);
  });

  it("is the surer the more tickets it has seen", () => {
    const change = (p: PolicyDocument) => {
      for (const t of p.issueTypes) t.stage = "off";
    };
    const width = (n: number) => {
      const { change: c } = compared(past(n), change).row("contained");
      return (c.high - c.low) / n;
    };
    expect(width(2000)).toBeLessThan(width(100) * 0.6);
  });

  it("spares the changes of team of a ticket that begins where it ended", () => {
    const place: Place = { team: other, tier: 1, lane: "human" };
    const wrong = past(200, (t) => {
      if (t.facts.understanding?.candidates[0]?.issueType !== first) return;
      t.was.lastTeam = other;
      t.was.handoffs = 1;
    });
    const n = wrong.filter((t) => t.was.handoffs === 1).length;
    const { row } = compared(wrong, (p) => {
      p.issueTypes[0]!.owner = place.team;
      p.ownership = [];
    });
    expect(row("hops").change.value).toBeLessThan(-n * 0.5);
  });

  it("lets a queue wait longer where it gets more work from the same people", () => {
    const tickets = past(300);
    const key = JSON.stringify([other, 1]);
    const moveAll = (p: PolicyDocument) => {
      for (const t of p.issueTypes) Object.assign(t, { owner: other, startTier: 1 });
      p.ownership = [];
    };
    const free = compared(tickets, moveAll).row("resolution").change.value;
    const minutes = compared(tickets, () => {}).result.load.find((l) => l.team === other && l.tier === 1)!.minutes;
    const capacity = { [key]: { minutes: minutes.published.value * 2, people: 3 } };
    expect(compared(tickets, moveAll, { capacity }).row("resolution").change.value).toBeGreaterThan(free + 5);
  });
});
