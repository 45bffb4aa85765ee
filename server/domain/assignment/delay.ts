import type { PlannableTicket } from "./queueOf";
import type { RoutingWeights, WaitingClock } from "./snapshot";

const minute = 60_000;
const hour = 60 * minute;

const spreadOf = (w: RoutingWeights) => Math.max(0.01, w.dueSpreadMinutes) * minute;

/** Cost rate per hour of letting one clock run: before the due time the density of a logistic around it (the chance
 *  that this hour is the one that breaches), after it what lateness costs, until the cap. */
function clockRate(c: WaitingClock, at: number, w: RoutingWeights): number {
  const late = at - c.dueAt;
  if (late >= 0) return late < w.lateCapHours * hour ? c.lateCostPerHour : 0;
  const spread = spreadOf(w);
  const z = Math.exp(late / spread);
  return c.breachCost * (z / ((1 + z) * (1 + z))) * (hour / spread) + c.lateCostPerHour * (1 / (1 + 1 / z));
}

/** What of a clock is stopped by taking the ticket up, and what only by ending it. */
const endsWithWork = (c: WaitingClock) => c.metric === "resolution";

/** C′: cost per hour of keeping this ticket waiting, over all clocks in a fixed order, plus an abandonment risk that
 *  rises with the wait. `workMs` is what the work itself will take: a promise of resolution has that much less time. */
export function urgencyOf(p: PlannableTicket, now: number, workMs: number, w: RoutingWeights): number {
  const rates = p.ticket.clocks
    .map((c) => clockRate(c, now < c.dueAt && endsWithWork(c) ? Math.min(c.dueAt - 1, now + workMs) : now, w))
    .sort((a, b) => a - b);
  return rates.reduce((sum, rate) => sum + rate, 0) + abandonmentRate(p, now, w);
}

function abandonmentRate(p: PlannableTicket, now: number, w: RoutingWeights): number {
  const waitedHours = Math.max(0, now - p.ticket.waitingSince) / hour;
  return (p.ticket.importance * w.abandonCost * (0.05 + waitedHours)) / (4 + waitedHours);
}

/** Expected cost of a clock that is stopped at `at`. */
function clockCost(c: WaitingClock, at: number, w: RoutingWeights): number {
  const x = (at - c.dueAt) / spreadOf(w);
  const chance = 1 / (1 + Math.exp(-x));
  // Mean lateness under the same logistic, its softplus.
  const lateMs = x > 30 ? at - c.dueAt : Math.log1p(Math.exp(x)) * spreadOf(w);
  return c.breachCost * chance + c.lateCostPerHour * Math.min(w.lateCapHours, lateMs / hour);
}

/** Expected cost of taking a ticket up at `begin` and having ended it at `end`, over what the same clocks cost now. */
export function delayCost(p: PlannableTicket, now: number, begin: number, end: number, w: RoutingWeights): number {
  const costs = p.ticket.clocks
    .map((c) => {
      const at = endsWithWork(c) ? end : begin;
      if (c.dueAt > now) return clockCost(c, at, w) - clockCost(c, now, w);
      return (c.lateCostPerHour * Math.min(at - now, Math.max(0, c.dueAt + w.lateCapHours * hour - now))) / hour;
    })
    .sort((a, b) => a - b);
  const rate = abandonmentRate(p, (now + begin) / 2, w);
  return costs.reduce((sum, cost) => sum + cost, 0) + (rate * (begin - now)) / hour;
}
