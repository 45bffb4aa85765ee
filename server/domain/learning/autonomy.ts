/** Reviewed or confirmed answers of the assistant for one issue type. */
export interface OutcomeCount {
  total: number;
  wrong: number;
}
export interface AutonomyEvidence {
  /** Outcomes counted: those up to the last look that was reached. */
  looked: number;
  /** Upper one-sided bound of the error rate at that look; 1 before the first. */
  upperBound: number;
  isEarned: boolean;
  /** Outcomes without an error that are still missing, at best; 0 once earned, infinite where no look can earn it. */
  missing: number;
}

const firstLook = 60;
const alpha = 0.05;
const looks = 30;

/** P(X ≤ k) for X ~ Binomial(n, p), summed in logs so that large n stay exact enough. */
function binomialCdf(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i) + Math.log(p / (1 - p));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** Clopper-Pearson upper bound: the error rate at which so few errors would happen with probability `a`. */
export function upperErrorBound(wrong: number, total: number, a: number): number {
  if (total === 0 || wrong >= total) return 1;
  let low = wrong / total;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    if (binomialCdf(wrong, total, mid) > a) low = mid;
    else high = mid;
  }
  return high;
}

/** May an issue type act alone? The evidence grows and is looked at all the time, so a fresh 95 % bound after each outcome
 *  would be wrong too often. Looks are fixed at 60, 120, 240, … outcomes, and look k spends 0.05 / 2^k of the error, so
 *  that all looks together keep 95 % (union bound). Between two looks nothing changes. */
export function autonomyEvidence({ total, wrong }: OutcomeCount, limit: number): AutonomyEvidence {
  let best: AutonomyEvidence = { looked: 0, upperBound: 1, isEarned: false, missing: 0 };
  let n = firstLook;
  for (let k = 1; k <= looks; k++, n *= 2) {
    const spent = alpha / 2 ** k;
    if (n <= total) {
      // Errors after the look are charged to it too: evidence never looks better than what is known.
      const upperBound = upperErrorBound(wrong, n, spent);
      best = { looked: n, upperBound, isEarned: upperBound <= limit, missing: 0 };
    } else if (best.isEarned) {
      return best;
    } else if (binomialCdf(wrong, n, limit) <= spent) {
      return { ...best, missing: n - total }; // the bound is at most the limit: so few errors would be too unlikely at it
    }
  }
  return best.isEarned ? best : { ...best, missing: Number.POSITIVE_INFINITY };
}
