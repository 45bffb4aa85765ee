import { afterFailure, startingVariance } from "./afterFailure";
import { delayCost } from "./delay";
import type { Lines } from "./line";
import type { Prospect } from "./outlook";
import type { PlannableTicket } from "./queueOf";
import type { RoutingSnapshot, RoutingWeights } from "./snapshot";

const minute = 60_000;

/** The cost of a ticket from now on, by the tier at which it begins: labour at its wage and at what it keeps others waiting,
 *  what this ticket's own delay costs, and where the touch fails the same again one tier up (Shumsky & Pinker 2003, several
 *  rungs, with congestion). `tiers` ascend. */
export class Gate {
  private readonly tiers: readonly number[];

  constructor(
    private readonly lines: Lines,
    private readonly s: RoutingSnapshot,
    private readonly w: RoutingWeights,
  ) {
    this.tiers = [...new Set(s.tiers.map((t) => t.tier))].sort((a, b) => a - b);
  }

  /** Where the ticket should wait: the cheapest tier of its team from its lowest allowed one, unless where it is now costs
   *  nearly the same. The tier of the ticket itself where nothing can be compared. */
  choose(prospect: Prospect, urgency: number): number {
    const { team, floor, tier: here, isQueued } = prospect.ticket;
    const open = this.tiers.filter((t) => t >= floor && (t === here || this.lines.isStaffed(team, t)));
    if (open.length < 2 || !open.includes(here)) return here;
    const stay = this.costFrom(prospect, here, this.s.now, urgency, open);
    let best = { tier: here, cost: stay };
    for (const tier of open) {
      const cost = tier === here ? stay : this.costFrom(prospect, tier, this.s.now, urgency, open);
      if (cost < best.cost) best = { tier, cost };
    }
    return stay - best.cost > (isQueued ? this.w.switchMargin * Math.abs(stay) : 0) ? best.tier : here;
  }

  /** NaN where an estimate is no usable number. */
  private costFrom(prospect: Prospect, tier: number, from: number, urgency: number, open: readonly number[]): number {
    const { ticket: p } = prospect;
    const touch = prospect.touch(tier);
    const rung = this.s.tiers.find((t) => t.tier === tier);
    if (!touch || !rung) return Number.NaN;
    const begin = from + this.lines.waitMinutes(p.team, tier, urgency, touch) * minute;
    const end = begin + touch.minutes * minute;
    const price = rung.costPerMinute + this.lines.congestion(p.team, tier);
    const own = touch.minutes * price + delayCost(p, from, begin, end, this.w);
    const failure = 1 - touch.success - touch.misroute;
    const above = open.find((t) => t > tier);
    if (above === undefined || !(failure > 0)) return own;
    const chance = touch.success / (1 - touch.misroute);
    const next = prospect.of(harder(p, chance, rung.complexityEffect));
    return own + failure * this.costFrom(next, above, end, urgency, open);
  }
}

/** The ticket after a failed touch: thought harder, read by the next one first, and answered. */
function harder(p: PlannableTicket, success: number, complexityEffect: number): PlannableTicket {
  const { ticket } = p;
  // `success` is the chance at its complexity, so the step is taken from there.
  const belief = { complexity: 0, variance: ticket.complexityVariance ?? startingVariance };
  const { complexity, variance } = afterFailure(belief, { success, complexityEffect });
  return {
    ...p,
    ticket: {
      ...ticket,
      complexity: ticket.complexity + complexity,
      complexityVariance: variance,
      touches: ticket.touches + 1,
      clocks: ticket.clocks.filter((c) => c.metric === "resolution"),
    },
  };
}
