import { planAssignments } from "../assignment/plan";
import type { IssueTypeEstimate, RoutableAgent, RoutingSnapshot, WaitingTicket } from "../assignment/snapshot";
import { seededRandom } from "../random";
import type { Hidden, Route } from "./run";

/** Ways of routing to compare. Each is made anew for every run. */
export const policies = {
  random: () => {
    const uniform = seededRandom(7);
    return byRule(firstCome, (free) => Math.floor(uniform() * free.length));
  },
  roundRobin: () => {
    const turns = new Map<string, number>();
    let turn = 0;
    return byRule(firstCome, (free) => {
      const at = leastOf(free, (x) => turns.get(x.agent.id) ?? 0);
      turns.set(free[at]!.agent.id, ++turn);
      return at;
    });
  },
  leastLoaded: () => byRule(firstCome, (free) => leastOf(free, (x) => x.open / x.agent.slots)),
  prioritySkills: () =>
    byRule(
      (a, b) => b.importance - a.importance,
      (free, issueType) => leastOf(free, (x) => -(x.agent.skill[issueType] ?? 0)),
    ),
  earliestDue: () =>
    byRule(
      (a, b) => dueOf(a) - dueOf(b),
      (free) => leastOf(free, (x) => x.open / x.agent.slots),
    ),
  baton: (): Route => (s) => planAssignments(s),
  /** The same planner where it knows of each ticket what a perfect reading would tell: whose it is, and how hard. */
  perfectReading: (): Route => (s, hidden) => planAssignments(knowing(s, hidden, false)),
  /** And how long each touch takes, which is luck. */
  clairvoyant: (): Route => (s, hidden) => planAssignments(knowing(s, hidden, true)),
  /** And how each touch would end, which nobody can know. */
  omniscient: (): Route => (s, hidden) => planAssignments(foreseeing(s, hidden)),
} satisfies Record<string, () => Route>;
export type PolicyName = keyof typeof policies;

interface Choice {
  agent: RoutableAgent;
  open: number;
}
const firstCome = () => 0;
const leastOf = (list: readonly Choice[], of: (x: Choice) => number) =>
  list.reduce((best, x, i) => (of(x) < of(list[best]!) ? i : best), 0);
const dueOf = (t: WaitingTicket) => Math.min(Number.MAX_VALUE, ...t.clocks.map((c) => c.dueAt));

/** Tickets in an order, each to a choice among those of its likeliest team and its tier with a free slot. What looks hard
 *  begins at the second tier, by a fixed rule as a careful admin would set it up. */
function byRule(
  order: (a: WaitingTicket, b: WaitingTicket) => number,
  choose: (free: Choice[], issueType: string) => number,
): Route {
  return (s) => {
    const left = new Map(s.agents.map((a) => [a.id, a.freeSlots]));
    const assignments: ReturnType<Route>["assignments"] = [];
    const inOrder = [...s.waiting].sort((a, b) => order(a, b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    for (const t of inOrder) {
      const likeliest = [...t.candidates].sort((a, b) => b.probability - a.probability)[0];
      const team = likeliest ? s.issueTypes[likeliest.issueType]!.team : s.weights!.fallback!.team;
      const tier = Math.max(t.minTier, t.complexity > hard ? 2 : 1);
      const free = s.agents
        .filter((a) => a.tier === tier && a.teams.includes(team) && left.get(a.id)! > 0)
        .map((agent) => ({ agent, open: agent.slots - left.get(agent.id)! }));
      if (free.length === 0) continue;
      const { agent } = free[choose(free, likeliest?.issueType ?? "")]!;
      left.set(agent.id, left.get(agent.id)! - 1);
      assignments.push({ ticketId: t.id, agentId: agent.id, team, tier, value: 0, reasons: [] });
    }
    return { assignments };
  };
}
/** Standard deviations of complexity. */
const hard = 1;

type TruthOf = (w: WaitingTicket) => {
  byTier: IssueTypeEstimate["byTier"];
  skillOf: (a: RoutableAgent) => number;
  complexity: number;
};

/** The snapshot with each ticket as an issue type of its own, about which the truth is known. */
function seenThrough(s: RoutingSnapshot, hidden: Hidden, truthOf: TruthOf): RoutingSnapshot {
  const issueTypes: RoutingSnapshot["issueTypes"] = {};
  const skills = s.agents.map((): Record<string, number> => ({}));
  const waiting = s.waiting.map((w): WaitingTicket => {
    const { byTier, skillOf, complexity } = truthOf(w);
    issueTypes[w.id] = { team: hidden.ticket(w.id).true.team, byTier };
    s.agents.forEach((a, i) => {
      skills[i]![w.id] = skillOf(a);
    });
    return { ...w, candidates: [{ issueType: w.id, probability: 1 }], complexity, complexityVariance: 0 };
  });
  return { ...s, waiting, issueTypes, agents: s.agents.map((a, i) => ({ ...a, skill: skills[i]! })) };
}

/** What a ticket's next touch at each tier will be, drawn long before. */
function nextTouches({ world, ticket, touches }: Hidden, id: string) {
  const t = ticket(id);
  const { byTier } = world.true[t.true.issueType]!;
  return world.tiers.map(({ tier, complexityEffect }) => {
    const at = Math.min(touches(id, tier), t.luck[tier]!.length - 1);
    const { success, handlingMinutes } = byTier[tier]!;
    const luck = { luck: t.luck[tier]![at]!, effort: t.effort[tier]![at]! };
    return { tier, success, complexityEffect, handlingMinutes, ...luck };
  });
}

function knowing(s: RoutingSnapshot, hidden: Hidden, isEffortKnown: boolean): RoutingSnapshot {
  return seenThrough(s, hidden, (w) => {
    const { issueType, complexity } = hidden.ticket(w.id).true;
    const byTier: IssueTypeEstimate["byTier"] = {};
    for (const { tier, success, handlingMinutes, effort } of nextTouches(hidden, w.id))
      byTier[tier] = { success, handlingMinutes: handlingMinutes * (isEffortKnown ? effort : 1) };
    return { byTier, complexity, skillOf: (a) => a.skill[issueType] ?? 0 };
  });
}

/** Logits that leave no doubt. */
const sure = 14;

function foreseeing(s: RoutingSnapshot, hidden: Hidden): RoutingSnapshot {
  return seenThrough(s, hidden, (w) => {
    const { issueType, complexity } = hidden.ticket(w.id).true;
    const next = nextTouches(hidden, w.id);
    const marginOf = (x: (typeof next)[number]) =>
      Math.log(x.success / (1 - x.success)) - x.complexityEffect * complexity - Math.log(x.luck / (1 - x.luck));
    const byTier: IssueTypeEstimate["byTier"] = {};
    for (const x of next)
      byTier[x.tier] = { success: marginOf(x) > 0 ? 0.999 : 0.001, handlingMinutes: x.handlingMinutes * x.effort };
    const skillOf = (a: RoutableAgent) => {
      const x = next.find((n) => n.tier === a.tier)!;
      const isSolved = marginOf(x) + (a.skill[issueType] ?? 0) > 0;
      return isSolved === marginOf(x) > 0 ? 0 : isSolved ? sure : -sure;
    };
    return { byTier, complexity: 0, skillOf };
  });
}
