/** Sets of time as ascending intervals [start, end) that do not overlap, as `openIntervals` gives them: who covers which hours. */
export interface Interval {
  start: number;
  end: number;
}

/** Time that is in at least one of the sets. */
export function union(...sets: readonly (readonly Interval[])[]): Interval[] {
  const joined: Interval[] = [];
  for (const { start, end } of sets.flat().sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Time that is in both. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [x, y] = [a[i]!, b[k]!];
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) both.push({ start, end });
    if (x.end < y.end) i++;
    else k++;
  }
  return both;
}

/** Time of `a` that is not in `b`: open hours that no shift covers. */
export function difference(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const gaps = b.map((x, i) => ({ start: x.end, end: b[i + 1]?.start ?? Number.POSITIVE_INFINITY }));
  return intersection(a, [{ start: Number.NEGATIVE_INFINITY, end: b[0]?.start ?? Number.POSITIVE_INFINITY }, ...gaps]);
}
