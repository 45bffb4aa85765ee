"use client";
import { useTranslations } from "use-intl";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useDuration } from "@/components/sla/use-duration";
import { useScales } from "@/components/time/calendars";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { useInstant } from "@/components/ui/use-date-time";
import { type Clock, usedMs } from "@/server/domain/sla/clock";
import { inOrder } from "./clock-order";
import { useTicketClock } from "./use-ticket-clock";

/** Every clock of a ticket with what was promised, what is used and what became of it. */
export function ClocksPanel({ clocks }: { clocks: readonly Clock[] }) {
  const t = useTranslations("ticket.clocks");
  const now = useServerNow();
  return (
    <Panel title={t("title")} note={t("note")}>
      {clocks.length === 0 ? (
        <p className="text-muted text-sm">{t("empty")}</p>
      ) : (
        <ul className="grid gap-3">
          {inOrder(clocks).map((clock) => (
            <ClockFacts key={clock.id} clock={clock} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ClockFacts({ clock, now }: { clock: Clock; now: number }) {
  const t = useTranslations("ticket.clocks");
  const metric = useTranslations("sla.metric");
  const duration = useDuration();
  const view = useTicketClock();
  const scales = useScales();
  const instantOf = useInstant();
  const instant = (at: number) => instantOf(at, now);
  const rows: [string, string | null][] = [
    [t("target"), duration(clock.targetMs)],
    [t("used"), duration(usedMs(clock, clock.stoppedAt ?? now, scales(clock.calendar)))],
    [t("started"), instant(clock.startedAt)],
    [t("due"), clock.stoppedAt === null && clock.dueAt !== null ? instant(clock.dueAt) : null],
    [t("paused"), clock.pausedAt === null ? null : instant(clock.pausedAt)],
    [t("breached"), clock.breachedAt === null ? null : instant(clock.breachedAt)],
    [t("stopped"), clock.stoppedAt === null ? null : instant(clock.stoppedAt)],
  ];
  return (
    <li className="grid gap-1 text-xs">
      <p className="flex items-center justify-between gap-2">
        <span className="font-medium">{metric(`${clock.metric}.long`)}</span>
        <ClockBadge clock={view(clock, now)} now={now} />
      </p>
      <dl className="tabular flex flex-wrap gap-x-3 gap-y-0.5">
        {rows.flatMap(([term, value]) =>
          value === null
            ? []
            : [
                <div key={term} className="flex gap-1">
                  <dt className="text-faint">{term}</dt>
                  <dd>{value}</dd>
                </div>,
              ],
        )}
      </dl>
    </li>
  );
}
