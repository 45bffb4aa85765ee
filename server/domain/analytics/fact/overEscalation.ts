import type { Touch } from "../../estimates/touch";
import type { TicketEvent } from "../../ticket/events";
import type { DecisionSeen } from "./history";

/** Below this a lower tier would have been a gamble. */
export const probableSuccess = 0.8;

/** Resolved at tier k in less time than the median of the tier below for its issue type, and that tier would probably have
 *  solved it, as of the decision (ENGINE.md section 8).
 *
 *  Both are fixed by what is recorded. The decision is the last one before tier k had the ticket: it keeps the estimates that it
 *  looked at. The median of the tier below is their handling time, which is the exponent of a mean of logarithms
 *  (server/domain/estimates/estimate.ts) and so the median wherever times are lognormal; the estimated success is theirs at the
 *  ticket's complexity as it was believed then. So the answer never changes as estimates are learned. Null where nobody at a tier
 *  above the lowest resolved it, the decision looked at no estimates, or they were of another issue type than it turned
 *  out to be. */
export function isOverEscalated(
  events: readonly TicketEvent[],
  touches: readonly Touch[],
  issueType: string | null,
  decisions: readonly DecisionSeen[],
): boolean | null {
  const last = touches.at(-1);
  if (issueType === null || !last || (last.outcome !== "solved" && last.outcome !== "reopened")) return null;
  const came = events.find((e) => e.type === "TicketAssigned" && e.data.tier === last.tier);
  const decision = decisions.findLast((d) => came !== undefined && d.at <= came.at);
  if (!decision || decision.issueType !== issueType) return null;
  const below = decision.tiers.filter((t) => t.tier < last.tier).sort((a, b) => b.tier - a.tier)[0];
  if (!below) return null;
  const minutes = touches.filter((t) => t.tier === last.tier).reduce((sum, t) => sum + t.minutes, 0);
  return minutes < below.handlingMinutes && below.success > probableSuccess;
}
