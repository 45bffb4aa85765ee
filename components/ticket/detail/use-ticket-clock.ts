"use client";
import { useTranslations } from "use-intl";
import type { ClockView } from "@/components/sla/clock-state";
import { clockView } from "@/components/sla/clock-view";
import { useCalendars } from "@/components/time/calendars";
import type { Clock } from "@/server/domain/sla/clock";

/** A ticket's clock as a badge shows it, with why it stands still. */
export function useTicketClock(): (clock: Clock, now: number) => ClockView {
  const t = useTranslations("sla.pausedWhy");
  const { scaleOf } = useCalendars();
  return (clock, now) => {
    const why = clock.state === "paused" ? (clock.pausedWhy ?? "waitingForCustomer") : null;
    return clockView(clock, now, scaleOf(clock.calendar), why === null ? undefined : t(why));
  };
}
