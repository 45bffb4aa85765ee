export interface Changes {
  /** Tickets that belong among those shown and are not there. */
  fresh: number;
  /** Shown ones that do not belong any more. */
  gone: ReadonlySet<number>;
}

/** What the newest order has against the one that is being read. `isWhole`: the newest goes to the end; else only what lies
 *  before its last ticket that is shown counts, since what follows may just have moved up. */
export function changesOf(shown: readonly number[], latest: readonly number[], isWhole: boolean): Changes {
  const known = new Set(shown);
  const end = isWhole ? latest.length : latest.findLastIndex((n) => known.has(n)) + 1;
  const within = latest.slice(0, end);
  const fresh = within.filter((n) => !known.has(n)).length;
  if (!isWhole) return { fresh, gone: new Set() };
  const still = new Set(latest);
  return { fresh, gone: new Set(shown.filter((n) => !still.has(n))) };
}

/** A list that is being read, longer by a page that was loaded while it was. */
export function withPage(shown: readonly number[], page: readonly number[]): number[] {
  const known = new Set(shown);
  return [...shown, ...page.filter((n) => !known.has(n))];
}
