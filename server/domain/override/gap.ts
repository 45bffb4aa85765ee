/** A stretch of time, epoch ms; `until` is not part of it. */
export interface Stretch {
  from: number;
  until: number;
}

/** The first stretch between two instants in which none of these shifts is on; null = somebody always is. */
export function firstGap(shifts: readonly Stretch[], { from, until }: Stretch): Stretch | null {
  const inOrder = [...shifts].sort((a, b) => a.from - b.from);
  let covered = from;
  for (const shift of inOrder) {
    if (covered >= until) return null;
    if (shift.from > covered) return { from: covered, until: Math.min(shift.from, until) };
    covered = Math.max(covered, shift.until);
  }
  return covered < until ? { from: covered, until } : null;
}
