import { dayMs } from "../context/days";
import { type CalendarRules, weekdays } from "./document";

/** Days in a row without open time; the days as YYYY-MM-DD, empty where there are none. */
export interface ShutRun {
  from: string;
  to: string;
  days: number;
}
const none: ShutRun = { from: "", to: "", days: 0 };

const nextDay = (date: string) => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
/** 0 = Monday, as `weekdays` counts. */
const weekdayOf = (date: string) => (new Date(date).getUTCDay() + 6) % 7;

/** The longest run of days without open time that a calendar's holidays make, from `today` on where it is given. A calendar
 *  without holidays, or without a week, has none: there it is no holiday that closes it. */
export function longestShut(rules: CalendarRules, today?: string): ShutRun {
  const special = new Map(rules.holidays.map((h) => [h.date, (h.open ?? []).length > 0]));
  const [first, ...others] = [...special.keys()].sort();
  if (first === undefined || weekdays.every((d) => rules.week[d].length === 0)) return none;
  const last = others.at(-1) ?? first;
  let longest = none;
  let run = none;
  let after = weekdays.length; // days to look at after the last holiday, since its week may go on being closed
  for (let date = first; after > 0; date = nextDay(date)) {
    if (date > last) after--;
    const isOpen = special.get(date) ?? rules.week[weekdays[weekdayOf(date)]!].length > 0;
    const isOver = today !== undefined && date < today;
    run = isOpen || isOver ? none : { from: run.from || date, to: date, days: run.days + 1 };
    if (run.days > longest.days) longest = run;
  }
  return longest;
}
