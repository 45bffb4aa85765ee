import type { z } from "zod";
import type { CheckResult } from "../policy/check";
import { type Finding, find } from "../policy/finding";
import { type CalendarRules, calendarSchema, type OpenTime, unfolded, type Weekday, weekdays } from "./document";
import { nearestZone } from "./nearestZone";
import { canonicalZone } from "./zone";

const weekMinutes = 7 * 1440;

const clock = (minute: number) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const hours = ({ from, to }: OpenTime) => `${clock(from)}-${to === 1440 ? "24:00" : clock(to)}`;

/** Intervals of several days with their place in the document; `from` and `to` are minutes since the first day's midnight. */
interface Placed extends OpenTime {
  path: string;
  said: string;
}

const placed = (open: readonly OpenTime[], path: string, said: string, midnight: number): Placed[] =>
  open.map((o, i) => {
    const { from, to } = unfolded(o);
    return { from: midnight + from, to: midnight + to, path: `${path}.${i}`, said: `${said} ${hours(o)}` };
  });

function emptyIntervals(open: readonly OpenTime[], path: string, said: string): Finding[] {
  return open.flatMap((o, i) => {
    if (o.from !== o.to) return [];
    const message = `${path}.${i}: ${said} opens and closes at ${clock(o.from)}`;
    return [find("invalid", `${path}.${i}`, message, undefined, "Write 0 to 1440 for the whole day, or remove it.")];
  });
}

/** Every interval that begins before an earlier one has ended; `cycle` is the length after which the first follows the last. */
function overlapping(intervals: readonly Placed[], cycle: number | null): Finding[] {
  const sorted = intervals.filter((x) => x.from < x.to).sort((a, b) => a.from - b.from);
  const again = cycle === null ? [] : sorted.map((x) => ({ ...x, from: x.from + cycle, to: x.to + cycle }));
  const findings: Finding[] = [];
  let latest: Placed | undefined;
  for (const x of [...sorted, ...again]) {
    const isNew = !findings.some((f) => f.path === x.path);
    if (latest && x.from < latest.to && latest.path !== x.path && isNew) {
      const message = `${x.path}: ${x.said} overlaps ${latest.said}`;
      const fix = `End ${latest.said} by ${clock(x.from)}, or make one interval of the two.`;
      findings.push(find("overlap", x.path, message, undefined, fix));
    }
    if (!latest || x.to > latest.to) latest = x;
  }
  return findings;
}

function weekFindings(rules: CalendarRules): Finding[] {
  const name = (d: Weekday) => d[0]!.toUpperCase() + d.slice(1);
  const all = weekdays.flatMap((d, i) => placed(rules.week[d], `week.${d}`, name(d), i * 1440));
  if (all.length === 0) {
    const harm = "A clock that runs in this calendar would never be due.";
    return [find("gap", "week", "week: it is never open", harm, "Give at least one weekday an interval.")];
  }
  return [
    ...weekdays.flatMap((d) => emptyIntervals(rules.week[d], `week.${d}`, name(d))),
    ...overlapping(all, weekMinutes),
  ];
}

function holidayFindings(rules: CalendarRules): Finding[] {
  const seen = new Map<string, number>();
  return rules.holidays.flatMap((h, i) => {
    const path = `holidays.${i}`;
    const said = `${h.name} (${h.date})`;
    const open = h.open ?? [];
    const hoursOf = [
      ...emptyIntervals(open, `${path}.open`, said),
      ...overlapping(placed(open, `${path}.open`, said, 0), null),
    ];
    const first = seen.get(h.date);
    if (first === undefined) {
      seen.set(h.date, i);
      return hoursOf;
    }
    const message = `${path}: ${said} has the date of holidays.${first} (${rules.holidays[first]!.name})`;
    return [...hoursOf, find("duplicate", path, message, undefined, "Remove one of the two.")];
  });
}

/** `who` suffers from a zone that there is not. */
export function zoneFindings(zone: string, path: string, who?: string): Finding[] {
  if (canonicalZone(zone) !== null) return [];
  const near = nearestZone(zone);
  const fix = near ? `Did you mean ${near}?` : "Use an IANA name, such as Europe/Berlin.";
  return [find("invalid", path, `${path}: there is no time zone “${zone}”`, who, fix)];
}

/** Holidays that are all over: somebody forgot to write down the next ones. */
function pastFindings(rules: CalendarRules, today: string | undefined): Finding[] {
  if (today === undefined || rules.holidays.length === 0) return [];
  const last = rules.holidays
    .map((h) => h.date)
    .sort()
    .at(-1)!;
  if (last >= today) return [];
  const message = `holidays: the last one was on ${last}; none is known from today on`;
  return [find("gap", "holidays", message, "The next holiday would count as a working day.", "Add the coming ones.")];
}

function schemaFindings(error: z.ZodError): Finding[] {
  return error.issues.map((i) => {
    const path = i.path.join(".") || "(calendar)";
    const what = i.code === "unrecognized_keys" ? `unknown key ${i.keys.join(", ")}` : i.message;
    return find("invalid", path, `${path}: ${what}`);
  });
}

/** Checks a calendar before anything runs in it: shape, minutes, dates, zone, overlaps, and that it is open at all. Pure and total
 *  over any input. Paths are relative to the calendar. `today` (YYYY-MM-DD) lets it warn that no holiday is to come. */
export function checkCalendar(input: unknown, today?: string): CheckResult {
  const parsed = calendarSchema.safeParse(input);
  if (!parsed.success) return { ok: false, errors: schemaFindings(parsed.error), warnings: [] };
  const rules = parsed.data;
  const errors = [...zoneFindings(rules.zone, "zone"), ...weekFindings(rules), ...holidayFindings(rules)];
  return { ok: errors.length === 0, errors, warnings: pastFindings(rules, today) };
}
