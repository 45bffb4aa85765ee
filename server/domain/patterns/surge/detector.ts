import { lnGamma } from "../../estimates/shrink";
import { type Baseline, calmOn, type DayCount, withOdds } from "./share";

/** How many times the usual odds a surge may be, and how much each counts beforehand. */
const surgeOdds = [2.5, 5, 12, 50] as const;
const beforehand = [0.3, 0.4, 0.2, 0.1] as const;
/** A surge is never told as more than this share of a day. */
const mostShare = 0.9;
const mostSum = 1e30;

/** ln of how much likelier a day's count is where the share is `to` than where it is `from`, both beta-binomial with one
 *  likeness ρ within the day: the variance of shares around their mean is p(1 − p)ρ. */
export function lnDayRatio(
  { total, named }: Pick<DayCount, "total" | "named">,
  from: number,
  to: number,
  likeness: number,
): number {
  if (total === 0) return 0;
  const precision = 1 / likeness - 1;
  const lnMass = (p: number) => {
    const [a, b] = [p * precision, (1 - p) * precision];
    return lnGamma(named + a) - lnGamma(a) + lnGamma(total - named + b) - lnGamma(b);
  };
  return lnMass(to) - lnMass(from);
}

/** For each size of surge the ln ratio of one day. */
function ratiosOf(one: DayCount, baseline: Baseline, pastDays: number): number[] {
  const { share, likeness } = calmOn(baseline, one.day, pastDays);
  return surgeOdds.map((odds) => lnDayRatio(one, share, Math.min(mostShare, withOdds(share, odds)), likeness));
}

/** What the days until now say, for each size of surge. */
export type Sums = readonly number[];
export const noSums: Sums = surgeOdds.map(() => 0);

/**
 * How strongly days speak for a share that has risen on one of them, carried on by one day, which may be one of a few hours.
 *
 * Shiryaev-Roberts: the sum, over the days on which it may have begun, of the likelihood ratio since then, mixed over how much it
 * rose (Shiryaev 1963, Pollak 1985). While nothing rises the sum minus the number of days is a martingale, also within a day, so
 * it takes A days on average until it exceeds A, whenever and however often one looks: repeated looks cost nothing (an
 * e-detector of Shin, Ramdas & Rinaldo 2023).
 */
export function carried(sums: Sums, one: DayCount, baseline: Baseline, pastDays: number): Sums {
  const ratios = ratiosOf(one, baseline, pastDays);
  return sums.map((sum, i) => Math.min(mostSum, (1 + sum) * Math.exp(Math.min(60, ratios[i]!))));
}

/** The evidence: expected to exceed A on calm days no sooner than after A days. */
export const evidenceOf = (sums: Sums): number => sums.reduce((all, one, i) => all + beforehand[i]! * one, 0);

/** The day from which on a surge is likeliest. */
export function likeliestBegin(days: readonly DayCount[], baseline: Baseline, pastDays: number): number {
  let best = { day: days.at(-1)!.day, ln: Number.NEGATIVE_INFINITY };
  let sums = surgeOdds.map(() => 0);
  for (const one of [...days].reverse()) {
    const ratios = ratiosOf(one, baseline, pastDays);
    sums = sums.map((sum, i) => sum + ratios[i]!);
    const ln = Math.max(...sums);
    if (ln > best.ln) best = { day: one.day, ln };
  }
  return best.day;
}
