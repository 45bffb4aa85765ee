import { type Calendar, compileCalendar } from "../domain/calendar/compile";
import { calendarSchema } from "../domain/calendar/document";
import { type ShiftNow, shiftAt, shiftNow } from "../domain/calendar/shift";

const hourMs = 3_600_000;
/** Compiled schedules by their text: a desk has a few hundred at most. */
const compiled = new Map<string, Calendar>();
const most = 5_000;

/** null for what is no schedule. */
function calendarOf(schedule: unknown): Calendar | null {
  const text = JSON.stringify(schedule);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= most) compiled.clear();
  const read = calendarSchema.safeParse(schedule);
  if (!read.success) return null;
  try {
    const calendar = compileCalendar(read.data);
    compiled.set(text, calendar);
    return calendar;
  } catch {
    return null; // written right, and yet no hours: never open, an unknown zone
  }
}

/** When the shift of somebody with this schedule ends, epoch ms; null outside of their hours. Without a schedule presence
 *  alone says who works, and the shift is as long as anybody's. NaN where the schedule cannot be read: the planner leaves
 *  such a person out and says so. */
export function shiftEnd(schedule: unknown, now: number): number | null {
  if (schedule === null) return now + 12 * hourMs;
  const calendar = calendarOf(schedule);
  if (calendar === null) return Number.NaN;
  const shift = shiftAt(calendar, now);
  return shift && (shift.end ?? now + 12 * hourMs);
}

/** Whether the hours of this schedule are on; null without one, or with one that cannot be read. */
export function shiftOf(schedule: unknown, now: number): ShiftNow | null {
  const calendar = schedule === null ? null : calendarOf(schedule);
  return calendar && shiftNow(calendar, now);
}
