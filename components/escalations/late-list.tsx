"use client";
import { useFormatter, useTranslations } from "use-intl";
import { latePromises } from "@/server/domain/sla/late";
import { BurningHead, BurningRow } from "./burning-row";
import type { TicketLine } from "./types";

/** Tickets with a promise that is broken and still owed. */
export function LateList({ tickets, now }: { tickets: readonly TicketLine[]; now: number }) {
  const t = useTranslations("escalations.row");
  const metric = useTranslations("sla.metric");
  const format = useFormatter();
  return (
    <>
      <BurningHead />
      <ul>
        {tickets.map((ticket) => {
          const late = latePromises(ticket.clocks, now);
          const metrics = format.list(late.map((c) => metric(`${c.metric}.long`)));
          const since = Math.min(now, ...late.map((c) => c.dueAt ?? now));
          return (
            <BurningRow
              key={ticket.id}
              ticket={ticket}
              now={now}
              since={since}
              why={<p className="line-clamp-2">{t("late", { metrics })}</p>}
            />
          );
        })}
      </ul>
    </>
  );
}
