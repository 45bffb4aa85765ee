import { instantOf } from "../calendar/zone";
import { dayMs } from "../context/days";

/** Rollups know whole UTC months, whole UTC days, and quarters of an hour. Every zone's offset is a multiple of a quarter since
 *  1972 or so; a stretch that begins otherwise is cut at the quarter before. */
export const quarterMs = 15 * 60_000;
export const quartersOfDay = 96;

/** Days of a zone, `to` not included: as they are chosen and kept in an address. */
export interface DayPeriod {
  /** `2026-03-01`. */
  from: string;
  to: string;
  /** As `Intl` writes it. */
  zone: string;
}
/** Instants, epoch ms. */
export interface Span {
  from: number;
  to: number;
}

const wallOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (wall: number) => new Date(wall).toISOString().slice(0, 10);

/** Where a zone's day begins; where its clocks leap over midnight, the instant of the leap. */
export const startOfDay = (date: string, zone: string): number => instantOf(zone, wallOf(date));

export const spanOf = (p: DayPeriod): Span => ({ from: startOfDay(p.from, p.zone), to: startOfDay(p.to, p.zone) });

export const addDays = (date: string, days: number): string => dateOf(wallOf(date) + days * dayMs);
export const daysBetween = (from: string, to: string): number => Math.round((wallOf(to) - wallOf(from)) / dayMs);

/** The first of the month, `months` later. */
export function addMonths(date: string, months: number): string {
  const [year, month] = date.split("-").map(Number);
  return dateOf(Date.UTC(year!, month! - 1 + months, 1));
}
/** A year earlier; the last of February for the 29th. */
export function yearBefore(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year! - 1, month!, 0)).getUTCDate();
  return dateOf(Date.UTC(year! - 1, month! - 1, Math.min(day!, last)));
}

export const units = ["day", "week", "month"] as const;
export type Unit = (typeof units)[number];

/** The unit of a series that has neither few nor too many points. */
export function unitFor(p: DayPeriod): Unit {
  const days = daysBetween(p.from, p.to);
  return days <= 45 ? "day" : days <= 370 ? "week" : "month";
}

/** A period cut into its days, weeks (from Monday) or months; those at its edges may be shorter. */
export function slotsOf(p: DayPeriod, unit: Unit): DayPeriod[] {
  const next = (date: string) => {
    if (unit === "day") return addDays(date, 1);
    if (unit === "month") return addMonths(date, 1);
    const weekday = (new Date(wallOf(date)).getUTCDay() + 6) % 7;
    return addDays(date, 7 - weekday);
  };
  const slots: DayPeriod[] = [];
  for (let from = p.from; from < p.to; ) {
    const end = next(from);
    const to = [end, p.to].sort()[0]!;
    slots.push({ from, to, zone: p.zone });
    from = to;
  }
  return slots;
}

/** As many days right before, or the same dates a year earlier. */
export function comparisonOf(p: DayPeriod, with_: "previous" | "yearBefore"): DayPeriod {
  if (with_ === "yearBefore") return { ...p, from: yearBefore(p.from), to: yearBefore(p.to) };
  return { ...p, from: addDays(p.from, -daysBetween(p.from, p.to)), to: p.from };
}

/** UTC days and months by their number since 1970; quarters by their number within the day. */
export const dayNumber = (at: number): number => Math.floor(at / dayMs);
export const monthNumber = (day: number): number => {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
/** First day of a month. */
export const firstDay = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;
export const quarterOf = (at: number): number => Math.floor((at - dayNumber(at) * dayMs) / quarterMs);

/** What a span is added up from: whole months, whole days, and of the days at its edges the quarters from `from` to `to`. */
export interface Pieces {
  months: number[];
  days: number[];
  parts: { day: number; from: number; to: number }[];
}

export function piecesOf(span: Span): Pieces {
  const pieces: Pieces = { months: [], days: [], parts: [] };
  if (span.to <= span.from) return pieces;
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  const [start, end] = [quarterOf(span.from), quarterOf(span.to)];
  if (first === last) {
    if (start < end) pieces.parts.push({ day: first, from: start, to: end });
    return pieces;
  }
  if (start > 0) pieces.parts.push({ day: first, from: start, to: quartersOfDay });
  if (end > 0) pieces.parts.push({ day: last, from: 0, to: end });
  for (let day = start > 0 ? first + 1 : first; day < last; ) {
    const month = monthNumber(day);
    const next = firstDay(month + 1);
    if (day === firstDay(month) && next <= last) {
      pieces.months.push(month);
      day = next;
    } else pieces.days.push(day++);
  }
  return pieces;
}
