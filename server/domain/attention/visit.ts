/** When somebody looked at the floor. Instants are epoch ms. */
export interface Visit {
  /** The end of the visit before; null on the first. */
  since: number | null;
  began: number;
  seen: number;
}

/** Whoever has not looked for so long begins a new visit. */
export const awayMs = 10 * 60_000;

/** A visit after somebody has looked at `now`: a glance away keeps it, and with it what it is told against. */
export function look(visit: Visit | null, now: number): Visit {
  if (visit === null) return { since: null, began: now, seen: now };
  if (now - visit.seen > awayMs) return { since: visit.seen, began: now, seen: now };
  return { ...visit, seen: Math.max(visit.seen, now) };
}
