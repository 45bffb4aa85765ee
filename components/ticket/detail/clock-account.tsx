"use client";
import { useTranslations } from "use-intl";
import { useSignedDuration } from "@/components/sla/use-duration";
import { useCalendars } from "@/components/time/calendars";
import { cn } from "@/components/ui/cn";
import { useDateTime, useInstant } from "@/components/ui/use-date-time";
import type { Clock } from "@/server/domain/sla/clock";
import type { ClockAccount, ClockLine } from "@/server/domain/sla/explain";
import type { AccountFigures } from "./account-figures";

const dot: Record<ClockLine["kind"], string> = {
  counted: "bg-accent",
  paused: "bg-paused-text/60",
  closed: "bg-line-strong",
  ended: "bg-line-strong",
};

interface Props {
  account: ClockAccount;
  figures: AccountFigures;
  clock: Clock;
  now: number;
}

/** Each stretch of a clock's life in a line: when, what it was, and what of it counted; alarms stand where they rang. */
export function ClockAccountLines({ account, figures, clock, now }: Props) {
  const t = useTranslations("ticket.clocks");
  const why = useTranslations("sla.pausedWhy");
  const signed = useSignedDuration();
  // In hours also where days would be meant: beside days no minutes are printed, and nothing would add up.
  const duration = (ms: number) => signed(ms, true);
  const { nameOf } = useCalendars();
  const dateTime = useDateTime();
  const when = (at: number) =>
    dateTime(at, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  // The day stands once where both ends are on it.
  const until = useInstant();
  const isLast = (line: ClockLine) => line === account.lines.at(-1) && clock.stoppedAt === null && line.to === now;
  const said = (line: ClockLine) => (line.kind === "paused" ? why(line.why) : t(`line.${line.kind}`));
  const counted = (ms: number) => (ms === 0 ? t("underMinute") : `+${duration(ms)}`);
  return (
    <div className="mt-1 grid gap-1 border-line border-l pl-2">
      <ol className="grid gap-1">
        {account.lines.map((line, i) => (
          <li key={line.from} className="tabular grid grid-cols-[auto_1fr_auto] items-baseline gap-x-2">
            <span aria-hidden className={cn("size-1.5 rounded-full", dot[line.kind])} />
            <span className="min-w-0">
              {when(line.from)} – {isLast(line) ? t("now") : until(line.to, line.from)}
              <span className="block text-muted">{said(line)}</span>
            </span>
            <span className={line.kind === "counted" ? "font-medium" : "text-faint"}>
              {line.kind === "counted" ? counted(figures.lineMs[i] ?? 0) : t("nothing")}
            </span>
          </li>
        ))}
      </ol>
      {account.alarms.length > 0 && (
        <ul className="grid gap-0.5 text-muted">
          {account.alarms.map((alarm) => (
            <li key={`${alarm.fraction} ${alarm.at}`} className="tabular">
              {alarm.fraction === null
                ? t("breachAt", { at: when(alarm.at) })
                : t("warningAt", { fraction: alarm.fraction, at: when(alarm.at) })}
            </li>
          ))}
        </ul>
      )}
      <p className="tabular font-medium">
        {t(figures.targetMs < 0 ? "sumOverspent" : account.leftMs < 0 ? "sumLate" : "sum", {
          used: duration(figures.usedMs),
          target: duration(Math.abs(figures.targetMs)),
          left: duration(Math.abs(figures.leftMs)),
        })}
      </p>
      <p className="text-faint">
        {clock.calendar ? t("inCalendar", { calendar: nameOf(clock.calendar) ?? t("counting") }) : t("aroundTheClock")}
      </p>
    </div>
  );
}
