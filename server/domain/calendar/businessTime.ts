import type { Calendar, OpenStretch } from "./compile";
import { stretches, stretchMs } from "./zone";

/** Business time: arithmetic in the open time of a calendar. Instants are epoch ms and lengths ms, fractions allowed; an instant
 *  outside of 1970 to 2199 throws a RangeError. Open time is [start, end): at the closing instant a calendar is closed. */

/** `start` and `end` are where the open time really begins and ends; null = it has always been, or will always be, open. */
export interface OpenInterval {
  start: number | null;
  end: number | null;
}

const stretchOf = (at: number) => Math.floor(at / stretchMs);

const openMs = (s: OpenStretch) => s.before[s.starts.length]! * 1000;
const startOf = (s: OpenStretch, i: number) => s.startsAt + s.starts[i]! * 1000;
const lengthOf = (s: OpenStretch, i: number) => (s.before[i + 1]! - s.before[i]!) * 1000;

/** Index of the last of the first `count` values that is at most `wanted`, or -1. */
function lastAtMost(values: ArrayLike<number>, count: number, wanted: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const beginsBy = (s: OpenStretch, at: number) => lastAtMost(s.starts, s.starts.length, (at - s.startsAt) / 1000);

/** Open ms from the start of the stretch to `at`, which lies in it or at its end. */
function openBefore(s: OpenStretch, at: number): number {
  const i = beginsBy(s, at);
  return i < 0 ? 0 : s.before[i]! * 1000 + Math.min(at - startOf(s, i), lengthOf(s, i));
}

export function isOpenAt(c: Calendar, at: number): boolean {
  const s = c.stretch(stretchOf(at));
  const i = beginsBy(s, at);
  return i >= 0 && at < startOf(s, i) + lengthOf(s, i);
}

/** Whether `at` is the very instant at which it closes. */
function isClosing(c: Calendar, at: number): boolean {
  const index = stretchOf(at);
  const s = at === index * stretchMs && index > 0 ? c.stretch(index - 1) : c.stretch(index);
  const i = lastAtMost(s.starts, s.starts.length, (at - s.startsAt) / 1000);
  return i >= 0 && at === startOf(s, i) + lengthOf(s, i);
}

/** The instant at which `ms` of business time have passed since `at`; a negative `ms` counts back.
 *  Forward it is the earliest such instant: what is due at the end of the day is due when the day closes and not when the next
 *  one opens. Zero leaves an open or closing instant as it is and moves a closed one to the next opening. So the result is
 *  never strictly inside closed time, and adding a + b is adding a, then b. Back it is the latest such instant. */
export function addBusinessMs(c: Calendar, at: number, ms: number): number {
  if (ms > 0) return forward(c, at, ms);
  if (ms < 0) return back(c, at, ms);
  if (ms !== 0) throw new RangeError("A length of time must be a number");
  return isClosing(c, at) ? at : nextOpenAt(c, at);
}

function forward(c: Calendar, at: number, ms: number): number {
  let index = stretchOf(at);
  let s = c.stretch(index);
  let place = openBefore(s, at) + ms;
  while (place > openMs(s)) {
    place -= openMs(s);
    s = c.stretch(++index);
  }
  // `place` is above 0, so the interval that begins with exactly that much before it is one too far.
  const i = lastAtMost(s.before, s.starts.length, place / 1000);
  const begun = place === s.before[i]! * 1000 ? i - 1 : i;
  return startOf(s, begun) + place - s.before[begun]! * 1000;
}

function back(c: Calendar, at: number, ms: number): number {
  let index = stretchOf(at);
  let s = c.stretch(index);
  let place = openBefore(s, at) + ms;
  while (place < 0) {
    s = c.stretch(--index);
    place += openMs(s);
  }
  const i = lastAtMost(s.before, s.starts.length, place / 1000);
  return startOf(s, i) + place - s.before[i]! * 1000;
}

/** Business ms from `a` to `b`; negative where `b` is earlier. */
export function businessMsBetween(c: Calendar, a: number, b: number): number {
  if (b < a) return 0 - businessMsBetween(c, b, a); // not -0
  const [first, last] = [stretchOf(a), stretchOf(b)];
  let sum = openBefore(c.stretch(last), b) - openBefore(c.stretch(first), a);
  for (let i = first; i < last; i++) sum += openMs(c.stretch(i));
  return sum;
}

/** Where the open time that reaches the end of stretch `index` really ends. */
function endAfter(c: Calendar, index: number): number | null {
  for (let i = index + 1; i < stretches; i++) {
    if (i > c.closesWithin[1]) return null;
    const s = c.stretch(i);
    if (s.starts[0] !== 0) return s.startsAt;
    if (lengthOf(s, 0) < stretchMs) return s.startsAt + lengthOf(s, 0);
  }
  return null;
}

/** Where the open time that begins with stretch `index` really begins. */
function startBefore(c: Calendar, index: number): number | null {
  for (let i = index - 1; i >= 0; i--) {
    if (i < c.closesWithin[0]) return null;
    const s = c.stretch(i);
    const last = s.starts.length - 1;
    const reachesEnd = last >= 0 && s.starts[last]! * 1000 + lengthOf(s, last) === stretchMs;
    if (!reachesEnd) return s.startsAt + stretchMs;
    if (s.starts[last] !== 0) return startOf(s, last);
  }
  return null;
}

/** The open time that holds `at`, or else the next one. */
export function openFrom(c: Calendar, at: number): OpenInterval {
  for (let index = stretchOf(at); ; index++) {
    const s = c.stretch(index);
    const begun = Math.max(0, beginsBy(s, at));
    const isOver = begun < s.starts.length && at >= startOf(s, begun) + lengthOf(s, begun);
    const i = isOver ? begun + 1 : begun;
    if (i >= s.starts.length) continue;
    const start = startOf(s, i);
    const end = start + lengthOf(s, i);
    return {
      start: s.starts[i] === 0 ? startBefore(c, index) : start,
      end: end === s.startsAt + stretchMs ? endAfter(c, index) : end,
    };
  }
}

/** `at` itself while open, else the next opening. */
export function nextOpenAt(c: Calendar, at: number): number {
  for (let index = stretchOf(at); ; index++) {
    const s = c.stretch(index);
    const i = beginsBy(s, at);
    if (i >= 0 && at < startOf(s, i) + lengthOf(s, i)) return at;
    if (i + 1 < s.starts.length) return startOf(s, i + 1);
  }
}

/** When the open time that holds `at`, or else the next one, closes; null = never. */
export const nextCloseAt = (c: Calendar, at: number): number | null => openFrom(c, at).end;

/** The open time within [from, to), ascending, cut at both ends: for drawing, and for the helpers of intervals.ts. */
export function openIntervals(c: Calendar, from: number, to: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let index = stretchOf(from); index * stretchMs < to; index++) {
    const s = c.stretch(index);
    for (let i = Math.max(0, beginsBy(s, from)); i < s.starts.length && startOf(s, i) < to; i++) {
      const start = Math.max(from, startOf(s, i));
      const end = Math.min(to, startOf(s, i) + lengthOf(s, i));
      const last = found.at(-1);
      if (last?.end === start) last.end = end;
      else if (start < end) found.push({ start, end });
    }
  }
  return found;
}
