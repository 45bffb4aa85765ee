"use client";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useTicketClock } from "@/components/ticket/detail/use-ticket-clock";
import { cn } from "@/components/ui/cn";
import { type Clock, mostUrgent } from "@/server/domain/sla/clock";
import { lateBeside } from "./late-clocks";
import { LateMark } from "./late-mark";

interface Props {
  clocks: readonly Clock[];
  now: number;
  className?: string;
}

/** Of a ticket in a list: the clock that needs attention first, why it stands if it does, and what is late beside it; on two
 *  lines where one is too narrow. */
export function ClockCell({ clocks, now, className }: Props) {
  const view = useTicketClock();
  const clock = mostUrgent(clocks) ?? clocks.find((c) => c.state === "paused") ?? null;
  const shown = clock && view(clock, now);
  return (
    <span className={cn("flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5", className)}>
      {/* Above the link that the row is, so that it explains itself. */}
      {shown && <ClockBadge clock={shown} now={now} focusable={false} className="relative z-10" />}
      {shown?.status === "paused" && <span className="min-w-0 truncate text-muted text-xs">{shown.reason}</span>}
      <LateMark clocks={lateBeside(clocks, clock, now)} />
    </span>
  );
}
