/** What share of a day's escalations is to be expected to name something, learned from the weeks before. */

/** One day: a number that counts days (0 = Thursday 1 January 1970, UTC), how many escalations there were, and how many of them
 *  name the thing. */
export interface DayCount {
  day: number;
  total: number;
  named: number;
}

export interface Baseline {
  /** Expected share by day of the week, Sunday first. */
  byWeekday: readonly number[];
  /** Variance of the logit of the share from day to day: how alike the escalations of one day are beyond chance. */
  unrest: number;
  /** Escalations it was learned from, and how many of them named it. */
  total: number;
  named: number;
}

export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Escalations of a weekday that its share must outweigh before it differs from that of the week. */
const weekdayWeight = 60;
/** Counts that are no more scattered than chance would have them are still not believed to be quite that calm. */
const leastUnrest = 0.03;
const mostUnrest = 1;
/** What is known beforehand of one thing's unrest: that it is about that of all, give or take 0.1. */
const priorInformation = 100;

/** Jeffreys' mean, so that nothing is impossible because it was not seen yet. */
function sharesOf(days: readonly DayCount[]) {
  const weeks = Array.from({ length: 7 }, () => ({ total: 0, named: 0 }));
  for (const { day, total, named } of days) {
    const sum = weeks[weekdayOf(day)]!;
    sum.total += total;
    sum.named += named;
  }
  const total = weeks.reduce((sum, w) => sum + w.total, 0);
  const named = weeks.reduce((sum, w) => sum + w.named, 0);
  const mean = (named + 0.5) / (total + 1);
  const byWeekday = weeks.map((w) => (w.named + weekdayWeight * mean) / (w.total + weekdayWeight));
  return { byWeekday, mean, total, named };
}

/** How far daily counts scatter beyond the binomial, by the method of moments (Kleinman 1973): with a likeness ρ within a day,
 *  Σ (x − np)² / p(1 − p) = Σ n (1 + (n − 1) ρ); and ρ = p(1 − p) σ² where the logit of the day's share varies by σ². */
function scatterOf(days: readonly DayCount[], byWeekday: readonly number[], mean: number) {
  let [over, pairs] = [0, 0];
  for (const { day, total, named } of days) {
    const p = byWeekday[weekdayOf(day)]!;
    over += (named - total * p) ** 2 / (p * (1 - p)) - total;
    pairs += total * (total - 1);
  }
  const spread = mean * (1 - mean);
  return { over, pairs: pairs * spread, information: (pairs * spread * spread) / 2 };
}

/** Baselines of all things that are watched together. What one thing's days say of its unrest counts by how much they can tell;
 *  the rest is how restless all of them are. */
export function baselinesOf(histories: readonly (readonly DayCount[])[]): Baseline[] {
  const known = histories.map((days) => {
    const shares = sharesOf(days);
    return { ...shares, ...scatterOf(days, shares.byWeekday, shares.mean) };
  });
  const pairs = known.reduce((sum, k) => sum + k.pairs, 0);
  const pooled = pairs > 0 ? Math.max(0, known.reduce((sum, k) => sum + k.over, 0) / pairs) : 0;
  return known.map(({ byWeekday, total, named, over, pairs: own, information }) => {
    const told = own > 0 ? over / own : 0;
    const shrunk = (information * told + priorInformation * pooled) / (information + priorInformation);
    return { byWeekday, total, named, unrest: Math.min(mostUnrest, Math.max(leastUnrest, shrunk)) };
  });
}

/** Standard deviations that the expected share is raised by, for what the past does not know of it. */
const caution = 1;
/** And the odds, for shares that wander slowly from month to month. */
const drift = 1.15;

/** The share that is still held for calm on a day, and how alike that day's escalations are (intra-class correlation): the
 *  expected share with room for what is not known of it. */
export function calmOn({ byWeekday, total, unrest }: Baseline, day: number, pastDays: number) {
  const p = byWeekday[weekdayOf(day)]!;
  const likeness = Math.max(1e-6, p * (1 - p) * unrest);
  const size = total / (1 + Math.max(0, total / pastDays - 1) * likeness);
  const unsure = p + caution * Math.sqrt((p * (1 - p)) / Math.max(1, size));
  return { share: withOdds(Math.min(0.95, unsure), drift), likeness };
}

/** A share whose odds are so many times those of `p`. */
export const withOdds = (p: number, times: number): number => (times * p) / (1 - p + times * p);
