import { isRow, text } from "@/components/policy/read";
import type { Holiday } from "@/server/domain/calendar/document";

/** Days of a list that may be half written, without those before `today` (YYYY-MM-DD). */
export const withoutPast = (days: readonly unknown[], today: string): unknown[] =>
  days.filter((day) => !isRow(day) || (text(day.date) ?? today) >= today);

/** Days of a file as they join a calendar: which are new, and the whole list with them, in order. A day that the calendar
 *  has already stays as it is. */
export function joined(days: readonly unknown[], found: readonly Holiday[]): { added: Holiday[]; all: unknown[] } {
  const known = new Set(days.map((day) => (isRow(day) ? day.date : null)));
  const added = found.filter((day) => !known.has(day.date));
  const dateOf = (day: unknown) => (isRow(day) ? (text(day.date) ?? "") : "");
  return { added, all: [...days, ...added].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1)) };
}
