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
  /** Escalations that each of these rests on. */
  sizes: readonly number[];
  /** Variance of the logit of the share from day to day: how alike the escalations of one day are beyond chance. */
  unrest: number;
  /** How many times its odds a share may wander to from month to month. */
  drift: number;
  /** Escalations it was learned from, and how many of them named it. */
  total: number;
  named: number;
}

export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Escalations of a weekday that its share must outweigh before it differs from that of the week. */
const weekdayWeight = 300;
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
  const sizes = weeks.map((w) => Math.min(total, w.total + weekdayWeight));
  // So many means were fitted to the days, which therefore lie closer to them than to the truth.
  const fitted = 1 + weeks.reduce((sum, w) => sum + w.total / (w.total + weekdayWeight), 0) * (6 / 7);
  return { byWeekday, sizes, fitted, mean, total, named };
}

/** How far daily counts scatter beyond the binomial, by the method of moments (Kleinman 1973): with a likeness ρ within a day,
 *  Σ (x − np)² / p(1 − p) = Σ n (1 + (n − 1) ρ); and ρ = p(1 − p) σ² where the logit of the day's share varies by σ². */
function scatterOf(
  counts: readonly { total: number; named: number; expected: number }[],
  { mean, fitted }: { mean: number; fitted: number },
) {
  let [over, pairs] = [0, 0];
  const used = counts.filter((c) => c.total > 0).length;
  const freed = used > fitted ? used / (used - fitted) : 1;
  for (const { total, named, expected } of counts) {
    if (total === 0) continue;
    const p = expected / total;
    over += (freed * (named - expected) ** 2) / (p * (1 - p)) - total;
    pairs += total * (total - 1);
  }
  const spread = mean * (1 - mean);
  return { over, pairs: pairs * spread, information: (pairs * spread * spread) / 2 };
}

/** The same for weeks, which scatter more than their days where shares wander slowly. */
function weeksOf<C extends { total: number; named: number; expected: number }>(days: readonly C[]) {
  const sum = (list: readonly C[], of: "total" | "named" | "expected") => list.reduce((all, d) => all + d[of], 0);
  return Array.from({ length: Math.floor(days.length / 7) }, (_, at) => {
    const week = days.slice(7 * at, 7 * at + 7);
    return { total: sum(week, "total"), named: sum(week, "named"), expected: sum(week, "expected") };
  });
}

/** Standard deviations of its wandering that a share is given as room, and the least room that it has. */
const driftRoom = 2;
const leastDrift = 0.05;
/** Days of a working week: so much less do its days' own whims show in a week. */
const workingDays = 5;

const pooledOf = (scatters: readonly { over: number; pairs: number }[]) => {
  const pairs = scatters.reduce((sum, k) => sum + k.pairs, 0);
  return pairs > 0 ? Math.max(0, scatters.reduce((sum, k) => sum + k.over, 0) / pairs) : 0;
};

/** Baselines of all things that are watched together. What one thing's days say of its unrest counts by how much they can tell;
 *  the rest is how restless all of them are. How far they wander is told by all of them together. */
export function baselinesOf(histories: readonly (readonly DayCount[])[]): Baseline[] {
  const known = histories.map((days) => {
    const shares = sharesOf(days);
    const counts = days.map((d) => ({ ...d, expected: d.total * shares.byWeekday[weekdayOf(d.day)]! }));
    return { shares, daily: scatterOf(counts, shares), weekly: scatterOf(weeksOf(counts), { ...shares, fitted: 1 }) };
  });
  const pooled = pooledOf(known.map((k) => k.daily));
  const wandering = Math.max(0, pooledOf(known.map((k) => k.weekly)) - pooled / workingDays);
  const drift = Math.exp(Math.max(leastDrift, driftRoom * Math.sqrt(wandering)));
  return known.map(({ shares: { byWeekday, sizes, total, named }, daily: { over, pairs, information } }) => {
    const told = pairs > 0 ? over / pairs : 0;
    const shrunk = (information * told + priorInformation * pooled) / (information + priorInformation);
    return { byWeekday, sizes, total, named, drift, unrest: Math.min(mostUnrest, Math.max(leastUnrest, shrunk)) };
  });
}

/** Standard deviations that the expected share is raised by, for what the past does not know of it. */
const caution = 1;

/** The share that is still held for calm on a day, and how alike that day's escalations are (intra-class correlation): the
 *  expected share with room for what is not known of it and for its wandering. */
export function calmOn({ byWeekday, sizes, total, unrest, drift }: Baseline, day: number, pastDays: number) {
  const p = byWeekday[weekdayOf(day)]!;
  const likeness = Math.max(1e-6, p * (1 - p) * unrest);
  const size = sizes[weekdayOf(day)]! / (1 + Math.max(0, total / pastDays - 1) * likeness);
  const unsure = p + caution * Math.sqrt((p * (1 - p)) / Math.max(1, size));
  return { share: withOdds(Math.min(0.95, unsure), drift), likeness };
}

/** A share whose odds are so many times those of `p`. */
export const withOdds = (p: number, times: number): number => (times * p) / (1 - p + times * p);
