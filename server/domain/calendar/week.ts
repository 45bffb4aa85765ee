import type { TimeScale } from "../sla/rules";
import { type CalendarRules, type OpenTime, unfolded, weekdays } from "./document";
import { businessScale } from "./scale";
import { canonicalZone, offsetAt } from "./zone";

const hourMs = 3_600_000;
export const weekHours = 168;
export const weekMs = weekHours * hourMs;

/** Compiled calendars by their text, as a document is checked over and over while it is edited. */
const compiled = new Map<string, TimeScale | null>();
const most = 200;

const byRules = new WeakMap<CalendarRules, TimeScale | null>();

/** The open hours of a calendar, which is not changed any more; null where it cannot be used, as its own findings say. */
export function scaleIfSound(rules: CalendarRules): TimeScale | null {
  const seen = byRules.get(rules);
  if (seen !== undefined) return seen;
  const scale = compiledOf(rules);
  byRules.set(rules, scale);
  return scale;
}

function compiledOf(rules: CalendarRules): TimeScale | null {
  const text = JSON.stringify(rules);
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= most) compiled.clear();
  let scale: TimeScale | null = null;
  try {
    scale = businessScale(rules);
  } catch {
    // not sound: null says so
  }
  compiled.set(text, scale);
  return scale;
}

/** Midnight of the first Monday after a day (YYYY-MM-DD) in a zone, epoch ms, whose week keeps one time: hours of the week
 *  have no gap then. A zone that there is not counts as UTC. */
export function usualWeek(day: string, zone: string): number {
  const name = canonicalZone(zone) ?? "UTC";
  const date = Date.parse(day);
  // 1970-01-05 was a Monday.
  let monday = date + weekMs - ((((date / (24 * hourMs) - 4) % 7) + 7) % 7) * 24 * hourMs;
  for (;;) {
    const [start, end] = [offsetAt(name, monday), offsetAt(name, monday + weekMs)];
    if (start === end) return monday - start;
    monday += weekMs;
  }
}

/** Minutes for which a calendar without its holidays is open in each hour of a week. */
export function openMinutes(rules: CalendarRules, from: number): number[] | null {
  const scale = scaleIfSound({ ...rules, holidays: [] });
  if (scale === null) return null;
  const hours = new Array<number>(weekHours).fill(0);
  for (const { start, end } of scale.open(from, from + weekMs)) {
    for (let h = Math.floor((start - from) / hourMs); h < weekHours && from + h * hourMs < end; h++) {
      const begin = from + h * hourMs;
      hours[h]! += (Math.min(end, begin + hourMs) - Math.max(start, begin)) / 60_000;
    }
  }
  return hours;
}

/** The week of a calendar that is open in exactly these hours, 168 from Monday 00:00. */
export function weekOfHours(has: readonly boolean[]): CalendarRules["week"] {
  const of = weekdays.map((name, d) => {
    const open: OpenTime[] = [];
    for (let h = 0; h < 24; h++) {
      if (!has[d * 24 + h]) continue;
      const begin = h;
      while (h < 24 && has[d * 24 + h]) h++;
      open.push({ from: begin * 60, to: h * 60 });
    }
    return [name, open] as const;
  });
  return Object.fromEntries(of) as CalendarRules["week"];
}

/** The hours of the week, from Monday 00:00, in which a week of a calendar is open at some time, by its own zone's clock. */
export function hoursOfWeek(week: CalendarRules["week"]): boolean[] {
  const has = new Array<boolean>(weekHours).fill(false);
  for (const [d, name] of weekdays.entries()) {
    for (const { from, to } of week[name].map(unfolded)) {
      for (let h = Math.floor(from / 60); h * 60 < to; h++) has[(d * 24 + h) % weekHours] = true;
    }
  }
  return has;
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** Hours of a week in words: days with the same hours together, "Monday to Friday 13:00-14:00". Empty where there are none. */
export function hoursInWords(has: readonly boolean[]): string {
  const byDay = days.map((_, d) => {
    const runs: string[] = [];
    for (let h = 0; h < 24; h++) {
      if (!has[d * 24 + h] || (h > 0 && has[d * 24 + h - 1])) continue;
      let end = h;
      while (end < 24 && has[d * 24 + end]) end++;
      runs.push(end - h === 24 ? "all day" : `${clock(h)}-${clock(end)}`);
    }
    return runs.join(" and ");
  });
  const parts: string[] = [];
  for (let d = 0; d < 7; d++) {
    if (byDay[d] === "") continue;
    let last = d;
    while (last < 6 && byDay[last + 1] === byDay[d]) last++;
    parts.push(`${days[d]}${last > d ? `${last === d + 1 ? " and" : " to"} ${days[last]}` : ""} ${byDay[d]}`);
    d = last;
  }
  return parts.join(", ");
}
