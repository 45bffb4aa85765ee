import { type Clock, leftMs } from "@/server/domain/sla/clock";
import type { ClockView } from "./clock-state";

/** A domain clock as a badge shows it. `reason` says why it is paused or void. */
export function clockView(clock: Clock, now: number, reason?: string): ClockView {
  const { metric, state, targetMs, startedAt } = clock;
  const status = state === "late" ? "met" : state;
  const dueAt = clock.dueAt ?? (clock.stoppedAt === null ? null : startedAt + targetMs);
  return {
    metric,
    status,
    dueAt,
    totalMs: targetMs,
    remainingMs: status === "running" || status === "paused" ? leftMs(clock, now) : undefined,
    endedAt: clock.stoppedAt ?? undefined,
    reason,
  };
}
