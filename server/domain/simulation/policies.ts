import { planAssignments } from "../assignment/plan";
import type { RoutableAgent, RoutingSnapshot, WaitingTicket } from "../assignment/snapshot";
import { seededRandom } from "../random";
import type { Hidden, Route } from "./run";

/** Ways of routing to compare with. Each begins anew for every run. */
export type PolicyName =
  | "random" | "roundRobin" | "leastLoaded" | "prioritySkills" | "earliestDue" | "baton" | "clairvoyant";

const ours: Route = (s) => planAssignments(s);

/** Tickets in an order, each to the first choice among those of its likeliest team and lowest tier with a free slot.
 *  From a high complexity on, a fixed rule begins at the second tier, as a careful admin would set it up. */
function byRule(
  order: (a: WaitingTicket, b: WaitingTicket) => number,
  choose: (free: { agent: RoutableAgent; open: number }[], t: WaitingTicket, team: string, type: string) => number,
): Route {
  return (s) => {
    const left = new Map(s.agents.map((a) => [a.id, a.freeSlots]));
    const assignments: ReturnType<Route>["assignments"] = [];
    for (const t of [...s.waiting].sort((a, b) => order(a, b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))) {
      const likeliest = [...t.candidates].sort((a, b) => b.probability - a.probability)[0];
      const team = likeliest ? s.issueTypes[likeliest.issueType]!.team : s.weights!.fallback!.team;
      const tier = Math.max(t.minTier, t.complexity > 1 ? 2 : 1);
      const free = s.agents
        .filter((a) => a.tier === tier && a.teams.includes(team) && left.get(a.id)! > 0)
        .map((agent) => ({ agent, open: agent.slots - left.get(agent.id)! }));
      if (free.length === 0) continue;
      const { agent } = free[choose(free, t, team, likeliest?.issueType ?? "")]!;
      left.set(agent.id, left.get(agent.id)! - 1);
      assignments.push({ ticketId: t.id, agentId: agent.id, team, tier, value: 0, reasons: [] });
    }
    return { assignments };
  };
}

const firstCome = () => 0;
const leastOf = <T>(list: readonly T[], of: (x: T) => number) =>
  list.reduce((best, x, i) => (of(x) < of(list[best]!) ? i : best), 0);
const dueOf = (t: WaitingTicket) => Math.min(...t.clocks.map((c) => c.dueAt), Number.MAX_VALUE);

function roundRobin(): Route {
  const turns = new Map<string, number>();
  let turn = 0;
  return byRule(firstCome, (free) => {
    const at = leastOf(free, (x) => turns.get(x.agent.id) ?? 0);
    turns.set(free[at]!.agent.id, ++turn);
    return at;
  });
}

/** Knows what is true: whose a ticket is, how hard, how long each touch takes and whether it succeeds. The same planner
 *  decides with it. */
const clairvoyant: Route = (s, hidden) => {
  return planAssignments(seeThrough(s, hidden));
};

function seeThrough(s: RoutingSnapshot, { world, ticket, touches }: Hidden): RoutingSnapshot {
  const issueTypes: RoutingSnapshot["issueTypes"] = {};
  const agents = s.agents.map((a) => ({ ...a, skill: {} as Record<string, number> }));
  const waiting = s.waiting.map((w) => {
    const t = ticket(w.id);
    const { team, byTier } = world.true[t.true.issueType]!;
    const at = Math.min(touches(w.id), t.luck.length - 1);
    const luck = t.luck[at]!;
    const seen: (typeof issueTypes)[string]["byTier"] = {};
    for (const { tier, complexityEffect } of s.tiers) {
      const { success, handlingMinutes } = byTier[tier]!;
      const logit = Math.log(success / (1 - success)) - complexityEffect * t.true.complexity;
      const needed = Math.log(luck / (1 - luck));
      seen[tier] = { success: logit > needed ? 0.999 : 0.001, handlingMinutes: handlingMinutes * t.effort[at]! };
      agents.forEach((a, i) => {
        if (a.tier !== tier) return;
        const skill = s.agents[i]!.skill[t.true.issueType] ?? 0;
        const isSolved = logit + skill > needed;
        if (isSolved !== logit > needed) a.skill[w.id] = isSolved ? 14 : -14;
      });
    }
    issueTypes[w.id] = { team, byTier: seen };
    return { ...w, candidates: [{ issueType: w.id, probability: 1 }], complexity: 0, complexityVariance: 0 };
  });
  return { ...s, waiting, agents, issueTypes };
}

export const policies: Record<PolicyName, () => Route> = {
  random: () => {
    const uniform = seededRandom(7);
    return byRule(firstCome, (free) => Math.floor(uniform() * free.length));
  },
  roundRobin,
  leastLoaded: () => byRule(firstCome, (free) => leastOf(free, (x) => x.open / x.agent.slots)),
  prioritySkills: () =>
    byRule(
      (a, b) => b.importance - a.importance,
      (free, _, __, type) => leastOf(free, (x) => -(x.agent.skill[type] ?? 0)),
    ),
  earliestDue: () => byRule((a, b) => dueOf(a) - dueOf(b), (free) => leastOf(free, (x) => x.open / x.agent.slots)),
  baton: () => ours,
  clairvoyant: () => clairvoyant,
};
