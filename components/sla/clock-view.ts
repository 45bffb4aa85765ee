import { type Clock, leftMs } from "@/server/domain/sla/clock";
import type { TimeScale } from "@/server/domain/sla/rules";
import type { ClockView } from "./clock-state";

/** A domain clock as a badge shows it. `time` is its calendar's, from `useCalendars`, null while that is on its way: then
 *  nothing is counted, and only due instants that are known are told. `reason` says why it is paused or void. */
export function clockView(clock: Clock, now: number, time: TimeScale | null, reason?: string): ClockView {
  const { metric, tier, calendar, state, targetMs, stoppedAt } = clock;
  const status = state === "late" ? "met" : state;
  const left = time && leftMs(clock, now, time);
  // One that stood when it ended has no due instant any more: it follows from what was left by then. Late without a breach,
  // it was due at none.
  const laterDueAt = stoppedAt !== null && time && left! > 0 ? time.add(stoppedAt, left!) : null;
  const dueAt = stoppedAt === null ? clock.dueAt : (clock.breachedAt ?? clock.dueAt ?? laterDueAt);
  return {
    metric,
    tier: tier ?? undefined,
    isBusinessTime: calendar !== null,
    status,
    dueAt,
    totalMs: targetMs,
    remainingMs: status === "running" || status === "paused" ? (left ?? undefined) : undefined,
    isUncounted: time === null || undefined,
    endedAt: stoppedAt ?? undefined,
    spareMs: status === "met" ? (left ?? undefined) : undefined,
    isLate: status === "met" ? state === "late" : undefined,
    reason,
  };
}
