import type { Uplift } from "./reading";

/** Of rated tickets that are alike: how many, the sum of their scores and of the squares. */
export interface Scores {
  n: number;
  sum: number;
  squares: number;
}
export interface Stratum {
  escalated: Scores;
  direct: Scores;
}

const mean = (s: Scores) => s.sum / s.n;
const spread = (s: Scores) => s.squares - s.sum ** 2 / s.n;

/** Uplift of CSAT: the mean of escalated tickets less that of comparable ones that were not, by exact matching. Each stratum (issue
 *  type, segment, frustration band, wait band) that has both is weighted by its escalated tickets, so the difference is that for
 *  those who were escalated: Δ = Σ wₛ (mean of escalated − mean of direct), wₛ = nₛ / Σ n. Variance Σ wₛ² σ² (1/nₑ + 1/n_d) with σ²
 *  pooled within strata (many have one ticket a side, whose own variance is not known), degrees of freedom Σ (nₑ + n_d − 2); the
 *  interval is ± 1.96 of its root, Student's quantile below 30 degrees. Null where nothing matches, no interval without degrees. */
export function upliftOf(strata: readonly Stratum[]): Uplift {
  const sum = (of: (s: Stratum) => number, list: readonly Stratum[] = strata) =>
    list.reduce((total, s) => total + of(s), 0);
  const matched = strata.filter((s) => s.escalated.n > 0 && s.direct.n > 0);
  const sizes = {
    escalated: { matched: sum((s) => s.escalated.n, matched), all: sum((s) => s.escalated.n) },
    direct: { matched: sum((s) => s.direct.n, matched), all: sum((s) => s.direct.n) },
    strata: matched.length,
  };
  const total = sizes.escalated.matched;
  if (total === 0) return { difference: null, low: null, high: null, ...sizes };
  const difference = sum((s) => (s.escalated.n / total) * (mean(s.escalated) - mean(s.direct)), matched);
  const freedom = sum((s) => s.escalated.n + s.direct.n - 2, matched);
  if (freedom <= 0) return { difference, low: null, high: null, ...sizes };
  const variance =
    Math.max(
      0,
      sum((s) => spread(s.escalated) + spread(s.direct), matched),
    ) / freedom;
  const error = Math.sqrt(
    variance * sum((s) => (s.escalated.n / total) ** 2 * (1 / s.escalated.n + 1 / s.direct.n), matched),
  );
  const reach = studentQuantile(freedom) * error;
  return { difference, low: difference - reach, high: difference + reach, ...sizes };
}

/** The .975 quantile by its expansion in 1 / degrees (Abramowitz & Stegun 26.7.5), exact to a hundredth from 3 degrees on; for 1
 *  and 2, where it is not, as they are. */
function studentQuantile(freedom: number): number {
  if (freedom === 1) return 12.706;
  if (freedom === 2) return 4.303;
  const z = 1.959964;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3;
}
