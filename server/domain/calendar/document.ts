import { z } from "zod";
import { isDay } from "../context/days";

/** A business calendar as people write it: a week that repeats, and the days that differ from it, in one time zone. */

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

export const firstYear = 1970;
export const lastYear = 2199;

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");

const fromMinute = "use a minute of the day from 0 (midnight) to 1439 (23:59)";
const toMinute = "use a minute from 1 to 2880: 1440 is midnight at the end of the day, 1800 is 06:00 of the next one";

/** Minutes of the wall clock, `to` not included. It belongs to the day on which it begins. A shift over midnight has `to` above
 *  1440, or below `from`: 22:00 to 06:00 is 1320 to 1800, or 1320 to 360. */
const openTime = z.strictObject({
  from: z.int(fromMinute).min(0, fromMinute).max(1439, fromMinute),
  to: z.int(toMinute).min(0, toMinute).max(2880, toMinute),
});

const day = z.array(openTime).max(12, "use at most 12 intervals a day").default([]);

const holiday = z.strictObject({
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "write the day as YYYY-MM-DD")
    .refine(isDay, "use a day that exists, written as YYYY-MM-DD")
    .refine((d) => d >= `${firstYear}` && d < `${lastYear + 1}`, `use a year from ${firstYear} to ${lastYear}`),
  name: z.string().min(1).max(80),
  /** What is open on that day instead of its weekday's hours: a half day, or a Saturday that is worked. Absent = closed. */
  open: z.array(openTime).max(12, "use at most 12 intervals a day").optional(),
});

export const calendarSchema = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  /** IANA name, such as Europe/Berlin. */
  zone: z.string().min(1).max(60),
  week: z.strictObject({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
  /** Days that differ from the week. One that is closed takes away what begins on it; a shift that began on its eve goes on. */
  holidays: z.array(holiday).max(2000, "use at most 2000 holidays").default([]),
});
export type CalendarRules = z.infer<typeof calendarSchema>;
export type OpenTime = z.infer<typeof openTime>;
export type Holiday = z.infer<typeof holiday>;

/** Minutes from midnight of the day on which it begins; `to` is above `from`. */
export const unfolded = ({ from, to }: OpenTime): OpenTime => ({ from, to: to < from ? to + 1440 : to });

/** The same hours on each of the days, none on the others. */
export function weekOf(days: readonly Weekday[], open: readonly OpenTime[]): CalendarRules["week"] {
  const on = (d: Weekday) => (days.includes(d) ? open.map((o) => ({ ...o })) : []);
  return Object.fromEntries(weekdays.map((d) => [d, on(d)])) as CalendarRules["week"];
}

/** The calendar that never closes: business time is elapsed time. */
export const aroundTheClock: CalendarRules = {
  id: "around-the-clock",
  name: "Around the clock",
  zone: "UTC",
  week: weekOf(weekdays, [{ from: 0, to: 1440 }]),
  holidays: [],
};

/** The rules with more holidays, such as an agent's absences or the days of their country. On a day that has its own entry, that
 *  one stays. */
export function withHolidays(rules: CalendarRules, more: readonly Holiday[]): CalendarRules {
  const days = new Map([...more, ...rules.holidays].map((h) => [h.date, h]));
  return { ...rules, holidays: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
