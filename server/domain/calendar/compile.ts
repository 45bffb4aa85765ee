import { dayMs } from "../context/days";
import { checkCalendar } from "./check";
import { type CalendarRules, type OpenTime, unfolded, weekdays } from "./document";
import { canonicalZone, offsetSpans, stretches, stretchMs } from "./zone";

/** Open time of one stretch of 52 weeks, in whole seconds. Interval i is [starts[i], starts[i] + before[i + 1] - before[i]);
 *  intervals are ascending, not empty, and neither overlap nor touch. */
export interface OpenStretch {
  /** Epoch ms. */
  readonly startsAt: number;
  /** Seconds after `startsAt`. */
  readonly starts: ArrayLike<number>;
  /** Open seconds before each interval; the last entry, one more than there are intervals, is the sum of all. */
  readonly before: ArrayLike<number>;
}

/** A calendar with its open time as instants. A stretch is worked out when it is first asked for and then kept; what it answers
 *  never changes. Read it with the functions of businessTime.ts and shift.ts. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  /** As `Intl` writes it. */
  readonly zone: string;
  /** Stretches before the first and after the second number are open throughout. */
  readonly closesWithin: readonly [first: number, last: number];
  /** Throws a RangeError outside of 1970 to 2199. */
  stretch(index: number): OpenStretch;
}

/** Minutes from midnight, ascending by `from`. */
type Day = readonly OpenTime[];

interface Plan {
  zone: string;
  /** By (days since 1970) mod 7. */
  week: readonly Day[];
  /** By days since 1970. */
  special: ReadonlyMap<number, Day>;
}

const dayNumber = (date: string) => Date.parse(date) / dayMs;
const ascending = (open: readonly OpenTime[]): Day => open.map(unfolded).sort((a, b) => a.from - b.from);

/** Appends [from, to) to flat pairs that are ascending by their start, joined to the last where they meet. */
function append(pairs: number[], from: number, to: number): void {
  const end = pairs.at(-1);
  if (end !== undefined && from <= end) pairs[pairs.length - 1] = Math.max(end, to);
  else pairs.push(from, to);
}

/** The open wall-clock time from `from` to `to` (ms as if it were UTC), as flat pairs. */
function openOnTheWall(plan: Plan, from: number, to: number): number[] {
  const pairs: number[] = [];
  // An interval reaches into the second day after its own at most.
  for (let day = Math.floor(from / dayMs) - 2; day * dayMs < to; day++) {
    for (const open of plan.special.get(day) ?? plan.week[((day % 7) + 7) % 7]!) {
      const start = Math.max(from, day * dayMs + open.from * 60_000);
      const end = Math.min(to, day * dayMs + open.to * 60_000);
      if (start < end) append(pairs, start, end);
    }
  }
  return pairs;
}

/** A minute that the clocks leap over is in no span and so never open; one that they show twice is in two, and open twice. */
function openStretch(plan: Plan, index: number): OpenStretch {
  const startsAt = index * stretchMs;
  const pairs: number[] = [];
  for (const { from, to, offset } of offsetSpans(plan.zone, index)) {
    const wall = openOnTheWall(plan, from + offset, to + offset);
    for (let i = 0; i < wall.length; i += 2) append(pairs, wall[i]! - offset, wall[i + 1]! - offset);
  }
  const count = pairs.length / 2;
  const starts = new Int32Array(count);
  const before = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    starts[i] = (pairs[2 * i]! - startsAt) / 1000;
    before[i + 1] = before[i]! + (pairs[2 * i + 1]! - pairs[2 * i]!) / 1000;
  }
  return { startsAt, starts, before };
}

/** Between which stretches the calendar can be closed: everywhere, unless its week has no gap. */
function closesWithin(plan: Plan): [number, number] {
  const twoWeeks = openOnTheWall({ ...plan, special: new Map() }, 0, 14 * dayMs);
  const hasNoGap = twoWeeks.length === 2 && twoWeeks[1]! - twoWeeks[0]! === 14 * dayMs;
  if (!hasNoGap) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of plan.special.keys()) {
    // The day of some zone: a day or two earlier or later as an instant.
    first = Math.min(first, Math.floor(((day - 2) * dayMs) / stretchMs));
    last = Math.max(last, Math.floor(((day + 3) * dayMs) / stretchMs));
  }
  return [first, last];
}

/** Compiles a calendar. Throws an Error that names the first fault where `checkCalendar` finds errors: check what people wrote
 *  before. Later changes to `rules` change nothing. */
export function compileCalendar(rules: CalendarRules): Calendar {
  const [fault] = checkCalendar(rules).errors;
  const zone = canonicalZone(rules.zone);
  if (fault || zone === null) throw new Error(`Calendar ${rules.id} cannot be used: ${fault?.message}`);
  // 1970-01-01 was a Thursday.
  const week = weekdays.map((_, i) => ascending(rules.week[weekdays[(i + 3) % 7]!]));
  const special = new Map(rules.holidays.map((h) => [dayNumber(h.date), ascending(h.open ?? [])]));
  const plan: Plan = { zone, week, special };
  const made: OpenStretch[] = [];
  return Object.freeze({
    id: rules.id,
    name: rules.name,
    zone,
    closesWithin: closesWithin(plan),
    stretch(index: number): OpenStretch {
      const existing = made[index];
      if (existing) return existing;
      if (!(index >= 0 && index < stretches))
        throw new RangeError(`Calendar ${rules.id}: the instant is not in the years from 1970 to 2199`);
      const stretch = openStretch(plan, index);
      made[index] = stretch;
      return stretch;
    },
  });
}
