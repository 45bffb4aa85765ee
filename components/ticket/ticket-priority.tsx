"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useCalendars } from "@/components/time/calendars";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { scoreNow, slaPoints } from "@/server/domain/priority/score";
import type { Clock } from "@/server/domain/sla/clock";
import { Priority, type PriorityContribution } from "./priority";

/** Points that the time left adds to a ticket's priority now. */
export function useSlaPoints(): (clocks: readonly Clock[]) => number {
  const trpc = useTRPC();
  const weight = useQuery(trpc.time.slack.queryOptions()).data?.data ?? 0;
  const { scaleOf } = useCalendars();
  const now = useServerNow();
  return (clocks) => slaPoints(clocks, now, weight, scaleOf);
}

interface Props {
  /** What is stored, 0 to 100: how much it matters before time enters. */
  score: number;
  clocks: readonly Clock[];
  /** What the decision summed up. */
  contributions?: readonly PriorityContribution[];
  /** Points that alarms have added since. */
  raised?: number;
}

/** A ticket's priority as it is now: it rises by itself while a promise runs out. */
export function TicketPriority({ score, clocks, contributions, raised = 0 }: Props) {
  const t = useTranslations("ticket.priority");
  const points = useSlaPoints()(clocks);
  const later = [
    { label: t("raised"), points: raised },
    { label: t("time"), points },
  ].filter((one) => Math.abs(one.points) >= 0.5);
  return <Priority score={scoreNow(score, points)} contributions={contributions && [...contributions, ...later]} />;
}
