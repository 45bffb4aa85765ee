import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agent, anySnapshot, minutes, now, snapshot, ticket } from "@/server/cli/test-setup/snapshots";
import { type Considered, consideredIn, mostNamed, whatWouldHelp, whatWouldMend, whyNot } from "./explain";
import { planAssignments, type RoutingSnapshot } from "./plan";

const look = (s: RoutingSnapshot, id = "t1") => consideredIn(s, planAssignments(s))(id);
const whoOf = (c: Considered | null) => c?.people.map((p) => `${p.personId} ${p.excluded ?? "fits"}`);
const codes = (c: Considered | null, chosen: string | null, me: string, teams = ["billing"]) =>
  whyNot(c!, chosen, { personId: me, teams }).map((r) => r.code);

describe("who was considered", () => {
  it("has the chosen one first, then the others who could by value, then who could not, each with its reason", () => {
    const agents = [
      agent("slow", { speed: 2 }),
      agent("best", { speed: 0.5 }),
      agent("full", { freeSlots: 0 }),
      agent("barred"),
      agent("elsewhere", { teams: ["data"] }),
      agent("helper", { tier: 2 }),
    ];
    const s = snapshot({ agents, waiting: [ticket("t1", { barredAgents: ["barred"] })] });
    const c = look(s)!;
    expect(whoOf(c)?.slice(0, 2)).toEqual(["best fits", "slow fits"]);
    expect(whoOf(c)?.slice(2).sort()).toEqual(["barred barred", "full capacity", "helper helpDown"]);
    expect(c).toMatchObject({ team: "billing", tier: 1, among: 2, isComplete: true });
    expect(c.excluded).toEqual({ barred: 1, capacity: 1, helpDown: 1, team: 1 });
    expect(c.people[0]!.success).toBeGreaterThan(0.5);
    expect(c.people[0]!.minutes! * 4).toBeCloseTo(c.people[1]!.minutes!, 0);
  });

  it("tells lower tiers and missing skills", () => {
    const agents = [agent("low"), agent("dumb", { tier: 2 }), agent("able", { tier: 2, can: ["de"] })];
    const c = look(snapshot({ agents, waiting: [ticket("t1", { minTier: 2, requires: ["de"] })] }));
    expect(whoOf(c)).toEqual(["able fits", "low tier", "dumb skill"]);
    expect(codes(c, "able", "low")).toEqual(["passedTier"]);
    expect(whyNot(c!, "able", { personId: "dumb", teams: [] })).toMatchObject([
      { code: "passedSkill", params: { skills: "de" } },
    ]);
  });

  it("sees room that went to other tickets of the same plan", () => {
    const waiting = [ticket("t1"), ticket("t2")];
    const s = snapshot({ waiting, agents: [agent("a1", { freeSlots: 1 }), agent("a2", { freeSlots: 1, speed: 2 })] });
    const plan = planAssignments(s);
    const toSecond = plan.assignments.find((a) => a.agentId === "a2")!.ticketId;
    const c = consideredIn(s, plan)(toSecond);
    expect(whoOf(c)).toEqual(["a2 fits", "a1 taken"]);
    expect(codes(c, "a2", "a1")).toEqual(["passedTaken"]);
  });

  it("looks from the tier at which the planner lets the ticket begin", () => {
    const agents = [agent("low", { freeSlots: 0 }), agent("high", { tier: 2 })];
    const s = snapshot({ agents, waiting: [ticket("t1", { complexity: 3 })], upcoming: [] });
    const [given] = planAssignments(s).assignments;
    expect(given).toMatchObject({ agentId: "high", tier: 2 });
    expect(look(s)).toMatchObject({ tier: 2, people: [{ personId: "high", excluded: null }, { excluded: "tier" }] });
  });

  it("keeps a bounded number of people and says so", () => {
    const agents = Array.from({ length: 60 }, (_, i) => agent(`a${String(i).padStart(2, "0")}`));
    const c = look(snapshot({ agents }))!;
    expect(c.people).toHaveLength(mostNamed);
    expect(c).toMatchObject({ among: 60, isComplete: false });
    expect(codes(c, "a00", "a59")).toEqual(["passedBeyond"]);
  });

  it("has nothing to say of what cannot be planned, and leaves out whom nothing can be calculated of", () => {
    expect(look(snapshot({ waiting: [ticket("t1", { complexity: Number.NaN })] }))).toBeNull();
    expect(look(snapshot({ now: Number.NaN }))).toBeNull();
    const byTier = { 1: { success: Number.NaN, handlingMinutes: 10 } };
    expect(look(snapshot({ issueTypes: { invoice: { team: "billing", byTier } } }))).toBeNull();
    expect(look(snapshot(), "unheard-of")).toBeNull();
    const broken = agent("broken", { speed: Number.NaN });
    expect(look(snapshot({ agents: [broken, agent("a1")] }))?.excluded).toEqual({ invalid: 1 });
  });

  it("never says that the room of whoever got it was taken, by what they got after it", () => {
    const helper = agent("a", { tier: 2, slots: 5, freeSlots: 4 });
    const waited = { waitingSince: now - minutes(60) };
    const s = snapshot({ agents: [helper], waiting: [ticket("t1", waited), ticket("t2", { ...waited, size: 2 })] });
    const plan = planAssignments(s);
    for (const a of plan.assignments) expect(a.reasons.map((r) => r.code)).toContain("assignedHelpDown");
    expect(plan.assignments).toHaveLength(2);
    for (const id of ["t1", "t2"]) expect(consideredIn(s, plan)(id)!.people[0]!.excluded).toBeNull();
  });

  it("agrees with every plan: the chosen one could take it and is the best of its kind who had room", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2]), (s) => {
        const plan = planAssignments(s);
        const considered = consideredIn(s, plan);
        for (const a of plan.assignments) {
          const c = considered(a.ticketId)!;
          const chosen = c.people.find((p) => p.personId === a.agentId)!;
          expect(chosen.excluded).toBeNull();
          expect(chosen.value).toBeCloseTo(a.value, 4);
          expect(c.team).toBe(a.team);
          for (const p of c.people) {
            const why = whyNot(c, a.agentId, { personId: p.personId, teams: [c.team] });
            expect(why.length > 0).toBe(p.personId !== a.agentId);
          }
        }
        for (const t of plan.waiting) {
          const c = considered(t.ticketId);
          if (c) expect(whatWouldHelp(c, 10, 0.5, 0).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("why not me", () => {
  const against = (me: Parameters<typeof agent>[1], chosen: Parameters<typeof agent>[1], t = {}) => {
    const s = snapshot({ agents: [agent("me", me), agent("other", chosen)], waiting: [ticket("t1", t)] });
    expect(planAssignments(s).assignments[0]?.agentId).toBe("other");
    return codes(look(s), "other", "me");
  };

  it.each([
    ["likelier", { skill: {} }, { skill: { invoice: 2 } }, {}, ["passedLikelier"]],
    ["quicker", {}, { speed: 0.5 }, {}, ["passedQuicker"]],
    ["there long enough", { shiftEndsAt: now + minutes(2) }, {}, {}, ["passedShift"]],
    ["who knows it", {}, {}, { preferredAgent: "other" }, ["passedKnows"]],
    ["of its tier", { tier: 2 }, { speed: 3 }, { waitingSince: now - minutes(20) }, ["passedHelper"]],
  ] as const)("compares with somebody %s", (_, me, chosen, t, found) => {
    expect(against(me as object, chosen as object, t)).toEqual(found);
  });

  it("says the order of accounts where both are equal", () => {
    const s = snapshot({ agents: [agent("a"), agent("b")] });
    expect(codes(look(s), "a", "b")).toEqual(["passedTie"]);
  });

  it("tells who was not looked at: of another team, or away", () => {
    const c = look(snapshot());
    expect(codes(c, "a1", "me", ["data"])).toEqual(["passedTeam"]);
    expect(codes(c, "a1", "me")).toEqual(["passedAbsent"]);
    expect(codes(c, "a1", "a1")).toEqual([]);
  });
});

describe("what would have to happen", () => {
  const help = (s: RoutingSnapshot, absent = 0) => whatWouldHelp(look(s)!, 10, 0.5, absent).map((r) => r.code);

  it.each<[string, Partial<RoutingSnapshot>, number, string[]]>([
    ["nobody is there", { agents: [] }, 0, ["untilOnline"]],
    ["somebody is away", { agents: [agent("a1", { freeSlots: 0 })] }, 2, ["untilFree", "untilOnline"]],
    ["everybody is full", { agents: [agent("a1", { freeSlots: 0 })] }, 0, ["untilFree"]],
    ["a helper is there", { agents: [agent("h", { tier: 2 })], tiers: [] }, 0, ["untilHelp"]],
    [
      "two helpers are there, of whom one is too far above",
      { agents: [agent("h", { tier: 2 }), agent("x", { tier: 3 })], tiers: [] },
      0,
      ["untilHelp"],
    ],
    ["whoever is there is too far above to help", { agents: [agent("x", { tier: 3 })], tiers: [] }, 0, ["untilOnline"]],
    [
      "whoever is too far above is full",
      { agents: [agent("x", { tier: 3, freeSlots: 0 })], tiers: [] },
      0,
      ["untilOnline"],
    ],
    ["all passed", { waiting: [ticket("t1", { barredAgents: ["a1"] })] }, 0, ["untilAskedAgain"]],
    ["a skill is missing", { waiting: [ticket("t1", { requires: ["de"] })] }, 0, ["untilSkill"]],
    ["only a lower tier is there", { waiting: [ticket("t1", { minTier: 3 })] }, 0, ["untilOnline"]],
  ])("%s", (_, more, absent, found) => {
    expect(help(snapshot(more), absent)).toEqual(found);
  });

  it("counts only those who may help", () => {
    const agents = [agent("h", { tier: 2 }), agent("x", { tier: 3 }), agent("y", { tier: 4 })];
    const c = look(snapshot({ agents, tiers: [] }))!;
    expect(c.excluded).toEqual({ helpDown: 1, above: 2 });
    expect(whatWouldHelp(c, 10, 0.5, 0)).toMatchObject([{ code: "untilHelp", params: { count: 1 } }]);
    expect(codes(c, "a1", "x")).toEqual(["passedAbove"]);
  });

  it("names the field that has to be put right", () => {
    const s = snapshot({ waiting: [ticket("t1", { complexity: Number.NaN })] });
    expect(whatWouldMend(planAssignments(s).waiting[0]!.reasons)).toEqual([
      { code: "untilMended", params: { field: "complexity" } },
    ]);
  });
});
