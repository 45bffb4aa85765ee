import { dayMs } from "../context/days";
import { openFrom } from "./businessTime";
import type { Calendar } from "./compile";
import { shiftAt } from "./shift";
import { canonicalZone, instantOf, offsetAt } from "./zone";

export const longestSnoozeMs = 90 * dayMs;
const hour = 3_600_000;
/** Later today is so much later. */
const laterMs = 3 * hour;
/** What is put off within a shift comes back so long before its end. */
const beforeEndMs = hour / 2;
/** When a morning begins for somebody without fixed hours, on the wall. */
const morningMs = 9 * hour;
const quarter = 15 * 60_000;

export const snoozeTimes = ["laterToday", "tomorrow", "nextWeek"] as const;
export type SnoozeTime = (typeof snoozeTimes)[number];

/** Times to put a ticket away until, epoch ms, as somebody's own clock and shift (null = no fixed hours) have them: three hours on
 *  or before the shift ends, the next shift from tomorrow on, the first one of next week. null where there is none: too late
 *  today, or no more shifts. */
export function snoozeChoices(
  now: number,
  { zone, shift }: { zone: string; shift: Calendar | null },
): Record<SnoozeTime, number | null> {
  const here = shift?.zone ?? canonicalZone(zone) ?? "UTC";
  const second = Math.floor(now / 1000) * 1000;
  const wall = second + offsetAt(here, second);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  const from = (day: number): number | null => {
    const start = instantOf(here, day);
    const next = shift && openFrom(shift, start);
    if (!shift || next?.start === null) return instantOf(here, day + morningMs);
    const { start: opens = null, end = null } = next ?? {};
    // A shift that runs over midnight began the day before.
    return opens !== null && opens < start ? end && openFrom(shift, end).start : opens;
  };
  const end = shift && shiftAt(shift, now)?.end;
  const later = Math.min(
    Math.ceil((now + laterMs) / quarter) * quarter,
    end ? end - beforeEndMs : Number.POSITIVE_INFINITY,
  );
  const isToday = later < instantOf(here, midnight + dayMs) && later > now + quarter;
  // 1970-01-01 was a Thursday: Mondays are those whose day number is 4 mod 7.
  const toMonday = 7 - ((((midnight / dayMs - 4) % 7) + 7) % 7);
  const tomorrow = from(midnight + dayMs);
  const nextWeek = from(midnight + toMonday * dayMs);
  return { laterToday: isToday ? later : null, tomorrow, nextWeek: nextWeek === tomorrow ? null : nextWeek };
}
