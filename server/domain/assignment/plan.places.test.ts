import { describe, expect, it } from "vitest";
import { agent, fate, pairsOf, snapshot, ticket } from "@/server/cli/test-setup/snapshots";
import { planAssignments, type RoutingSnapshot, type WaitingTicket } from "./plan";

const everywhere = ["billing", "data", "product"].map((team) => agent(`of-${team}`, { teams: [team] }));
const fallback = { team: "product", tier: 1 };
const mixed = [
  { issueType: "invoice", probability: 0.6 },
  { issueType: "sync", probability: 0.3 },
];

describe("where a ticket belongs", () => {
  it.each<[string, Partial<WaitingTicket>, string | null]>([
    ["the likelier team", { candidates: mixed }, "billing"],
    ["the sum of a team's types", { candidates: [...mixed, { issueType: "sync", probability: 0.35 }] }, "data"],
    ["the candidate's own team", { candidates: [{ issueType: "invoice", probability: 0.9, team: "data" }] }, "data"],
    ["the known owner", { candidates: mixed, ownerTeam: "product" }, "product"],
    ["the next team when the first is barred", { candidates: mixed, barredTeams: ["billing"] }, "data"],
    ["the candidates' team when the owner is barred", { ownerTeam: "data", barredTeams: ["data"] }, "billing"],
    ["the last resort when all are barred", { candidates: mixed, barredTeams: ["billing", "data"] }, "product"],
    ["the last resort without candidates", { candidates: [] }, "product"],
    ["the last resort when nothing is probable", { candidates: [{ issueType: "sync", probability: 0 }] }, "product"],
    ["nowhere when everybody is barred", { barredTeams: ["billing", "data", "product"] }, null],
    [
      "where it waits when no candidate speaks",
      { candidates: [], queued: { team: "data", tier: 1, since: 0 } },
      "data",
    ],
    [
      "not where it waits when that is barred",
      { candidates: [], queued: { team: "data", tier: 1, since: 0 }, barredTeams: ["data"] },
      "product",
    ],
    [
      "where it waits while no other is clearly likelier",
      {
        candidates: [
          { issueType: "invoice", probability: 0.45 },
          { issueType: "sync", probability: 0.4 },
        ],
        queued: { team: "data", tier: 1, since: 0 },
      },
      "data",
    ],
    [
      "the clearly likelier all the same",
      { candidates: mixed, queued: { team: "data", tier: 1, since: 0 } },
      "billing",
    ],
    ["a known type among unknown ones", { candidates: [{ issueType: "new", probability: 0.8 }, ...mixed] }, "billing"],
    [
      "an unknown type with a known owner",
      { candidates: [{ issueType: "new", probability: 1 }], ownerTeam: "data" },
      "data",
    ],
  ])("%s", (_, more, team) => {
    const s = snapshot({ waiting: [ticket("t1", more)], agents: everywhere, weights: { fallback } });
    expect(fate(s).agent).toBe(team && `of-${team}`);
  });

  it("says so when it falls to the last resort", () => {
    const waiting = [ticket("t1", { candidates: [] })];
    expect(fate(snapshot({ waiting, agents: everywhere, weights: { fallback } })).codes).toEqual([
      "assignedOnlyEligible",
      "ownerLastResort",
    ]);
  });

  it.each<[string, Partial<WaitingTicket>, number]>([
    ["the lowest tier allowed", { minTier: 2 }, 2],
    ["the tier where it waits, if higher", { queued: { team: "billing", tier: 3, since: 0 } }, 3],
    ["not the tier where another team had it", { queued: { team: "data", tier: 3, since: 0 } }, 1],
    ["the last resort's tier", { candidates: [] }, 2],
    ["never below tier 1", { minTier: 0 }, 1],
  ])("waits at %s", (_, more, tier) => {
    const weights = { fallback: { team: "product", tier: 2 } };
    expect(fate(snapshot({ waiting: [ticket("t1", more)], agents: [], weights })).tier).toBe(tier);
  });

  describe("on a desk without a tier 1", () => {
    const tiers = snapshot().tiers.filter((t) => t.tier > 1);
    const desk = (more: Partial<RoutingSnapshot>) => fate(snapshot({ tiers, upcoming: [], ...more }));

    it.each([
      ["somebody of its lowest tier", agent("a", { tier: 2 })],
      ["the same, half of whose slots are taken", agent("a", { tier: 2, freeSlots: 2 })],
      ["a free person of a higher one", agent("a", { tier: 3 })],
    ])("gives tickets to %s", (_, a) => {
      expect(desk({ agents: [a] })).toMatchObject({ agent: "a", tier: a.tier });
    });

    it("lets them wait at its lowest tier, also where they waited below it", () => {
      expect(desk({ agents: [] }).tier).toBe(2);
      expect(
        desk({ agents: [], waiting: [ticket("t1", { queued: { team: "billing", tier: 1, since: 0 } })] }).tier,
      ).toBe(2);
    });

    it("passes over a gap between tiers, and takes the allowed one where none is told of", () => {
      const waiting = [ticket("t1", { minTier: 2 })];
      const gap = snapshot().tiers.filter((t) => t.tier !== 2);
      expect(desk({ tiers: gap, waiting, agents: [agent("a", { tier: 3, freeSlots: 1 })] }).agent).toBe("a");
      expect(desk({ tiers: [], waiting, agents: [] }).tier).toBe(2);
      expect(desk({ waiting: [ticket("t1", { minTier: 5 })], agents: [] }).tier).toBe(5);
    });
  });

  it("scales probabilities that add up to more than 1, and says so", () => {
    const high = mixed.map((c) => ({ ...c, probability: c.probability * 4 }));
    const plan = (candidates: typeof mixed) => planAssignments(snapshot({ waiting: [ticket("t1", { candidates })] }));
    const [scaled, plain] = [plan(high), plan(mixed.map((c) => ({ ...c, probability: c.probability / 0.9 })))];
    expect(scaled.assignments[0]!.reasons).toContainEqual({ code: "normalised", params: { sum: expect.closeTo(3.6) } });
    expect(scaled.assignments[0]!.value).toBeCloseTo(plain.assignments[0]!.value, 12);
    expect(plain.assignments[0]!.reasons.map((r) => r.code)).not.toContain("normalised");
  });
});

describe("why nobody has it", () => {
  it.each<[string, Partial<RoutingSnapshot>, string]>([
    ["nobody there", { agents: [] }, "nobodyOnline"],
    ["nobody in the team", { agents: [agent("a1", { teams: ["data"] })] }, "nobodyInTeam"],
    ["no free slot", { agents: [agent("a1", { freeSlots: 0 })] }, "allAtCapacity"],
    ["no slots at all", { agents: [agent("a1", { slots: 0, freeSlots: 0 })] }, "allAtCapacity"],
    ["too large", { waiting: [ticket("t1", { size: 5 })] }, "allAtCapacity"],
    ["tier too low", { waiting: [ticket("t1", { minTier: 2 })] }, "nobodyAtTier"],
    ["somebody too far above to help", { agents: [agent("a1", { tier: 3, freeSlots: 0 })], tiers: [] }, "nobodyAtTier"],
    ["a helper who may not", { agents: [agent("a1", { tier: 2, freeSlots: 1 })] }, "nobodyAtTier"],
    ["everybody passed on it", { waiting: [ticket("t1", { barredAgents: ["a1"] })] }, "allBarred"],
  ])("%s", (_, more, code) => {
    expect(fate(snapshot(more))).toMatchObject({ agent: null, codes: [code] });
  });

  it("does not blame a barred stranger: nobody in the team could take it", () => {
    const waiting = [ticket("t1", { barredAgents: ["a1"] })];
    expect(fate(snapshot({ waiting, agents: [agent("a1", { teams: ["data"] })] })).codes).toEqual(["nobodyInTeam"]);
  });

  it("says that others were served first", () => {
    const waiting = ["t1", "t2", "t3"].map((id) => ticket(id));
    const plan = planAssignments(snapshot({ waiting, agents: [agent("a1", { slots: 2, freeSlots: 2 })] }));
    expect(pairsOf(plan)).toEqual(["t1→a1", "t2→a1"]);
    expect(plan.waiting[0]).toMatchObject({ ticketId: "t3", reasons: [{ code: "allAtCapacity" }] });
  });

  it("plans an empty desk", () => {
    expect(planAssignments(snapshot({ waiting: [], agents: [] }))).toEqual({ assignments: [], waiting: [] });
  });
});
