import { type Calendar, compileCalendar } from "../domain/calendar/compile";
import { calendarSchema } from "../domain/calendar/document";
import { type ShiftNow, shiftAt, shiftNow } from "../domain/calendar/shift";

const hourMs = 3_600_000;
/** Compiled schedules by their text: a desk has a few hundred at most. */
const compiled = new Map<string, Calendar>();
const most = 5_000;

function calendarOf(schedule: unknown): Calendar {
  const text = JSON.stringify(schedule);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= most) compiled.clear();
  const calendar = compileCalendar(calendarSchema.parse(schedule));
  compiled.set(text, calendar);
  return calendar;
}

/** When the shift of somebody with this schedule ends, epoch ms; null outside of their hours. Without a schedule presence
 *  alone says who works, and the shift is as long as anybody's. */
export function shiftEnd(schedule: unknown, now: number): number | null {
  if (schedule === null) return now + 12 * hourMs;
  const shift = shiftAt(calendarOf(schedule), now);
  return shift && (shift.end ?? now + 12 * hourMs);
}

/** Whether the hours of this schedule are on; null without one. */
export const shiftOf = (schedule: unknown, now: number): ShiftNow | null =>
  schedule === null ? null : shiftNow(calendarOf(schedule), now);
