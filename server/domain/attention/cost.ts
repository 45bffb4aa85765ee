import { delayCost } from "../assignment/delay";
import type { RoutingWeights, WaitingTicket } from "../assignment/snapshot";

const hour = 3_600_000;
/** For so long a thing is imagined to be left alone. */
export const leftAloneHours = 2;
const usualMinutes = 20;

/** What a waiting ticket is expected to cost more if it is taken up only in two hours: its clocks and the risk that the customer
 *  leaves, by the planner's own formula, in its unit. 0 for a ticket that cannot be calculated with. */
export function costOfWaiting(ticket: WaitingTicket, now: number, weights: RoutingWeights): number {
  const begin = now + leftAloneHours * hour;
  const end = begin + (usualMinutes * hour) / 60;
  const plannable = { ticket, team: "", tier: 1, floor: 1, isQueued: true, shares: [], reasons: [] };
  const cost = delayCost(plannable, now, begin, end, weights);
  return Number.isFinite(cost) ? Math.max(0, cost) : 0;
}
