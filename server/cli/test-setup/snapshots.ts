import fc from "fast-check";
import {
  type IssueTypeEstimate,
  planAssignments,
  type RoutableAgent,
  type RoutingPlan,
  type RoutingSnapshot,
  type WaitingClock,
  type WaitingTicket,
} from "../../domain/assignment/plan";

/** Snapshots for the planner's tests: plain ones to vary by hand, and arbitrary ones for its properties. */

export const now = Date.UTC(2026, 2, 4, 9, 30);
export const minutes = (n: number) => n * 60_000;

export const agent = (id: string, more: Partial<RoutableAgent> = {}): RoutableAgent => ({
  id,
  tier: 1,
  teams: ["billing"],
  slots: 4,
  freeSlots: 4,
  shiftEndsAt: now + minutes(480),
  skill: {},
  speed: 1,
  ...more,
});

export const clock = (dueIn: number, more: Partial<WaitingClock> = {}): WaitingClock => ({
  metric: "resolution",
  dueAt: now + minutes(dueIn),
  breachCost: 1,
  lateCostPerHour: 0.1,
  ...more,
});

export const ticket = (id: string, more: Partial<WaitingTicket> = {}): WaitingTicket => ({
  id,
  createdAt: now - minutes(5),
  waitingSince: now - minutes(5),
  candidates: [{ issueType: "invoice", probability: 0.9 }],
  complexity: 0,
  importance: 1,
  minTier: 1,
  clocks: [clock(60)],
  queued: null,
  touches: 0,
  barredTeams: [],
  barredAgents: [],
  preferredAgent: null,
  ...more,
});

const estimate = (team: string): IssueTypeEstimate => ({
  team,
  byTier: {
    1: { success: 0.7, handlingMinutes: 10 },
    2: { success: 0.85, handlingMinutes: 15 },
    3: { success: 0.95, handlingMinutes: 25 },
  },
});

export const snapshot = (more: Partial<RoutingSnapshot> = {}): RoutingSnapshot => ({
  now,
  waiting: [ticket("t1")],
  agents: [agent("a1")],
  issueTypes: { invoice: estimate("billing"), refund: estimate("billing"), sync: estimate("data") },
  tiers: [
    { tier: 1, costPerMinute: 0.01, complexityEffect: 1.1 },
    { tier: 2, costPerMinute: 0.02, complexityEffect: 0.7 },
    { tier: 3, costPerMinute: 0.03, complexityEffect: 0.4 },
  ],
  ...more,
});

/** Plans one ticket and tells what became of it: who has it, or where it waits, and the codes of the reasons. */
export function fate(s: RoutingSnapshot, id = "t1") {
  const plan = planAssignments(s);
  const given = plan.assignments.find((a) => a.ticketId === id);
  const waiting = plan.waiting.find((w) => w.ticketId === id);
  const one = given ?? waiting!;
  return { agent: given?.agentId ?? null, team: one.team, tier: one.tier, codes: one.reasons.map((r) => r.code) };
}

export const pairsOf = (plan: RoutingPlan) => plan.assignments.map((a) => `${a.ticketId}→${a.agentId}`);

const teams = ["billing", "data", "product"];
const agentIds = ["a1", "a2", "a3", "a4", "a5", "a6"];
const skills = ["de", "sql"];
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const tier = fc.integer({ min: 1, max: 3 });
const around = (back: number, ahead: number) => fc.integer({ min: now - minutes(back), max: now + minutes(ahead) });
const places = fc.record({ team: fc.constantFrom(...teams), tier, since: around(600, 0) });

const anyClock: fc.Arbitrary<WaitingClock> = fc.record({
  metric: fc.constantFrom("acceptance", "firstResponse", "nextResponse", "resolution"),
  dueAt: around(3000, 3000),
  breachCost: fc.double({ min: 0, max: 5, noNaN: true }),
  lateCostPerHour: chance,
});

export const anyTicket = (id: string, sizes: number[]): fc.Arbitrary<WaitingTicket> =>
  fc
    .record({
      createdAt: around(3000, 0),
      waitingSince: around(600, 5),
      candidates: fc.array(
        fc.record(
          {
            issueType: fc.constantFrom("invoice", "refund", "sync", "unheard-of", "constructor"),
            probability: chance,
            team: fc.constantFrom(...teams),
          },
          { requiredKeys: ["issueType", "probability"] },
        ),
        { maxLength: 4 },
      ),
      complexity: fc.double({ min: -3, max: 3, noNaN: true }),
      importance: fc.double({ min: 0.1, max: 5, noNaN: true }),
      minTier: tier,
      clocks: fc.array(anyClock, { maxLength: 3 }),
      queued: fc.option(places),
      touches: fc.nat(4),
      barredTeams: fc.subarray(teams, { maxLength: 2 }),
      barredAgents: fc.subarray(agentIds, { maxLength: 2 }),
      preferredAgent: fc.option(fc.constantFrom(...agentIds)),
      ownerTeam: fc.constantFrom(...teams, undefined),
      requires: fc.subarray(skills, { maxLength: 1 }),
      size: fc.constantFrom(...sizes),
    })
    .map((t) => ({ ...t, id }) as WaitingTicket);

export const anyAgent = (id: string): fc.Arbitrary<RoutableAgent> =>
  fc
    .record({
      tier,
      teams: fc.subarray(teams, { minLength: 1 }),
      slots: fc.integer({ min: 0, max: 5 }),
      busy: fc.nat(5),
      shiftEndsAt: around(0, 600),
      skill: fc.dictionary(fc.constantFrom("invoice", "refund", "sync"), fc.double({ min: -2, max: 2, noNaN: true })),
      speed: fc.double({ min: 0.5, max: 2, noNaN: true }),
      can: fc.subarray(skills),
    })
    .map(({ busy, ...a }) => ({ ...a, id, freeSlots: Math.max(0, a.slots - busy) }));

/** A desk of up to six agents and eight tickets. Every ticket takes one slot unless other sizes are allowed. */
export const anySnapshot = (sizes: number[] = [1]): fc.Arbitrary<RoutingSnapshot> =>
  fc
    .record({
      waiting: fc
        .subarray(["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"])
        .chain((ids) => fc.tuple(...ids.map((id) => anyTicket(id, sizes)))),
      agents: fc.subarray(agentIds).chain((ids) => fc.tuple(...ids.map(anyAgent))),
      fallback: fc.option(fc.record({ team: fc.constantFrom(...teams), tier })),
    })
    .map(({ waiting, agents, fallback }) => snapshot({ waiting, agents, weights: { fallback } }));
