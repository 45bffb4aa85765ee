import { worthOf } from "./line";
import { type Prospect, touchOf } from "./outlook";
import type { RoutableAgent, RoutingSnapshot, RoutingWeights } from "./snapshot";

const minute = 60_000;

/** Value of giving ticket j to agent i: C′(slack_j) × (p_ij + ε) / E[minutes_ij] (generalised cμ, Mandelbaum & Stolyar
 *  2004), with a bonus for the agent who knows the case and a discount when the shift ends before the work does; wages
 *  only break ties. Success and minutes are expected over the candidate issue types; work of a team the agent is not in
 *  costs a misroute. NaN where an estimate or the agent's skill is no usable number. Built once per ticket, called once
 *  per agent. */
export function valuation(
  prospect: Prospect,
  urgency: number,
  s: RoutingSnapshot,
  w: RoutingWeights,
): (a: RoutableAgent) => number {
  const { team, ticket } = prospect.ticket;
  return (a) => {
    const outlook = prospect.outlook(a.tier);
    if (outlook === null) return Number.NaN;
    const skillOf = (issueType: string) => {
      const skill = a.skill[issueType] as unknown; // `constructor` is no skill either
      if (typeof skill !== "number") return 0;
      return Number.isFinite(skill) ? skill : Number.NaN;
    };
    const { success, misroute, minutes } = touchOf(outlook, (t) => t === team || a.teams.includes(t), skillOf, w);
    if (!Number.isFinite(success)) return Number.NaN;
    const open = Math.max(0, a.slots - a.freeSlots);
    const expected = Math.max(0.5, minutes * Math.max(0.1, a.speed) * (1 + w.slowdownPerOpenTicket * open));
    const preferred = ticket.preferredAgent === a.id ? 1 + w.preferredBonus : 1;
    const fits = a.shiftEndsAt - s.now >= expected * minute ? 1 : 0.5;
    const wage = s.tiers.find((t) => t.tier === a.tier)?.costPerMinute ?? 0;
    return worthOf(urgency, { success, misroute, minutes: expected }) * preferred * fits - wage * 1e-6;
  };
}
