import ICAL from "ical.js";
import type { Holiday } from "../../domain/calendar/document";
import { canonicalZone } from "../../domain/calendar/zone";
import { dayMs, isDay } from "../../domain/context/days";
import { BatonError } from "../../errors";
import { type Occurrence, occurrencesOf, type Reading, type Series } from "./occurrences";

export const largestFile = 1_000_000;
const mostHolidays = 2000;
const mostDays = 20 * 366;
const mostSteps = 5_000_000;

export interface HolidayRange {
  /** First and last day wanted, YYYY-MM-DD. */
  from: string;
  to: string;
  /** The calendar's zone: events with hours cover the days that they touch there. */
  zone: string;
}

const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
const dayNumber = (date: string) => Date.parse(date) / dayMs;

function parse(text: string): ICAL.Component[] {
  if (Buffer.byteLength(text) > largestFile)
    throw new BatonError("tooLarge", "The file is larger than 1 MB: export only the holidays, or fewer years.", "file");
  const bare = text.replace(/^\uFEFF/, "").trim();
  if (!/^BEGIN:VCALENDAR/i.test(bare)) {
    const remedy = "it does not begin with BEGIN:VCALENDAR. Export the calendar as .ics and choose that file.";
    throw new BatonError("badInput", `This is not an iCalendar file: ${remedy}`, "file");
  }
  try {
    const parsed = ICAL.parse(bare);
    const calendars = Array.isArray(parsed[0]) ? parsed : [parsed];
    return calendars.map((c: unknown[]) => new ICAL.Component(c));
  } catch (cause) {
    const message = "The iCalendar file cannot be read: it is cut off or damaged. Export it again.";
    throw new BatonError("badInput", message, "file", { cause });
  }
}

/** Events with their changed days; a changed day whose event is missing stands alone. */
function seriesOf(calendars: readonly ICAL.Component[]): Series[] {
  return calendars.flatMap((calendar) => {
    const events = calendar.getAllSubcomponents("vevent").map((c) => new ICAL.Event(c, { exceptions: [] }));
    const whole = new Map<string, Series>();
    for (const event of events) if (!event.isRecurrenceException()) whole.set(event.uid, { event, changed: [] });
    return events.flatMap((event) => {
      const series = whole.get(event.uid);
      if (series?.event === event) return [series];
      if (!series || !event.isRecurrenceException()) return [{ event, changed: [] }];
      series.changed.push(event);
      return [];
    });
  });
}

function byDate(occurrences: readonly Occurrence[], first: number, last: number): Map<number, Set<string>> {
  const days = new Map<number, Set<string>>();
  for (const o of occurrences) {
    for (let day = Math.max(first, o.first); day <= Math.min(last, o.last); day++) {
      const names = days.get(day);
      if (names) names.add(o.name);
      else days.set(day, new Set([o.name]));
    }
  }
  return days;
}

const cut = (name: string) => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

/** “A”, “B”, “C” and 4 more */
function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, 3).map((n) => `“${n}”`);
  return shown.join(", ") + (distinct.length > 3 ? ` and ${distinct.length - 3} more` : "");
}

function notesOf(
  leftOut: Reading["leftOut"],
  withHours: string[],
  joined: string[],
  isEmpty: boolean,
  range: HolidayRange,
) {
  const notes: [names: string[], text: string][] = [
    [withHours, "These have hours of their own; every day they touch became a whole holiday"],
    [joined, "Several events fall on one day and became one holiday"],
    [leftOut.cancelled, "Left out, because they are cancelled"],
    [leftOut.rule, "Left out, because they repeat by a rule that is not read here; add their days by hand"],
    [leftOut.unreadable, "Left out, because they have no date that can be read"],
    [leftOut.tooLong, "Left out, because they are longer than a year"],
    [leftOut.tooMany, "Not read to the end, because the file repeats too often; choose fewer years or a smaller file"],
  ];
  const said = notes.filter(([names]) => names.length > 0).map(([names, text]) => `${text}: ${listed(names)}.`);
  return isEmpty ? [`No event of the file falls between ${range.from} and ${range.to}.`, ...said] : said;
}

/** The days from `from` to `to` that the events of an iCalendar file cover, as holidays for a calendar: each day once, ascending.
 *  `notes` are sentences about what was left out or joined. Throws a BatonError on a file that is too large, is not iCalendar,
 *  or has no event, and on a range or zone that does not exist. */
export function readHolidays(text: string, range: HolidayRange): { holidays: Holiday[]; notes: string[] } {
  const zone = canonicalZone(range.zone);
  if (zone === null)
    throw new BatonError(
      "badInput",
      `There is no time zone “${range.zone}”: use a name such as Europe/Berlin.`,
      "zone",
    );
  if (!isDay(range.from) || !isDay(range.to) || range.from > range.to)
    throw new BatonError("badInput", "Give the first and the last day as YYYY-MM-DD, the first one first.", "from");
  if (dayNumber(range.to) - dayNumber(range.from) > mostDays)
    throw new BatonError("badInput", "Choose at most 20 years at a time.", "to");
  const series = seriesOf(parse(text));
  if (series.length === 0)
    throw new BatonError("badInput", "The file holds no event, so there is no holiday to take from it.", "file");

  const [first, last] = [dayNumber(range.from), dayNumber(range.to)];
  const leftOut = { cancelled: [], unreadable: [], rule: [], tooLong: [], tooMany: [] };
  const reading: Reading = { from: first, to: last, zone, steps: mostSteps, leftOut };
  const all = series.flatMap((s) => occurrencesOf(s, reading));
  const inRange = all.filter((o) => o.last >= first && o.first <= last);
  const days = [...byDate(inRange, first, last)].sort(([a], [b]) => a - b);
  const holidays = days
    .slice(0, mostHolidays)
    .map(([d, names]) => ({ date: dateOf(d), name: cut([...names].join(" / ")) }));
  const withHours = inRange.filter((o) => !o.isAllDay).map((o) => o.name);
  const joined = days.filter(([, names]) => names.size > 1).flatMap(([, names]) => [...names]);
  const notes = notesOf(leftOut, withHours, joined, days.length === 0, range);
  if (days.length > mostHolidays) notes.push(`Only the first ${mostHolidays} days were taken: choose fewer years.`);
  return { holidays, notes };
}
