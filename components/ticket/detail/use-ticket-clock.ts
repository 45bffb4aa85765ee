"use client";
import { useTranslations } from "use-intl";
import type { ClockView } from "@/components/sla/clock-state";
import { clockView } from "@/components/sla/clock-view";
import type { Clock } from "@/server/domain/sla/clock";

/** A ticket's clock as a badge shows it, with why it stands still. */
export function useTicketClock(): (clock: Clock, now: number) => ClockView {
  const t = useTranslations("ticket.clocks");
  return (clock, now) => clockView(clock, now, clock.state === "paused" ? t("waitingForCustomer") : undefined);
}
