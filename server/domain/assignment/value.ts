import { worthOf } from "./line";
import { type Prospect, type Touch, touchOf } from "./outlook";
import type { RoutableAgent, RoutingSnapshot, RoutingWeights } from "./snapshot";

const minute = 60_000;

/** How a ticket may go with one agent; minutes are expected ones, of this agent with the work they have open. */
export interface AgentTouch extends Touch {
  /** Whether it was given to them before. */
  isPreferred: boolean;
  /** Whether the work ends before their shift does. */
  fitsShift: boolean;
}

/** What is to be expected of each agent: success and minutes over the candidate issue types; work of a team the agent is
 *  not in costs a misroute. null where an estimate or the agent's skill is no usable number. Built once per ticket. */
export function expectation(
  prospect: Prospect,
  s: RoutingSnapshot,
  w: RoutingWeights,
): (a: RoutableAgent) => AgentTouch | null {
  const { team, ticket } = prospect.ticket;
  return (a) => {
    const outlook = prospect.outlook(a.tier);
    if (outlook === null) return null;
    const { success, misroute, minutes } = touchOf(
      outlook,
      a.teams.includes(team) ? a.teams : [team, ...a.teams],
      a.skill,
      w,
    );
    if (!Number.isFinite(success)) return null;
    const open = Math.max(0, a.slots - a.freeSlots);
    const expected = Math.max(0.5, minutes * Math.max(0.1, a.speed) * (1 + w.slowdownPerOpenTicket * open));
    const isPreferred = ticket.preferredAgent === a.id;
    return { success, misroute, minutes: expected, isPreferred, fitsShift: a.shiftEndsAt - s.now >= expected * minute };
  };
}

/** Value of giving ticket j to agent i: C′(slack_j) × (p_ij + ε) / E[minutes_ij] (generalised cμ, Mandelbaum & Stolyar
 *  2004), with a bonus for the agent who knows the case and a discount when the shift ends before the work does; wages
 *  only break ties. NaN where nothing can be expected. Built once per ticket, called once per
 *  agent, with what is expected of them where that is known already. */
export function valuation(
  prospect: Prospect,
  urgency: number,
  s: RoutingSnapshot,
  w: RoutingWeights,
): (a: RoutableAgent, touch?: AgentTouch | null) => number {
  const expect = expectation(prospect, s, w);
  return (a, touch = expect(a)) => {
    if (touch === null) return Number.NaN;
    const preferred = touch.isPreferred ? 1 + w.preferredBonus : 1;
    const fits = touch.fitsShift ? 1 : 0.5;
    const wage = s.tiers.find((t) => t.tier === a.tier)?.costPerMinute ?? 0;
    return worthOf(urgency, touch) * preferred * fits - wage * 1e-6;
  };
}
