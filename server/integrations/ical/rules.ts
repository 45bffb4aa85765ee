import type ICAL from "ical.js";
import { dayMs } from "../../domain/context/days";

/** Recurrence rules (RFC 5545), asked of every day by itself whether it is one of the rule's. The iterator of ical.js is not used: it
 *  never returns on a rule that no day fits, carries 29 February over into March, and misreads negative days of several months. */

const parts = ["BYMONTH", "BYMONTHDAY", "BYDAY"];
const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** Whether `dayTest` can read it: days of months and weekdays, but not positions in a set, weeks of the year, hours and less. */
export function isSupported(rule: ICAL.Recur): boolean {
  const hasCounted = (rule.parts.BYDAY ?? []).some((d) => /\d/.test(d));
  return (
    frequencies.includes(rule.freq) &&
    rule.interval >= 1 &&
    Object.keys(rule.parts).every((part) => parts.includes(part)) &&
    !(hasCounted && (rule.freq === "DAILY" || rule.freq === "WEEKLY"))
  );
}

/** Whether ical.js can be asked for the offsets of a zone that the file defines: it repeats their changes with its own iterator. */
export const isZoneSafe = (zone: ICAL.Timezone): boolean =>
  (zone.component?.getAllSubcomponents() ?? []).every((change) =>
    change.getAllProperties("rrule").every((p) => {
      const { freq, interval, parts: of } = p.getFirstValue() as ICAL.Recur;
      const isMonthly = of.BYMONTH?.length === 1 && of.BYDAY?.length === 1 && Object.keys(of).length === 2;
      return freq === "YEARLY" && interval === 1 && isMonthly && /^[+-]?[1-5][A-Z]{2}$/.test(of.BYDAY![0]!);
    }),
  );

/** Place of the `index`-th (from 0) of `length` days among those of its weekday, from the front and from the back: [2, -3]. */
const places = (index: number, length: number): [number, number] => [
  Math.floor(index / 7) + 1,
  -(Math.floor((length - 1 - index) / 7) + 1),
];

/** For a supported rule of an event that begins on day `start` (days since 1970): whether a day from there on is one of the rule's.
 *  `start` itself is one only if it fits. COUNT and UNTIL are not looked at. */
export function dayTest(rule: ICAL.Recur, start: number): (day: number) => boolean {
  const first = new Date(start * dayMs);
  const { freq, interval } = rule;
  const months = rule.parts.BYMONTH?.map(Number);
  const monthDays = rule.parts.BYMONTHDAY?.map(Number);
  const weekdaysWanted = rule.parts.BYDAY?.map((d) => ({
    weekday: weekdays.indexOf(d.slice(-2)),
    count: Number.parseInt(d, 10) || 0,
  }));
  const isOfYear = freq === "YEARLY" && !months;
  const weekStart = (rule.wkst || 2) - 1;
  // 1970-01-01 was a Thursday, which is 4 from Sunday on.
  const week = (day: number) => Math.floor((day + 4 - weekStart) / 7);

  return (day) => {
    const at = new Date(day * dayMs);
    const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    const years = year - first.getUTCFullYear();
    const apart =
      freq === "DAILY"
        ? day - start
        : freq === "WEEKLY"
          ? week(day) - week(start)
          : freq === "MONTHLY"
            ? years * 12 + month - first.getUTCMonth()
            : years;
    if (apart % interval !== 0 || (months && !months.includes(month + 1))) return false;
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    if (monthDays && !monthDays.some((m) => m === date || m === date - length - 1)) return false;
    if (weekdaysWanted) {
      const newYear = Date.UTC(year, 0, 1) / dayMs;
      const yearLength = Date.UTC(year + 1, 0, 1) / dayMs - newYear;
      const counts = isOfYear ? places(day - newYear, yearLength) : places(date - 1, length);
      const weekday = at.getUTCDay();
      return weekdaysWanted.some((w) => w.weekday === weekday && (w.count === 0 || counts.includes(w.count)));
    }
    if (monthDays || freq === "DAILY") return true;
    if (freq === "WEEKLY") return at.getUTCDay() === first.getUTCDay();
    return date === first.getUTCDate() && (!isOfYear || month === first.getUTCMonth());
  };
}
