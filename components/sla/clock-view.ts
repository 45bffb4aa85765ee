import { type Clock, leftMs } from "@/server/domain/sla/clock";
import type { ClockView } from "./clock-state";

/** A domain clock as a badge shows it. `reason` says why it is paused or void. */
export function clockView(clock: Clock, now: number, reason?: string): ClockView {
  const { metric, state, targetMs, stoppedAt, consumedMs } = clock;
  const status = state === "late" ? "met" : state;
  // Pauses move the due instant: of a stopped clock it follows from what was used up by then.
  const dueAt = stoppedAt === null ? clock.dueAt : stoppedAt + targetMs - consumedMs;
  return {
    metric,
    status,
    dueAt,
    totalMs: targetMs,
    remainingMs: status === "running" || status === "paused" ? leftMs(clock, now) : undefined,
    endedAt: stoppedAt ?? undefined,
    isLate: status === "met" ? state === "late" : undefined,
    reason,
  };
}
