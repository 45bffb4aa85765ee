import type { TimeScale } from "../sla/rules";
import { addBusinessMs, businessMsBetween, openIntervals } from "./businessTime";
import { compileCalendar } from "./compile";
import type { CalendarRules } from "./document";

/** The open hours of a calendar as clocks count them. */
export function businessScale(rules: CalendarRules): TimeScale {
  const calendar = compileCalendar(rules);
  return {
    add: (at, ms) => addBusinessMs(calendar, at, ms),
    open: (from, to) => openIntervals(calendar, from, to),
    between: (from, to) => (to > from ? businessMsBetween(calendar, from, to) : 0),
  };
}
