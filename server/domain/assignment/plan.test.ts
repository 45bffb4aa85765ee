import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { illegalIn } from "@/server/cli/test-setup/legal";
import {
  agent,
  anyAgent,
  anySnapshot,
  clock,
  fate,
  minutes,
  now,
  pairsOf,
  snapshot,
  ticket,
} from "@/server/cli/test-setup/snapshots";
import { planAssignments, type RoutingSnapshot, type WaitingTicket } from "./plan";

/** Freezes all of it, so that any writing throws. */
function frozen<T>(x: T): T {
  if (typeof x === "object" && x !== null) {
    Object.values(x).forEach(frozen);
    Object.freeze(x);
  }
  return x;
}

/** Where no tier is told of there is none to choose: each ticket stays at its own. */
const withoutChoice = (s: RoutingSnapshot): RoutingSnapshot => ({ ...s, tiers: [] });

describe("the planner's contract", () => {
  it("places every waiting ticket exactly once", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2, 3]), (s) => {
        const plan = planAssignments(s);
        const placed = [...plan.assignments, ...plan.waiting].map((x) => x.ticketId);
        expect(placed.sort()).toEqual(s.waiting.map((t) => t.id).sort());
        for (const x of [...plan.assignments, ...plan.waiting]) expect(x.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it("does nothing that the contract forbids, in 10,000 snapshots", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2, 3]), (s) => {
        const plan = planAssignments(s);
        expect(illegalIn(plan, s)).toEqual([]);
        for (const a of plan.assignments) expect(Number.isFinite(a.value)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("keeps to the rule of helping down", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2, 3]), (s) => {
        const used = new Map<string, number>();
        for (const { ticketId, agentId, team, tier, reasons } of planAssignments(s).assignments) {
          const t = s.waiting.find((x) => x.id === ticketId)!;
          const a = s.agents.find((x) => x.id === agentId)!;
          const before = a.freeSlots - (used.get(agentId) ?? 0);
          used.set(agentId, (used.get(agentId) ?? 0) + t.size!);
          const waitsAt = t.queued?.team === team ? t.queued.tier : 1;
          const begins = reasons.find((r) => r.code === "beginsAtTier")?.params.tier as number | undefined;
          const lowest = begins ?? Math.max(t.minTier, waitsAt);
          if (tier > lowest && s.weights!.fallback?.team !== team) {
            expect(tier).toBe(lowest + 1);
            expect(before / a.slots).toBeGreaterThan(0.5);
            expect(now - t.waitingSince).toBeGreaterThanOrEqual(minutes(10));
          }
        }
      }),
    );
  });

  it("does not care for the order of its input", () => {
    const reordered = (s: RoutingSnapshot, by: <T>(list: T[]) => T[]): RoutingSnapshot => ({
      ...s,
      agents: by(s.agents).map((a) => ({ ...a, teams: by(a.teams), can: by(a.can ?? []) })),
      waiting: by(s.waiting).map((t) => ({
        ...t,
        candidates: by(t.candidates),
        clocks: by(t.clocks),
        barredTeams: by(t.barredTeams),
        requires: by(t.requires ?? []),
      })),
      tiers: by(s.tiers),
      issueTypes: Object.fromEntries(by(Object.entries(s.issueTypes))),
    });
    fc.assert(
      fc.property(anySnapshot([1, 2]), fc.nat(7), (s, turn) => {
        const rotated = <T>(list: T[]) => [
          ...list.slice(turn % (list.length || 1)),
          ...list.slice(0, turn % (list.length || 1)),
        ];
        expect(planAssignments(reordered(s, (list) => list.toReversed()))).toEqual(planAssignments(s));
        expect(planAssignments(reordered(s, rotated))).toEqual(planAssignments(s));
      }),
    );
  });

  it.each<[string, Partial<WaitingTicket>]>([
    ["candidates", { candidates: [0.1, 0.2, 0.3].map((probability) => ({ issueType: "invoice", probability })) }],
    ["clocks", { importance: 0, clocks: [0.1, 0.2, 0.3].map((lateCostPerHour) => clock(-5, { lateCostPerHour })) }],
  ])("adds up in an order of its own: %s", (_, more) => {
    const turned = Object.fromEntries(Object.entries(more).map(([k, v]) => [k, Array.isArray(v) ? v.toReversed() : v]));
    const plan = (x: Partial<WaitingTicket>) => planAssignments(snapshot({ waiting: [ticket("t1", x)] }));
    expect(plan(turned)).toEqual(plan(more));
  });

  it("leaves its input alone and repeats itself", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2]), (s) => {
        expect(planAssignments(frozen(s))).toEqual(planAssignments(structuredClone(s)));
      }),
    );
  });

  it("keeps nothing from one plan to the next: an estimate changed in place counts at once", () => {
    const unsure = ticket("t1", { candidates: [{ issueType: "invoice", probability: 0.4 }] });
    const s = snapshot({ waiting: [unsure] });
    const before = planAssignments(s);
    for (const { byTier } of Object.values(s.issueTypes)) byTier[1]!.success = 0.2;
    s.issueTypes.refund!.byTier[1]!.handlingMinutes = 40;
    expect(planAssignments(s)).toEqual(planAssignments(structuredClone(s)));
    expect(planAssignments(s)).not.toEqual(before);
  });

  it("gives what the plain greedy over all pairs gives: own tier first, then by value, ticket and agent", () => {
    const plainGreedy = (s: RoutingSnapshot) => {
      const pairs = s.waiting.flatMap((t) =>
        s.agents.flatMap((a) => {
          const alone = planAssignments({ ...s, waiting: [t], agents: [a] }).assignments;
          return alone.map(({ value, reasons }) => {
            return { t, a, value, isHelp: reasons.some((r) => r.code === "assignedHelpDown") };
          });
        }),
      );
      const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
      pairs.sort(
        (x, y) =>
          Number(x.isHelp) - Number(y.isHelp) || y.value - x.value || order(x.t.id, y.t.id) || order(x.a.id, y.a.id),
      );
      const free = new Map(s.agents.map((a) => [a.id, a.freeSlots]));
      const given = new Map<string, string>();
      for (const { t, a, isHelp } of pairs) {
        const left = free.get(a.id)!;
        if (given.has(t.id) || left < t.size! || (isHelp && left / a.slots <= 0.5)) continue;
        given.set(t.id, a.id);
        free.set(a.id, left - t.size!);
      }
      return [...given].map(([t, a]) => `${t}→${a}`).sort();
    };
    fc.assert(
      fc.property(anySnapshot([1, 1, 2]).map(withoutChoice), (s) => {
        expect(pairsOf(planAssignments(s)).sort()).toEqual(plainGreedy(s));
      }),
      { numRuns: 500 },
    );
  });

  it("never loses a ticket's assignment to another agent where tiers are not chosen, for whole slots and tickets of size 1", () => {
    fc.assert(
      fc.property(anySnapshot().map(withoutChoice), anyAgent("a0"), (s, newcomer) => {
        const before = planAssignments(s).assignments.map((a) => a.ticketId);
        const after = planAssignments({ ...s, agents: [...s.agents, newcomer] }).assignments.map((a) => a.ticketId);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 1000 },
    );
  });

  it("may lose assignments to another agent with sizes above 1: one large ticket takes the room of several small", () => {
    const urgent = (id: string, due: number, size: number) => ticket(id, { size, clocks: [clock(due)] });
    const waiting = [urgent("first", 2, 1), urgent("large", 20, 3), urgent("small1", 60, 1), urgent("small2", 60, 1)];
    const old = agent("old", { slots: 3, freeSlots: 3 });
    const newcomer = agent("new", { slots: 1, freeSlots: 1, speed: 0.5 });
    expect(planAssignments(snapshot({ waiting, agents: [old] })).assignments).toHaveLength(3);
    expect(pairsOf(planAssignments(snapshot({ waiting, agents: [old, newcomer] })))).toEqual([
      "first→new",
      "large→old",
    ]);
  });
});

describe("who gets what", () => {
  it("serves the ticket whose clock is nearest first", () => {
    const waiting = [ticket("far", { clocks: [clock(600)] }), ticket("near", { clocks: [clock(10)] })];
    expect(pairsOf(planAssignments(snapshot({ waiting, agents: [agent("a1", { freeSlots: 1 })] })))).toEqual([
      "near→a1",
    ]);
  });

  it("serves what can still be kept before what is lost already", () => {
    const waiting = [ticket("lost", { clocks: [clock(-300)] }), ticket("savable", { clocks: [clock(10)] })];
    expect(pairsOf(planAssignments(snapshot({ waiting, agents: [agent("a1", { freeSlots: 1 })] })))).toEqual([
      "savable→a1",
    ]);
  });

  it("breaks ties by id, of tickets and of agents", () => {
    const waiting = [ticket("t2"), ticket("t1")];
    const agents = [agent("a2", { freeSlots: 1 }), agent("a1", { freeSlots: 1 })];
    expect(pairsOf(planAssignments(snapshot({ waiting, agents })))).toEqual(["t1→a1", "t2→a2"]);
  });

  it("prefers who knows the ticket, up to a point", () => {
    const waiting = [ticket("t1", { preferredAgent: "a2" })];
    expect(fate(snapshot({ waiting, agents: [agent("a1"), agent("a2")] }))).toMatchObject({
      agent: "a2",
      codes: ["assignedPreferred"],
    });
    const faster = agent("a1", { speed: 0.5 });
    expect(fate(snapshot({ waiting, agents: [faster, agent("a2")] })).agent).toBe("a1");
    expect(fate(snapshot({ waiting, agents: [agent("a1"), agent("a2", { freeSlots: 0 })] })).agent).toBe("a1");
  });

  it.each([
    ["the more skilled", agent("b", { skill: { invoice: 1 } })],
    ["the faster", agent("b", { speed: 0.8 })],
    ["the less loaded", agent("b"), agent("a", { freeSlots: 2 })],
    ["who is there long enough", agent("b"), agent("a", { shiftEndsAt: now + minutes(3) })],
  ])("prefers %s", (_, better, other = agent("a")) => {
    expect(fate(snapshot({ agents: [other, better] })).agent).toBe("b");
  });

  it("asks for every required skill", () => {
    const waiting = [ticket("t1", { requires: ["sql", "de"] })];
    const half = agent("a1", { can: ["de"] });
    expect(fate(snapshot({ waiting, agents: [half] }))).toMatchObject({ agent: null, codes: ["missingSkill"] });
    expect(fate(snapshot({ waiting, agents: [half, agent("a2", { can: ["sql", "de", "fr"] })] })).agent).toBe("a2");
  });

  it("passes over full agents however many there are", () => {
    const full = Array.from({ length: 100 }, (_, i) => agent(`best${i}`, { speed: 0.5, slots: 1, freeSlots: 1 }));
    const waiting = Array.from({ length: 101 }, (_, i) => ticket(`t${i}`, { clocks: [clock(i + 1)] }));
    const plan = planAssignments(snapshot({ waiting, agents: [...full, agent("slow", { slots: 1, freeSlots: 1 })] }));
    expect(plan.waiting).toEqual([]);
    expect(new Set(plan.assignments.map((a) => a.agentId)).size).toBe(101);
  });
});

describe("helping one tier down", () => {
  const waited = (more = {}) => ticket("t1", { waitingSince: now - minutes(15), ...more });
  const helper = (more = {}) => agent("h", { tier: 2, ...more });

  it.each([
    ["an idle helper, a ticket that waited", waited(), helper(), "h"],
    ["just over half free", waited(), helper({ slots: 5, freeSlots: 3 }), "h"],
    ["exactly half free", waited(), helper({ freeSlots: 2 }), null],
    ["not waited yet", ticket("t1", { waitingSince: now - minutes(9) }), helper(), null],
    ["waited exactly as long", ticket("t1", { waitingSince: now - minutes(10) }), helper(), "h"],
    ["two tiers above", waited(), helper({ tier: 3 }), null],
    ["one above the lowest tier allowed", waited({ minTier: 2 }), helper({ tier: 3 }), "h"],
    ["not helping at all: the ticket waits at their tier", ticket("t1", { minTier: 2 }), helper({ freeSlots: 1 }), "h"],
  ])("%s", (_, t, a, who) => {
    expect(fate(snapshot({ waiting: [t], agents: [a] })).agent).toBe(who);
  });

  it("stops when half of the helper's slots are taken", () => {
    const waiting = ["t1", "t2", "t3", "t4"].map((id) => ticket(id, { waitingSince: now - minutes(15) }));
    const plan = planAssignments(snapshot({ waiting, agents: [helper()] }));
    expect(plan.assignments).toHaveLength(2);
    expect(plan.assignments[0]!.reasons.map((r) => r.code)).toContain("assignedHelpDown");
  });

  it("comes after the ticket's own tier, even where the helper is better", () => {
    const agents = [agent("own", { speed: 2 }), helper({ speed: 0.5, skill: { invoice: 3 } })];
    expect(fate(snapshot({ waiting: [waited()], agents })).agent).toBe("own");
  });

  it("comes after the helper's own work", () => {
    const waiting = [waited(), ticket("own", { minTier: 2, clocks: [] })];
    const plan = planAssignments(snapshot({ waiting, agents: [helper({ slots: 1, freeSlots: 1 })] }));
    expect(pairsOf(plan)).toEqual(["own→h"]);
  });

  it("gives up the reserve once an alarm has widened who may take it", () => {
    const half = helper({ slots: 4, freeSlots: 2 });
    expect(fate(snapshot({ waiting: [waited()], agents: [half] })).agent).toBeNull();
    expect(fate(snapshot({ waiting: [waited({ widened: 1 })], agents: [half] })).agent).toBe("h");
  });
});

describe("people who are still to come", () => {
  it("have a line: what waits for few of them goes elsewhere sooner than what waits for many", () => {
    const waiting = Array.from({ length: 40 }, (_, i) => ticket(`t${String(i).padStart(2, "0")}`));
    const agents = [agent("t2", { tier: 2, slots: 4, freeSlots: 0 })];
    const atT1 = (slots: number) => {
      const upcoming = [{ tier: 1, team: "billing", at: now + minutes(5), slots }];
      return planAssignments(snapshot({ waiting, agents, upcoming })).waiting.filter((w) => w.tier === 1).length;
    };
    expect(atT1(1)).toBeLessThan(atT1(40));
  });
});

describe("who has passed on it", () => {
  const passed = ticket("t1", { barredAgents: ["a1"], waitingSince: now - minutes(15) });

  it("is the reason where they have room, whoever else is full or busy", () => {
    const full = agent("h", { tier: 2, slots: 2, freeSlots: 0 });
    const other = agent("a2", { freeSlots: 0 });
    for (const beside of [[], [full], [other], [full, other]])
      expect(fate(snapshot({ waiting: [passed], agents: [agent("a1"), ...beside] })).codes[0]).toBe("allBarred");
  });

  it("is not where they have none", () => {
    const agents = [agent("a1", { freeSlots: 0 }), agent("a2", { freeSlots: 0 })];
    expect(fate(snapshot({ waiting: [passed], agents })).codes[0]).toBe("allAtCapacity");
  });
});

describe("probability that no candidate covers", () => {
  const unsure = (more: Partial<WaitingTicket> = {}) =>
    ticket("t1", { candidates: [{ issueType: "invoice", probability: 0.4 }], ...more });
  const valueWith = (sync: number, a = agent("a1"), t = unsure()) => {
    const byTier = { 1: { success: sync, handlingMinutes: 10 } };
    const issueTypes = { ...snapshot().issueTypes, sync: { team: "data", byTier } };
    return planAssignments(snapshot({ waiting: [t], agents: [a], issueTypes })).assignments[0]!.value;
  };

  it("is spread over the desk's other types, and what is another team's may be a misroute", () => {
    const both = agent("a1", { teams: ["billing", "data"] });
    expect(valueWith(0.99, both)).toBeGreaterThan(valueWith(0.01, both));
    expect(valueWith(0.5, both)).toBeGreaterThan(valueWith(0.5));
    expect(valueWith(0.99)).toBe(valueWith(0.01));
  });

  it("is the same however often a type is named: its parts are one candidate with their sum", () => {
    const types = fc.constantFrom("invoice", "refund", "sync");
    const agents = [agent("a1"), agent("a2", { teams: ["data"] })];
    const split = fc.record({
      issueType: types,
      quarters: fc.integer({ min: 1, max: 4 }),
      times: fc.constantFrom(2, 4),
    });
    fc.assert(
      fc.property(fc.uniqueArray(split, { minLength: 1, maxLength: 3, selector: (x) => x.issueType }), (parts) => {
        const given = (candidates: WaitingTicket["candidates"], ownerTeam?: string) =>
          planAssignments(snapshot({ waiting: [ticket("t1", { candidates, ownerTeam })], agents })).assignments[0]!;
        // Sixteenths, so that their sums are exact.
        const whole = parts.map(({ issueType, quarters }) => ({ issueType, probability: quarters / 16 }));
        const often = parts.flatMap(({ issueType, quarters, times }) =>
          Array.from({ length: times }, () => ({ issueType, probability: quarters / 16 / times })),
        );
        for (const owner of ["data", undefined]) {
          const [once, again] = [given(whole, owner), given(often, owner)];
          expect(again.value).toBeCloseTo(once.value, 12);
          expect({ ...again, value: 0 }).toEqual({ ...once, value: 0 });
        }
      }),
    );
  });

  it("is the owner's where it is known whose the ticket is", () => {
    const owned = unsure({ ownerTeam: "billing" });
    expect(valueWith(0.99, agent("a1"), owned)).toBeGreaterThan(valueWith(0.01, agent("a1"), owned));
  });
});
