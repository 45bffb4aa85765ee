import ICAL from "ical.js";
import { canonicalZone, instantOf, offsetAt } from "../../domain/calendar/zone";
import { dayMs, isDay } from "../../domain/context/days";
import { dayTest, isSupported, isZoneSafe } from "./rules";

const longestDays = 366;
/** What a day that a rule gives costs of the budget; a day that is only looked at costs 1. */
const takenSteps = 200;

/** An event and the single days of it that were changed. */
export interface Series {
  event: ICAL.Event;
  changed: ICAL.Event[];
}

/** One happening of an event: its first and last day as days since 1970. */
export interface Occurrence {
  name: string;
  first: number;
  last: number;
  isAllDay: boolean;
}

/** Which days are asked for (days since 1970), in which canonical zone. `steps` is how many more days rules may be asked about:
 *  a file of a megabyte could ask for hundreds of millions. */
export interface Reading {
  from: number;
  to: number;
  zone: string;
  steps: number;
  /** Names of events that were left out, by why. */
  leftOut: Record<"cancelled" | "unreadable" | "rule" | "tooLong" | "tooMany", string[]>;
}

export function nameOf(event: ICAL.Event): string {
  const plain = String(event.summary ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return plain || "Holiday";
}

const isCancelled = (event: ICAL.Event) =>
  String(event.component.getFirstPropertyValue("status") ?? "").toUpperCase() === "CANCELLED";

/** A date as it is written is a day that exists, or is not written at all: ical.js would read 30 February as 2 March. */
function isWritten(event: ICAL.Event, property: string): boolean {
  const written = event.component.getFirstProperty(property)?.toJSON();
  return written === undefined || isDay(String(written[3]).slice(0, 10));
}

/** The zone that a date property names, where `Intl` knows it. */
function namedZone(event: ICAL.Event, property: string): string | null {
  const name = event.component.getFirstProperty(property)?.getFirstParameter("tzid");
  return name ? canonicalZone(name) : null;
}

/** As it is written, in ms as if it were UTC. */
const written = (t: ICAL.Time) => Date.UTC(t.year, t.month - 1, t.day, t.hour, t.minute, t.second);

/** Wall-clock time in `zone`, in ms as if it were UTC. Days, and times without a zone, are what they say. */
function wallIn(zone: string, time: ICAL.Time, named: string | null): number {
  const isFloating = time.zone === ICAL.Timezone.localTimezone && !named;
  if (time.isDate || isFloating || named === zone || time.year < 1971) return written(time);
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  if (!named && !isUtc && !isZoneSafe(time.zone)) throw new RangeError("a zone that cannot be read");
  const at = named && !isUtc ? instantOf(named, written(time)) : time.toUnixTime() * 1000;
  return at + offsetAt(zone, at);
}

/** The happening of an event so many days after its first. */
function occurrence(event: ICAL.Event, zone: string, later = 0): Occurrence {
  const start = event.startDate.clone();
  const end = (event.endDate ?? event.startDate).clone();
  start.adjust(later, 0, 0, 0);
  end.adjust(later, 0, 0, 0);
  const startZone = namedZone(event, "dtstart");
  const first = Math.floor(wallIn(zone, start, startZone) / dayMs);
  const to = wallIn(zone, end, namedZone(event, "dtend") ?? startZone);
  // An end is not included; one that is not after the start still leaves the day itself.
  return { name: nameOf(event), first, last: Math.max(first, Math.ceil(to / dayMs) - 1), isAllDay: start.isDate };
}

/** The day of another date of the event (an exception, an end of its rule), as the event's own zone counts days. */
function dayLike(event: ICAL.Event, time: ICAL.Time, zone: string): number {
  const own = namedZone(event, "dtstart") ?? (event.startDate.isDate ? zone : null);
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  return Math.floor((own && isUtc && !time.isDate ? wallIn(own, time, null) : written(time)) / dayMs);
}

/** Days of RDATE or EXDATE. */
const daysOf = (event: ICAL.Event, property: string, zone: string): number[] =>
  event.component.getAllProperties(property).flatMap((p) =>
    p.getValues().map((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return dayLike(event, time as ICAL.Time, zone);
    }),
  );

/** The days that a rule gives, as far as they can matter for the days asked for. */
function ruleDays(event: ICAL.Event, rule: ICAL.Recur, r: Reading): number[] {
  const start = Math.floor(written(event.startDate) / dayMs);
  const isOn = dayTest(rule, start);
  const until = rule.until ? dayLike(event, rule.until, r.zone) : Number.POSITIVE_INFINITY;
  const days: number[] = [];
  // A count runs from the start; else what began more than the longest stretch ago cannot reach the first day.
  let day = rule.count ? start : Math.max(start, r.from - longestDays);
  for (; day <= Math.min(until, r.to + 1) && !(rule.count && days.length >= rule.count); day++) {
    const isTaken = isOn(day);
    r.steps -= isTaken ? takenSteps : 1;
    if (r.steps < 0) {
      r.leftOut.tooMany.push(nameOf(event));
      break;
    }
    if (isTaken) days.push(day);
  }
  return days;
}

function repeated({ event, changed }: Series, r: Reading): Occurrence[] {
  const rules = event.component.getAllProperties("rrule").map((p) => p.getFirstValue() as ICAL.Recur);
  const isReadable = rules.every(isSupported) && !event.component.hasProperty("exrule");
  if (!isReadable || changed.some((c) => c.modifiesFuture())) {
    r.leftOut.rule.push(nameOf(event));
    return [];
  }
  const start = Math.floor(written(event.startDate) / dayMs);
  const days = new Set(rules.flatMap((rule) => ruleDays(event, rule, r)));
  if (rules.length === 0) days.add(start);
  for (const day of daysOf(event, "rdate", r.zone)) days.add(day);
  for (const day of daysOf(event, "exdate", r.zone)) days.delete(day);
  for (const c of changed) days.delete(dayLike(event, c.recurrenceId, r.zone));
  return [...days].map((day) => occurrence(event, r.zone, day - start));
}

function readEvent(series: Series, r: Reading): Occurrence[] {
  const { event, changed } = series;
  try {
    if (isCancelled(event)) {
      r.leftOut.cancelled.push(nameOf(event));
      return [];
    }
    if (!event.startDate || !isWritten(event, "dtstart") || !isWritten(event, "dtend")) throw new RangeError("no date");
    if (event.isRecurring()) return [...repeated(series, r), ...changed.flatMap((c) => readEvent(alone(c), r))];
    return [occurrence(event, r.zone)];
  } catch {
    // ical.js throws errors of many kinds over what it cannot read.
    r.leftOut.unreadable.push(nameOf(event));
    return [];
  }
}

const alone = (event: ICAL.Event): Series => ({ event, changed: [] });

/** What an event covers of the days asked for, and perhaps some around them. */
export function occurrencesOf(series: Series, r: Reading): Occurrence[] {
  const found = readEvent(series, r);
  const isShort = (o: Occurrence) => o.last - o.first < longestDays;
  if (!found.every(isShort)) r.leftOut.tooLong.push(nameOf(series.event));
  return found.filter(isShort);
}
