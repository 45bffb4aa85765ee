const hour = 3_600_000;

/** Bands of the wait for a person's first reply: within an hour, within eight, longer, never (null). */
export const waitBandOf = (waitedMs: number | null): number => {
  if (waitedMs === null) return 3;
  return waitedMs <= hour ? 0 : waitedMs <= 8 * hour ? 1 : 2;
};
