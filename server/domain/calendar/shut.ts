import { dayMs } from "../context/days";
import { type CalendarRules, weekdays } from "./document";

/** Days in a row without open time; the days as YYYY-MM-DD, empty where there are none. */
export interface ShutRun {
  from: string;
  to: string;
  days: number;
}
const none: ShutRun = { from: "", to: "", days: 0 };

/** Days since 1970, which was a Thursday. */
const dayNumber = (date: string) => Date.parse(date) / dayMs;
const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
/** 0 = Monday, as `weekdays` counts. */
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;

/** The longest run of days without open time that a calendar's holidays make, from `today` on where it is given. A calendar
 *  without holidays, or without a week, has none: there it is no holiday that closes it. */
export function longestShut(rules: CalendarRules, today?: string): ShutRun {
  const week = weekdays.map((d) => rules.week[d].length > 0);
  if (rules.holidays.length === 0 || !week.includes(true)) return none;
  const special = new Map(rules.holidays.map((h) => [dayNumber(h.date), (h.open ?? []).length > 0]));
  const days = [...special.keys()].sort((a, b) => a - b);
  const first = today === undefined ? days[0]! : Math.max(days[0]!, dayNumber(today));
  // The week of the last holiday may go on being closed.
  const last = days.at(-1)! + weekdays.length;
  let longest = 0;
  let end = 0;
  for (let day = first, run = 0; day <= last; day++) {
    run = (special.get(day) ?? week[weekdayOf(day)]!) ? 0 : run + 1;
    if (run > longest) [longest, end] = [run, day];
  }
  return longest === 0 ? none : { from: dateOf(end - longest + 1), to: dateOf(end), days: longest };
}
