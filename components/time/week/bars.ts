import { isRow, number, rows } from "@/components/policy/read";
import { type Weekday, weekdays } from "@/server/domain/calendar/document";

/** A piece of a day's bar, minutes since its midnight. */
export interface Bar {
  from: number;
  to: number;
  /** It began on the day before. */
  isFromEve: boolean;
}

/** Whole intervals of a day that may be half written; those over midnight reach beyond 1440. */
function intervals(week: unknown, day: Weekday): { from: number; to: number }[] {
  return rows(isRow(week) ? week[day] : null).flatMap((row) => {
    const [from, to] = [number(row.from), number(row.to)];
    return from === null || to === null || from === to ? [] : [{ from, to: to < from ? to + 1440 : to }];
  });
}

/** What is open on the day with this place in the week, Monday first. */
export function barsOf(week: unknown, index: number): Bar[] {
  const eve = intervals(week, weekdays[(index + 6) % 7]!);
  const own = intervals(week, weekdays[index]!);
  return [
    ...eve.flatMap(({ to }) => (to > 1440 ? [{ from: 0, to: Math.min(1440, to - 1440), isFromEve: true }] : [])),
    ...own.map(({ from, to }) => ({ from, to: Math.min(1440, to), isFromEve: false })),
  ];
}

/** The week with the hours of one day on others too. */
export function copiedTo(week: unknown, from: Weekday, to: readonly Weekday[]): Record<string, unknown> {
  const row = isRow(week) ? week : {};
  return { ...row, ...Object.fromEntries(to.map((day) => [day, structuredClone(row[from] ?? [])])) };
}
