import { dayMs } from "../context/days";

/** Time zones by what `Intl` knows. Offsets are looked up once for each zone and stretch of 52 weeks, then kept. */

/** Instants are split into stretches of 52 weeks from 1970 on: a stretch is found by one division. */
export const stretchMs = 52 * 7 * dayMs;
/** How many there are; the last ends in 2200. */
export const stretches = 231;

/** Part of a stretch in which the zone's offset does not change: wall clock = instant + offset. All in epoch ms. */
export interface OffsetSpan {
  from: number;
  to: number;
  offset: number;
}

const canonical = new Map<string, string>();
const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, OffsetSpan[][]>();

/** The zone's name as `Intl` writes it, or null if it knows none. Offsets such as +02:00 are no zones: they know no summer time. */
export function canonicalZone(zone: string): string | null {
  const existing = canonical.get(zone);
  if (existing) return existing;
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    const found = new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
    // Names may be written in any case: the number of spellings has no end.
    if (canonical.size < 2000) canonical.set(zone, found);
    return found;
  } catch {
    return null;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const existing = formats.get(zone);
  if (existing) return existing;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** Wall clock minus instant, in ms, at a whole second from 1970 on. `zone` is canonical. */
export function offsetAt(zone: string, at: number): number {
  const [month, date, year, hour, minute, second] = formatOf(zone).format(at).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, date!, hour!, minute!, second!) - at;
}

/** The first instant of another offset than at `from`, to the second; it lies in (from, to]. */
function changeBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function findSpans(zone: string, start: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let from = start;
  let offset = offsetAt(zone, start);
  // Day by day: a zone that changed twice in a day would be read wrongly, and none did since 1970.
  for (let day = start; day < end; day += dayMs) {
    const next = offsetAt(zone, day + dayMs);
    if (next === offset) continue;
    const change = changeBetween(zone, day, day + dayMs);
    if (change < end) {
      spans.push({ from, to: change, offset });
      from = change;
    }
    offset = next;
  }
  spans.push({ from, to: end, offset: offsetAt(zone, from) });
  return spans;
}

/** The spans of one stretch, ascending and without a gap. `zone` is canonical. */
export function offsetSpans(zone: string, stretch: number): readonly OffsetSpan[] {
  let ofZone = known.get(zone);
  if (!ofZone) {
    ofZone = [];
    known.set(zone, ofZone);
  }
  ofZone[stretch] ??= findSpans(zone, stretch * stretchMs, (stretch + 1) * stretchMs);
  return ofZone[stretch];
}

/** The first instant at which a canonical zone's clocks show this wall-clock time (ms as if it were UTC); where they leap over
 *  it, the instant of the leap. */
export function instantOf(zone: string, wall: number): number {
  const [before, after] = [offsetAt(zone, wall - dayMs), offsetAt(zone, wall + dayMs)];
  for (const offset of [before, after]) if (offsetAt(zone, wall - offset) === offset) return wall - offset;
  return changeBetween(zone, wall - dayMs, wall + dayMs);
}
