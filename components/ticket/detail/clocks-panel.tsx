"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useClockName } from "@/components/sla/use-clock-name";
import { useSignedDuration } from "@/components/sla/use-duration";
import { useCalendars } from "@/components/time/calendars";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { useInstant } from "@/components/ui/use-date-time";
import { type Clock, isOpen } from "@/server/domain/sla/clock";
import { explainClock } from "@/server/domain/sla/explain";
import type { TicketEvent } from "@/server/domain/ticket/events";
import { accountFigures } from "./account-figures";
import { ClockAccountLines } from "./clock-account";
import { inOrder } from "./clock-order";
import { useTicketClock } from "./use-ticket-clock";

interface Props {
  clocks: readonly Clock[];
  events: readonly TicketEvent[];
}

/** Every clock of a ticket with what was promised, what is used and what became of it; opened, it accounts for every minute. */
export function ClocksPanel({ clocks, events }: Props) {
  const t = useTranslations("ticket.clocks");
  const now = useServerNow();
  const [isAll, setAll] = useState(false);
  const ordered = inOrder(clocks);
  // Every answer had one of its own: of those the last tells enough.
  const answers = ordered.filter((one) => !isOpen(one) && one.metric === "nextResponse");
  const left = isAll ? [] : answers.slice(0, -1);
  return (
    <Panel title={t("title")} note={t("note")}>
      {clocks.length === 0 ? (
        <p className="text-muted text-sm">{t("empty")}</p>
      ) : (
        <ul className="grid gap-3">
          {ordered
            .filter((one) => !left.includes(one))
            .map((clock) => (
              <ClockFacts key={clock.id} clock={clock} events={events} now={now} />
            ))}
          {left.length > 0 && (
            <li>
              <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
                {t("more", { count: left.length })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}

function ClockFacts({ clock, events, now }: { clock: Clock; events: readonly TicketEvent[]; now: number }) {
  const t = useTranslations("ticket.clocks");
  const name = useClockName();
  const { scaleOf } = useCalendars();
  const duration = useSignedDuration();
  const view = useTicketClock();
  const instantOf = useInstant();
  const instant = (at: number) => instantOf(at, now);
  const isBusiness = clock.calendar !== null;
  const time = scaleOf(clock.calendar);
  const account = time && explainClock(clock, events, time, now);
  const figures = account && accountFigures(account, clock.targetMs);
  const rows: [string, string | null][] = [
    [t("target"), duration(clock.targetMs, isBusiness)],
    [t("used"), figures ? duration(figures.usedMs, isBusiness) : t("counting")],
    [t("started"), instant(clock.startedAt)],
    [t("due"), clock.stoppedAt === null && clock.dueAt !== null ? instant(clock.dueAt) : null],
    [t("paused"), clock.pausedAt === null ? null : instant(clock.pausedAt)],
    [t("breached"), clock.breachedAt === null ? null : instant(clock.breachedAt)],
    [t("stopped"), clock.stoppedAt === null ? null : instant(clock.stoppedAt)],
  ];
  return (
    <li className="grid gap-1 text-xs">
      <p className="flex items-center justify-between gap-2">
        <span className="font-medium">{name(clock.metric, clock.tier)}</span>
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
      {account && figures && (
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-xs text-accent-text hover:underline">
            {t("account", { name: name(clock.metric, clock.tier) })}
          </summary>
          <ClockAccountLines account={account} figures={figures} clock={clock} now={now} />
        </details>
      )}
    </li>
  );
}
