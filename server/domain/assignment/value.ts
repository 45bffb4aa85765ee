import { logistic, successLogit } from "./gatekeeper";
import type { PlannableTicket } from "./queueOf";
import type { RoutableAgent, RoutingSnapshot, RoutingWeights, WaitingClock } from "./snapshot";

const minute = 60_000;
const hour = 60 * minute;
/** Keeps hopeless pairs ordered by urgency instead of all being worth nothing. */
const epsilon = 0.05;
/** What is taken for the share of probability that no estimate covers: a middling chance and time. */
const unknown = { success: 0.5, minutes: 20 };

/** Cost rate per hour of letting one clock run: before the due time the density of a logistic around it (the chance
 *  that this hour is the one that breaches), after it what lateness costs, until the cap. */
function clockRate(c: WaitingClock, now: number, w: RoutingWeights): number {
  const late = now - c.dueAt;
  if (late >= 0) return late < w.lateCapHours * hour ? c.lateCostPerHour : 0;
  const spread = Math.max(0.01, w.dueSpreadMinutes) * minute;
  const z = Math.exp(late / spread);
  return c.breachCost * (z / ((1 + z) * (1 + z))) * (hour / spread) + c.lateCostPerHour * (1 / (1 + 1 / z));
}

/** C′: cost per hour of keeping this ticket waiting, over all clocks in a fixed order, plus an abandonment risk that
 *  rises with the wait. */
export function urgencyOf(p: PlannableTicket, now: number, w: RoutingWeights): number {
  const rates = p.ticket.clocks.map((c) => clockRate(c, now, w)).sort((a, b) => a - b);
  const waitedHours = Math.max(0, now - p.ticket.waitingSince) / hour;
  const abandonment = (p.ticket.importance * w.abandonCost * (0.05 + waitedHours)) / (4 + waitedHours);
  return rates.reduce((sum, rate) => sum + rate, 0) + abandonment;
}

interface TierOutlook {
  wage: number;
  /** Per candidate issue type with an estimate: what of the calculation is the same for all agents of the tier. */
  parts: { issueType: string; team: string; probability: number; logit: number; success: number; minutes: number }[];
  /** Probability without an estimate. */
  rest: number;
}

/** The part of the outlook that all agents of one tier share; null where an estimate is no usable number. */
function tierOutlook(p: PlannableTicket, tier: number, s: RoutingSnapshot): TierOutlook | null {
  const { complexityEffect, costPerMinute } = s.tiers.find((t) => t.tier === tier) ?? {
    complexityEffect: 0,
    costPerMinute: 0,
  };
  if (!Number.isFinite(complexityEffect) || !Number.isFinite(costPerMinute)) return null;
  let rest = 1;
  const parts: TierOutlook["parts"] = [];
  for (const { issueType, team, probability } of p.shares) {
    const estimate = Object.hasOwn(s.issueTypes, issueType) ? s.issueTypes[issueType]?.byTier[tier] : undefined;
    if (!estimate) continue;
    if (!Number.isFinite(estimate.success) || !Number.isFinite(estimate.handlingMinutes)) return null;
    const logit = successLogit(estimate.success, complexityEffect, p.ticket.complexity);
    const success = logistic(logit);
    parts.push({ issueType, team, probability, logit, success, minutes: estimate.handlingMinutes });
    rest -= probability;
  }
  return { wage: costPerMinute, parts, rest: Math.max(0, rest) };
}

/** Value of giving ticket j to agent i: C′(slack_j) × (p_ij + ε) / E[minutes_ij] (generalised cμ, Mandelbaum & Stolyar
 *  2004), with a bonus for the agent who knows the case and a discount when the shift ends before the work does; wages
 *  only break ties. Success and minutes are expected over the candidate issue types; work of a team the agent is not in
 *  costs a misroute. NaN where an estimate or the agent's skill is no usable number. Built once per ticket, called once
 *  per agent. */
export function valuation(
  p: PlannableTicket,
  urgency: number,
  s: RoutingSnapshot,
  w: RoutingWeights,
): (a: RoutableAgent) => number {
  const byTier = new Map<number, TierOutlook | null>();
  return (a) => {
    let outlook = byTier.get(a.tier);
    if (outlook === undefined) {
      outlook = tierOutlook(p, a.tier, s);
      byTier.set(a.tier, outlook);
    }
    if (outlook === null) return Number.NaN;
    let success = outlook.rest * unknown.success;
    let minutes = outlook.rest * unknown.minutes;
    for (const part of outlook.parts) {
      const skill = a.skill[part.issueType] as unknown; // `constructor` is no skill either
      const offset = typeof skill === "number" ? skill : 0;
      if (!Number.isFinite(offset)) return Number.NaN;
      const belongs = part.team === p.team || a.teams.includes(part.team);
      if (belongs) success += part.probability * (offset === 0 ? part.success : logistic(part.logit + offset));
      minutes += part.probability * (belongs ? part.minutes : w.misrouteMinutes);
    }
    const open = Math.max(0, a.slots - a.freeSlots);
    const expected = Math.max(0.5, minutes * Math.max(0.1, a.speed) * (1 + w.slowdownPerOpenTicket * open));
    const preferred = p.ticket.preferredAgent === a.id ? 1 + w.preferredBonus : 1;
    const fits = a.shiftEndsAt - s.now >= expected * minute ? 1 : 0.5;
    return ((urgency * (success + epsilon)) / expected) * preferred * fits - outlook.wage * 1e-6;
  };
}
