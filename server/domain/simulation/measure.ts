import { defaultRoutingWeights } from "../assignment/snapshot";
import type { Run, TicketOutcome } from "./run";
import type { World } from "./world";

const hour = 3_600_000;
const { abandonCost, lateCapHours } = defaultRoutingWeights;

export interface Figures {
  /** Cost per ticket: breaches, lateness, abandonment and wages. */
  cost: number;
  breaches: number;
  lateness: number;
  lost: number;
  wages: number;
  /** Share of clocks kept, weighted by what their breach costs. */
  sla: number;
  /** Share of clocks kept, each counting once. */
  slaUnweighted: number;
  /** 1 to 5, by a formula of waiting, touches and lateness. */
  csat: number;
  abandoned: number;
  expertMinutes: number;
  minutes: number;
  touches: number;
  misroutes: number;
}

const settledAt = (o: TicketOutcome, metric: string) => (metric === "firstResponse" ? o.answeredAt : o.resolvedAt);

function satisfaction(o: TicketOutcome): number {
  if (o.abandonedAt !== null || o.resolvedAt === null) return 1;
  const waited = ((o.answeredAt ?? o.resolvedAt) - o.ticket.at) / hour;
  const late = o.ticket.clocks.some((c) => settledAt(o, c.metric)! > c.dueAt) ? 0.6 : 0;
  return Math.max(1, 4.7 - 0.3 * Math.min(4, waited) - 0.45 * (o.touches - 1) - late);
}

/** What a run cost, by the formula of this folder's README. */
export function measure(world: World, run: Run): Figures {
  const n = run.outcomes.length;
  let [breaches, lateness, lost, wages] = [0, 0, 0, 0];
  let [kept, all, keptOnce, allOnce, csat, abandoned, touches, misroutes] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const o of run.outcomes) {
    const hasLeft = o.abandonedAt !== null;
    if (hasLeft) {
      abandoned++;
      lost += abandonCost * o.ticket.importance;
    }
    for (const c of o.ticket.clocks) {
      const end = settledAt(o, c.metric) ?? o.abandonedAt ?? world.until;
      const isKept = !hasLeft && settledAt(o, c.metric) !== null && end <= c.dueAt;
      all += c.breachCost;
      allOnce++;
      if (isKept) {
        kept += c.breachCost;
        keptOnce++;
      }
      // Who left before it was due was lost, which is paid above; the clock was not broken.
      if (end > c.dueAt) {
        breaches += c.breachCost;
        lateness += c.lateCostPerHour * Math.min(lateCapHours, (end - c.dueAt) / hour);
      }
    }
    csat += satisfaction(o);
    touches += o.touches;
    misroutes += o.misroutes;
  }
  let [minutes, expertMinutes] = [0, 0];
  for (const { tier, costPerMinute } of world.tiers) {
    const spent = run.minutes[tier] ?? 0;
    wages += spent * costPerMinute;
    minutes += spent;
    if (tier > 1) expertMinutes += spent;
  }
  return {
    cost: (breaches + lateness + lost + wages) / n,
    breaches: breaches / n,
    lateness: lateness / n,
    lost: lost / n,
    wages: wages / n,
    sla: kept / all,
    slaUnweighted: keptOnce / allOnce,
    csat: csat / n,
    abandoned: abandoned / n,
    expertMinutes: expertMinutes / n,
    minutes: minutes / n,
    touches: touches / n,
    misroutes: misroutes / n,
  };
}
