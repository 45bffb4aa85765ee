import { openIntervals } from "@/server/domain/calendar/businessTime";
import { compileCalendar } from "@/server/domain/calendar/compile";
import type { CalendarRules } from "@/server/domain/calendar/document";
import { instantOf, offsetAt } from "@/server/domain/calendar/zone";
import { dayMs, dayOf } from "@/server/domain/context/days";

export interface DayOpen {
  /** Its first instant, epoch ms. */
  start: number;
  /** Open time as parts of the day from 0 to 1. */
  bars: { start: number; end: number }[];
  openMs: number;
  /** The name of the holiday that it is. */
  holiday: string | null;
}

/** So many days from the one that holds `at`, by the calendar's own clock; days on which clocks change have 23 or 25 hours. */
export function nextDays(rules: CalendarRules, at: number, count: number): DayOpen[] {
  const calendar = compileCalendar(rules);
  const today = Math.floor((at + offsetAt(rules.zone, at)) / dayMs);
  return Array.from({ length: count }, (_, i) => {
    const start = instantOf(rules.zone, (today + i) * dayMs);
    const end = instantOf(rules.zone, (today + i + 1) * dayMs);
    const open = openIntervals(calendar, start, end);
    const date = dayOf((today + i) * dayMs);
    const part = (instant: number) => (instant - start) / (end - start);
    return {
      start,
      bars: open.map((o) => ({ start: part(o.start), end: part(o.end) })),
      openMs: open.reduce((sum, o) => sum + o.end - o.start, 0),
      holiday: rules.holidays.find((h) => h.date === date)?.name ?? null,
    };
  });
}
