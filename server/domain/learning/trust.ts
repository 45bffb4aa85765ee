/** What became of the assistant's answers to one issue type of late: `wrong` of `total` did not hold. */
export interface RecentAnswers {
  total: number;
  wrong: number;
}

/** Answers count for so many days: what was wrong in spring says little of an article that was mended since. */
export const trustDays = 60;
/** The limit weighs as much as this many answers: one that fails among few lowers little. */
const priorAnswers = 10;

/**
 * By how much the confidence of an issue type's answers is lowered, 0..`most`: as far as the share of answers that did not hold
 * lies above the desk's `limit`, shrunk to the limit while few are known. It rises again by itself as answers hold, and as bad
 * ones grow old.
 */
export function loweredBy({ total, wrong }: RecentAnswers, limit: number, most: number): number {
  if (total <= 0) return 0;
  const share = (wrong + priorAnswers * limit) / (total + priorAnswers);
  // Hundredths, as it is shown: what nobody can see decides nothing.
  const lowered = Math.round(Math.max(0, share - limit) * 100) / 100;
  return Math.min(most, lowered);
}
