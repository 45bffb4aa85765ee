import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agent,
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

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const nothing = null as unknown as number;

/** Every place of a snapshot that holds a number. */
function numberPlaces(x: unknown, path: string[] = []): string[][] {
  if (typeof x === "number") return [path];
  if (typeof x !== "object" || x === null) return [];
  return Object.entries(x).flatMap(([key, value]) => numberPlaces(value, [...path, key]));
}

function withAt(x: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(x) ? [...x] : { ...(x as object) }) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, value);
  return copy;
}

const garbage = fc.oneof(
  fc.constantFrom(nan, infinity, -infinity, nothing, undefined, 0, -0, -1, 1e-320, 1e308, -1e308, 0.5),
  fc.double(),
);

describe("numbers that are none", () => {
  it("never throws and places every ticket once, whatever numbers stand anywhere", () => {
    const spoilt = anySnapshot([1, 2]).chain((s) => {
      const places = numberPlaces({ ...s, weights: { ...s.weights, switchMargin: 0.1, dueSpreadMinutes: 20 } });
      const faults = fc.array(fc.tuple(fc.constantFrom(...places), garbage), { minLength: 1, maxLength: 6 });
      return faults.map((list) => list.reduce((x, [path, value]) => withAt(x, path, value) as RoutingSnapshot, s));
    });
    fc.assert(
      fc.property(spoilt, (s) => {
        const plan = planAssignments(s);
        expect([...plan.assignments, ...plan.waiting].map((x) => x.ticketId).sort()).toEqual(
          s.waiting.map((t) => t.id).sort(),
        );
        for (const a of plan.assignments) expect(Number.isFinite(a.value)).toBe(true);
        const used = new Map<string, number>();
        for (const { agentId, ticketId } of plan.assignments) {
          used.set(agentId, (used.get(agentId) ?? 0) + (s.waiting.find((t) => t.id === ticketId)!.size ?? 1));
        }
        for (const [id, n] of used) expect(n).toBeLessThanOrEqual(s.agents.find((a) => a.id === id)!.freeSlots);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, Partial<WaitingTicket>]>([
    ["createdAt", { createdAt: nan }],
    ["waitingSince", { waitingSince: infinity }],
    ["complexity", { complexity: nan }],
    ["complexityVariance", { complexityVariance: nan }],
    ["importance", { importance: -infinity }],
    ["minTier", { minTier: nan }],
    ["touches", { touches: nan }],
    ["size", { size: nan }],
    ["size", { size: 0 }],
    ["size", { size: -1 }],
    ["queued", { queued: { team: "billing", tier: nan, since: 0 } }],
    ["clocks", { clocks: [clock(nan)] }],
    ["clocks", { clocks: [clock(10, { breachCost: infinity })] }],
    ["clocks", { clocks: [clock(10, { lateCostPerHour: nan })] }],
    ["clocks", { clocks: [nothing as never] }],
    [
      "clocks",
      { importance: 1e308, clocks: [clock(-1, { lateCostPerHour: 1e308 }), clock(-1, { lateCostPerHour: 1e308 })] },
    ],
    ["candidates", { candidates: [{ issueType: "invoice", probability: nan }] }],
    ["candidates", { candidates: [{ issueType: "invoice", probability: infinity }] }],
    ["candidates", { candidates: [{ issueType: "invoice", probability: -0.1 }] }],
    ["candidates", { candidates: [{ issueType: "unheard-of", probability: 0.9 }] }],
    ["candidates", { candidates: [{ issueType: "constructor", probability: 0.9 }] }],
    ["candidates", { candidates: nothing as never }],
    ["candidates", { candidates: [] }],
    ["barredAgents", { barredAgents: nothing as never }],
  ])("a bad %s waits as invalid and stops nobody else", (field, more) => {
    const plan = planAssignments(snapshot({ waiting: [ticket("bad", more), ticket("good")] }));
    expect(pairsOf(plan)).toEqual(["good→a1"]);
    expect(plan.waiting).toEqual([
      { ticketId: "bad", team: "", tier: expect.any(Number), reasons: [{ code: "invalid", params: { field } }] },
    ]);
  });

  it("keeps a bad ticket where it is, else with the last resort", () => {
    const weights = { fallback: { team: "product", tier: 2 } };
    const bad = { complexity: nan };
    const queued = { team: "data", tier: 3, since: 0 };
    expect(fate(snapshot({ waiting: [ticket("t1", { ...bad, queued })], weights }))).toMatchObject({
      team: "data",
      tier: 3,
    });
    expect(fate(snapshot({ waiting: [ticket("t1", bad)], weights }))).toMatchObject({ team: "product", tier: 2 });
    const lost = { ...bad, queued: { ...queued, tier: nan } };
    expect(fate(snapshot({ waiting: [ticket("t1", lost)], weights }))).toMatchObject({ team: "product", tier: 2 });
  });

  it.each<[string, Partial<RoutingSnapshot>]>([
    ["now", { now: nan }],
    ["weights.abandonCost", { weights: { abandonCost: nan } }],
    ["weights.fallback", { weights: { fallback: { team: "product", tier: nan } } }],
  ])("%s spoils every ticket", (field, more) => {
    const plan = planAssignments(snapshot({ ...more, waiting: [ticket("t1"), ticket("t2")] }));
    expect(plan.waiting.map((w) => w.reasons)).toEqual(Array(2).fill([{ code: "invalid", params: { field } }]));
  });

  it("takes an undefined weight for the default", () => {
    expect(fate(snapshot({ weights: { abandonCost: undefined } })).agent).toBe("a1");
  });

  it.each<[string, Partial<ReturnType<typeof agent>>]>([
    ["tier", { tier: nan }],
    ["slots", { slots: infinity }],
    ["freeSlots", { freeSlots: infinity }],
    ["speed", { speed: nan }],
    ["shiftEndsAt", { shiftEndsAt: nan }],
    ["skill record", { skill: nothing as never }],
    ["teams", { teams: nothing as never }],
  ])("leaves out an agent without a usable %s", (_, more) => {
    const bad = agent("bad", { ...more });
    expect(fate(snapshot({ agents: [bad, agent("good", { speed: 3 })] })).agent).toBe("good");
    expect(fate(snapshot({ agents: [bad] })).agent).toBeNull();
  });

  it("says when a team's agent had to be left out", () => {
    expect(fate(snapshot({ agents: [agent("bad", { speed: nan })] })).codes).toEqual(["nobodyOnline", "invalid"]);
  });

  it.each<[string, Partial<RoutingSnapshot>]>([
    ["estimate", { issueTypes: { invoice: { team: "billing", byTier: { 1: { success: nan, handlingMinutes: 1 } } } } }],
    [
      "minutes",
      { issueTypes: { invoice: { team: "billing", byTier: { 1: { success: 1, handlingMinutes: infinity } } } } },
    ],
    ["wage", { tiers: [{ tier: 1, costPerMinute: nan, complexityEffect: 1 }] }],
    ["skill", { agents: [agent("a1", { skill: { invoice: infinity } })] }],
  ])("an unusable %s leaves the ticket waiting as invalid", (_, more) => {
    expect(fate(snapshot(more))).toMatchObject({ agent: null, codes: ["invalid"] });
  });

  it.each<[string, RoutingSnapshot["agents"]]>([
    ["somebody is free", [agent("a1")]],
    ["everybody is full", [agent("a1", { freeSlots: 0 })]],
    ["everybody has passed on it", [agent("a2")]],
    ["only a helper is there", [agent("h", { tier: 2 })]],
    ["only other teams are there", [agent("a1", { teams: ["data"] })]],
    ["nobody is there", []],
  ])("an estimate that is no number is said also where %s", (_, agents) => {
    const byTier = { ...snapshot().issueTypes.invoice!.byTier, 1: { success: nan, handlingMinutes: 10 } };
    const issueTypes = { ...snapshot().issueTypes, invoice: { team: "billing", byTier } };
    const bad = ticket("t1", { barredAgents: ["a2"], waitingSince: now - minutes(60) });
    const good = ticket("t2", { candidates: [{ issueType: "sync", probability: 0.9 }] });
    const s = snapshot({ waiting: [bad, good], agents, issueTypes });
    expect(planAssignments(s).waiting.find((w) => w.ticketId === "t1")).toEqual({
      ticketId: "t1",
      team: "billing",
      tier: 1,
      reasons: [{ code: "invalid", params: { field: "estimates" } }],
    });
    expect(fate(s, "t2").codes).not.toContain("invalid");
  });

  it("does without estimates and tiers that are missing", () => {
    expect(fate(snapshot({ tiers: [], issueTypes: { invoice: { team: "billing", byTier: {} } } })).agent).toBe("a1");
  });

  it("plans no ticket whose id is taken twice, and gives no work to a person listed twice", () => {
    const twice = planAssignments(snapshot({ waiting: [ticket("t1"), ticket("t2"), ticket("t1")] }));
    expect(pairsOf(twice)).toEqual(["t2→a1"]);
    expect(twice.waiting).toMatchObject([{ ticketId: "t1", reasons: [{ code: "invalid", params: { field: "id" } }] }]);
    expect(fate(snapshot({ agents: [agent("a1"), agent("a1", { freeSlots: 1 })] })).agent).toBeNull();
  });

  it("takes an endless shift for what it says", () => {
    expect(fate(snapshot({ agents: [agent("a1", { shiftEndsAt: infinity })] })).agent).toBe("a1");
  });
});

describe("a desk that is not as it should be", () => {
  it.each<[string, Partial<RoutingSnapshot>, object]>([
    ["nobody works", { agents: [] }, { agent: null, codes: ["nobodyOnline"] }],
    [
      "nobody has any capacity",
      { agents: [agent("a1", { slots: 0, freeSlots: 0 })] },
      { agent: null, codes: ["allAtCapacity"] },
    ],
    ["more is open than fits", { agents: [agent("a1", { freeSlots: -2 })] }, { agent: null, codes: ["allAtCapacity"] }],
    ["nobody has a team", { agents: [agent("a1", { teams: [] })] }, { agent: null, codes: ["nobodyInTeam"] }],
    [
      "the owner was archived and has nobody any more",
      { waiting: [ticket("t1", { ownerTeam: "archived" })] },
      { agent: null, team: "archived", codes: ["nobodyInTeam"] },
    ],
    [
      "the owner was archived, and released it as well",
      {
        waiting: [ticket("t1", { ownerTeam: "archived", barredTeams: ["archived"], candidates: [] })],
        weights: { fallback: { team: "billing", tier: 1 } },
      },
      { agent: "a1", team: "billing" },
    ],
    [
      "one issue type of two is unknown",
      {
        waiting: [
          ticket("t1", {
            candidates: [
              { issueType: "unheard-of", probability: 0.8 },
              { issueType: "invoice", probability: 0.1 },
            ],
          }),
        ],
      },
      { agent: "a1", team: "billing" },
    ],
    [
      "probabilities sum to more than 1",
      {
        waiting: [
          ticket("t1", { candidates: [0.9, 0.8].map((probability) => ({ issueType: "invoice", probability })) }),
        ],
      },
      { agent: "a1", codes: ["assignedOnlyEligible", "normalised"] },
    ],
    [
      "they sum to 0",
      { waiting: [ticket("t1", { candidates: [{ issueType: "invoice", probability: 0 }], ownerTeam: "billing" })] },
      { agent: "a1" },
    ],
    [
      "no weights, no foresight and no tiers are set",
      { weights: undefined, upcoming: undefined, tiers: [] },
      { agent: "a1" },
    ],
    [
      "nothing is known of any issue type",
      { issueTypes: {}, waiting: [ticket("t1", { ownerTeam: "billing" })] },
      { agent: "a1" },
    ],
    ["a clock is years late", { waiting: [ticket("t1", { clocks: [clock(-3_000_000)] })] }, { agent: "a1" }],
    ["the clocks of the desk stand before the ticket's", { now: 0 }, { agent: "a1" }],
  ])("%s", (_, more, answer) => {
    expect(fate(snapshot(more))).toMatchObject(answer);
  });

  it("has nothing to do without tickets", () => {
    expect(planAssignments(snapshot({ waiting: [] }))).toEqual({ assignments: [], waiting: [] });
    expect(planAssignments(snapshot({ waiting: [], agents: [] }))).toEqual({ assignments: [], waiting: [] });
  });
});

describe("whatever stands in a snapshot", () => {
  it.each([null, undefined, 5, "text", Number.NaN, () => 1])("plans nothing of what is none: %s", (none) => {
    expect(planAssignments(none as never)).toEqual({ assignments: [], waiting: [] });
  });

  it.each([{ tier: 1 }, { tier: 1, team: undefined }, { tier: 1, team: null }, { tier: 1, team: 5 }, {}, [], "text"])(
    "a last resort that names no team spoils what falls to it, and throws nothing: %j",
    (fallback) => {
      const waiting = [ticket("t1", { candidates: [], queued: null })];
      const spoilt = snapshot({ waiting, weights: { fallback: fallback as never } });
      expect(planAssignments(spoilt).waiting).toEqual([
        { ticketId: "t1", team: "", tier: 1, reasons: [{ code: "invalid", params: { field: "weights.fallback" } }] },
      ]);
    },
  );

  /** Every place in a value, as a path of keys. */
  const places = (x: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof x === "object" && x !== null
      ? Object.entries(x).flatMap(([k, v]) => [[...path, k], ...places(v, [...path, k])])
      : [];
  const junk = fc.oneof(
    fc.anything({ maxDepth: 1 }),
    fc.constantFrom(null, undefined, Number.NaN, "text", 5, [], {}, [null], ["text"], [5]),
  );

  it.each<[string, Partial<RoutingSnapshot>]>([
    ["capacity that comes for no team", { upcoming: [{ tier: 1, team: Object.create(null), at: now + 1, slots: 1 }] }],
    ["capacity that comes at no time", { upcoming: [{ tier: 1, team: "billing", at: Symbol() as never, slots: 1 }] }],
    ["a shift that ends never, in no number", { agents: [agent("a1", { shiftEndsAt: Object.create(null) })] }],
    ["a list with an empty place", { tiers: Array(2) }],
    [
      "a probability of another kind of number",
      { waiting: [ticket("t1", { candidates: [{ issueType: "invoice", probability: 1n as never }] })] },
    ],
  ])("nothing is thrown at %s", (_, more) => {
    expect(fate(snapshot(more)).codes.length).toBeGreaterThan(0);
  });

  it("nothing is thrown, and every ticket that has a name is answered once", () => {
    fc.assert(
      fc.property(anySnapshot([1, 2]), fc.nat(), junk, (s, pick, value) => {
        const broken = structuredClone(s) as unknown as Record<string, unknown>;
        const all = places(broken);
        const path = all[pick % all.length]!;
        const parent = path.slice(0, -1).reduce<Record<string, unknown>>((x, k) => x[k] as never, broken);
        parent[path.at(-1)!] = value;
        const plan = planAssignments(broken as never);
        const names = Array.isArray(broken.waiting)
          ? new Set(broken.waiting.flatMap((t) => (typeof t?.id === "string" ? [t.id] : [])))
          : new Set();
        const told = [...plan.assignments, ...plan.waiting].map((x) => x.ticketId);
        expect(new Set(told)).toEqual(names);
        expect(told).toHaveLength(names.size);
      }),
      { numRuns: 3000 },
    );
  });
});
