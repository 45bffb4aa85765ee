/** How long a page that failed waits before it tries again by itself, one after the other, in seconds. */
export const waits = [5, 10, 20] as const;

/** After this long without a failure at the same place, a failure is a new one. */
const forgetMs = 60_000;

export interface Tries {
  place: string;
  count: number;
  at: number;
}

/** The tries that count for a failure at `place` now. The boundary is drawn anew after every try, so they live outside it. */
export const triesFor = (last: Tries | null, place: string, now: number): Tries =>
  last !== null && last.place === place && now - last.at < forgetMs ? last : { place, count: 0, at: now };

export const waitOf = (tries: Tries): number | null => waits[tries.count] ?? null;

export const tried = (tries: Tries, now: number): Tries => ({ ...tries, count: tries.count + 1, at: now });
