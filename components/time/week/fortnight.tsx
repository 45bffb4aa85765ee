"use client";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { type Path, valueAt } from "@/components/document-form/path";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { checkCalendar } from "@/server/domain/calendar/check";
import { calendarSchema } from "@/server/domain/calendar/document";
import { DayBar } from "./day-bar";
import { type DayOpen, nextDays } from "./next-days";

const days = 14;

/** The next fourteen days as they will be, with holidays and changes of the clocks. `path` is that of a calendar. */
export function Fortnight({ path }: { path: Path }) {
  const t = useTranslations("calendars.fortnight");
  const format = useFormatter();
  const duration = useDuration();
  const { document } = useDocumentForm();
  const rules = valueAt(document, path);
  const text = JSON.stringify(rules);
  const hour = Math.floor(useServerNow() / 3_600_000);
  const shown = useMemo((): { zone: string; days: DayOpen[] } | null => {
    const given: unknown = text === undefined ? null : JSON.parse(text);
    if (!checkCalendar(given).ok) return null;
    const calendar = calendarSchema.parse(given);
    return { zone: calendar.zone, days: nextDays(calendar, hour * 3_600_000, days) };
  }, [text, hour]);
  if (!shown) return <p className="text-muted text-sm">{t("broken")}</p>;
  return (
    <ul className="grid gap-x-6 gap-y-1 md:grid-flow-col md:grid-cols-2 md:grid-rows-7">
      {shown.days.map((day) => (
        <li key={day.start} className="grid grid-cols-[6rem_minmax(0,1fr)_4.5rem] items-center gap-2 text-xs">
          <span className="tabular truncate">
            {format.dateTime(day.start, { timeZone: shown.zone, weekday: "short", day: "numeric", month: "short" })}
          </span>
          <DayBar bars={day.bars} label={day.holiday ? t("holiday", { name: day.holiday }) : t("day")} />
          <span className="tabular truncate text-right text-muted" title={day.holiday ?? undefined}>
            {day.openMs > 0 ? duration(day.openMs, "narrow", true) : (day.holiday ?? t("closed"))}
          </span>
        </li>
      ))}
    </ul>
  );
}
