import { applyClockEvent, type Clock } from "../../sla/clock";
import type { TicketEvent } from "../../ticket/events";
import { type Budget, type PromiseOutcome, promiseColumns } from "../fact";

export function clocksOf(events: readonly TicketEvent[]): Clock[] {
  let clocks: Clock[] = [];
  for (const e of events) {
    switch (e.type) {
      case "ClockStarted":
      case "ClockPaused":
      case "ClockResumed":
      case "ClockWarned":
      case "ClockBreached":
      case "ClockStopped":
        clocks = applyClockEvent(clocks, e);
    }
  }
  return clocks;
}

/** One that runs on after its breach cannot be met any more. Void counts neither way, whatever came before. */
function outcomeOf(c: Clock): PromiseOutcome {
  if (c.state === "void" || c.state === "met" || c.state === "late") return c.state;
  return c.breachedAt === null ? "running" : "late";
}
const worst: readonly PromiseOutcome[] = ["late", "running", "met", "void"];

/** What became of each promise to the customer: of several clocks of a metric the worst. Counted are tickets, not clocks. */
export function promisesOf(clocks: readonly Clock[]): Record<(typeof promiseColumns)[number], PromiseOutcome | null> {
  const of = (metric: string) => {
    const found = new Set(clocks.filter((c) => c.tier === null && c.metric === metric).map(outcomeOf));
    return worst.find((outcome) => found.has(outcome)) ?? null;
  };
  return Object.fromEntries(promiseColumns.map((metric) => [metric, of(metric)])) as ReturnType<typeof promisesOf>;
}

const seconds = (ms: number) => Math.round(ms / 1000);

/** What each tier was given of the promise of resolution and spent of it, up to the last pause or stop, in the promise's own
 *  time. */
export function budgetsOf(clocks: readonly Clock[]): { budgets: Budget[]; over: number[] } {
  const byTier = new Map<number, Budget>();
  const over = new Set<number>();
  for (const c of clocks) {
    if (c.tier === null || c.metric !== "resolution") continue;
    const known = byTier.get(c.tier) ?? { tier: c.tier, targetS: 0, spentS: 0 };
    const [targetS, spentS] = [known.targetS + seconds(c.targetMs), known.spentS + seconds(c.consumedMs)];
    byTier.set(c.tier, { tier: c.tier, targetS, spentS });
    if (c.breachedAt !== null || c.consumedMs > Math.max(0, c.targetMs)) over.add(c.tier);
  }
  const budgets = [...byTier.values()].sort((a, b) => a.tier - b.tier);
  return { budgets, over: [...over].sort((a, b) => a - b) };
}
