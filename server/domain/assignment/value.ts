import { successAt } from "./gatekeeper";
import type { PlannableTicket } from "./queueOf";
import type { RoutableAgent, RoutingSnapshot, RoutingWeights, WaitingClock } from "./snapshot";

const minute = 60_000;
const hour = 60 * minute;
/** Keeps hopeless pairs ordered by urgency instead of all being worth nothing. */
const epsilon = 0.05;

/** Cost rate per hour of letting one clock run: before the due time the density of a logistic around it (the chance
 *  that this hour is the one that breaches), after it what lateness costs, until the cap. */
function clockRate(c: WaitingClock, now: number, w: RoutingWeights): number {
  const late = now - c.dueAt;
  if (late >= 0) return late < w.lateCapHours * hour ? c.lateCostPerHour : 0;
  const spread = w.dueSpreadMinutes * minute;
  const z = Math.exp(late / spread);
  return c.breachCost * (z / ((1 + z) * (1 + z))) * (hour / spread) + c.lateCostPerHour * (1 / (1 + 1 / z));
}

/** C′: cost per hour of keeping this ticket waiting, over all clocks in a fixed order, plus an abandonment risk that
 *  rises with the wait. */
export function urgencyOf(p: PlannableTicket, now: number, w: RoutingWeights): number {
  const clocks = [...p.ticket.clocks].sort((a, b) => a.dueAt - b.dueAt || (a.metric < b.metric ? -1 : 1));
  const rates = clocks.reduce((sum, c) => sum + clockRate(c, now, w), 0);
  const waitedHours = Math.max(0, now - p.ticket.waitingSince) / hour;
  return rates + (p.ticket.importance * w.abandonCost * (0.05 + waitedHours)) / (4 + waitedHours);
}

/** Success chance and expected minutes of one agent on one ticket, over its candidate issue types; what probability is
 *  missing is uncertainty over the other types, taken as a middling chance. */
export function outlook(p: PlannableTicket, a: RoutableAgent, open: number, s: RoutingSnapshot, w: RoutingWeights) {
  const effect = s.tiers.find((t) => t.tier === a.tier)?.complexityEffect ?? 0;
  let success = 0;
  let minutes = 0;
  let known = 0;
  for (const c of p.shares) {
    const estimate = s.issueTypes[c.issueType]?.byTier[a.tier];
    if (!estimate) continue;
    const belongs = a.teams.includes(c.team);
    const chance = successAt(estimate.success, effect, p.ticket.complexity, a.skill[c.issueType] ?? 0);
    success += c.probability * (belongs ? chance : 0);
    minutes += c.probability * (belongs ? estimate.handlingMinutes : w.misrouteMinutes);
    known += c.probability;
  }
  const rest = Math.max(0, 1 - known);
  success += rest * 0.5;
  minutes += rest * 20;
  const slowed = Math.max(0.1, a.speed) * (1 + w.slowdownPerOpenTicket * Math.max(0, open));
  return { success, minutes: Math.max(0.5, minutes * slowed) };
}

/** Value of giving ticket j to agent i: C′(slack_j) × (p_ij + ε) / E[minutes_ij] (generalised cμ, Mandelbaum & Stolyar
 *  2004), with a bonus for the agent who knows the case and a discount when the shift ends before the work does. */
export function pairValue(
  p: PlannableTicket,
  urgency: number,
  a: RoutableAgent,
  freeSlots: number,
  s: RoutingSnapshot,
  w: RoutingWeights,
): number {
  const { success, minutes } = outlook(p, a, a.slots - freeSlots, s, w);
  const preferred = p.ticket.preferredAgent === a.id ? 1 + w.preferredBonus : 1;
  const fits = a.shiftEndsAt - s.now >= minutes * minute ? 1 : 0.5;
  const wage = s.tiers.find((t) => t.tier === a.tier)?.costPerMinute ?? 0;
  return ((urgency * (success + epsilon)) / minutes) * preferred * fits - wage * 1e-6;
}
