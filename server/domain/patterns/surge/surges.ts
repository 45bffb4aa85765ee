import type { SurgeSubject } from "../pattern";
import type { Day } from "./days";
import { carried, evidenceOf, likeliestBegin, noSums, type Sums } from "./detector";
import { type Baseline, baselinesOf, type DayCount, weekdayOf } from "./share";

/** Days that a surge may have begun in, today included; those before are the past that it is compared with. */
export const surgeDays = 14;
export const pastDays = 56;
/** Fewer escalations in the past say nothing of what is usual. */
export const leastPast = 40;
/** What a surge must at least be, however unlikely: customers, escalations above what was expected, and times that. */
const leastCustomers = 3;
const leastExcess = 4;
const leastTimes = 1.6;

/** On calm days one false alarm in so many days is allowed for each family of things that are watched together; the more
 *  things there are and the less one of them says, the rarer. Chosen on streams that `npm run bench -- patterns` does not report
 *  on. */
export const calmDaysPerAlarm: Readonly<Record<SurgeSubject, number>> = { feature: 250, error: 500, phrase: 2_000 };

/** What is known of a family before today. */
export interface Family {
  before: readonly Day[];
  things: ReadonlyMap<string, { baseline: Baseline; sums: Sums }>;
  /** Of what nobody has named before. */
  unseen: { baseline: Baseline; sums: Sums };
  pastTotal: number;
}

const countOf = (key: string, { day, customers, named }: Day): DayCount => ({
  day,
  total: customers.size,
  named: named.get(key)?.size ?? 0,
});

/** Reads the days before today: `pastDays + surgeDays − 1` of them, in order, without gaps. */
export function familyOf(before: readonly Day[]): Family {
  const past = before.slice(0, pastDays);
  const last = before.slice(pastDays);
  const keys = [...new Set(before.flatMap((d) => [...d.named.keys()]))].sort();
  const baselines = baselinesOf([...keys, ""].map((key) => past.map((d) => countOf(key, d))));
  const read = (key: string, baseline: Baseline) => ({
    baseline,
    sums: last.reduce((sums, d) => carried(sums, countOf(key, d), baseline, pastDays), noSums),
  });
  return {
    before,
    things: new Map(keys.map((key, at) => [key, read(key, baselines[at]!)])),
    unseen: read("", baselines.at(-1)!),
    pastTotal: past.reduce((sum, d) => sum + d.customers.size, 0),
  };
}

export interface FoundSurge {
  key: string;
  since: number;
  /** Since then: escalations, how many of them name it, how many would be expected to. */
  total: number;
  named: number;
  expected: number;
  customers: number;
  /** Calm days in which chance alone would look like this once, among all that is watched. */
  calmDays: number;
  /** The last weeks, with what was expected of each day. */
  days: { day: number; total: number; named: number; expected: number }[];
  /** Escalations of the past it is compared with. */
  pastTotal: number;
}

/** Weeks that are shown. */
const shownDays = 28;
const expectedOf = (baseline: Baseline, { day, total }: DayCount) => total * baseline.byWeekday[weekdayOf(day)]!;

function told(family: Family, today: Day, key: string, baseline: Baseline, calmDays: number): FoundSurge | null {
  const all = [...family.before, today];
  const counts = all.map((d) => countOf(key, d));
  const since = likeliestBegin(counts.slice(-surgeDays), baseline, pastDays);
  const during = counts.filter((d) => d.day >= since);
  const sum = (of: (d: DayCount) => number) => during.reduce((total, d) => total + of(d), 0);
  const [total, named, expected] = [sum((d) => d.total), sum((d) => d.named), sum((d) => expectedOf(baseline, d))];
  const customers = new Set(all.filter((d) => d.day >= since).flatMap((d) => [...(d.named.get(key) ?? [])])).size;
  if (customers < leastCustomers || named - expected < leastExcess || named < leastTimes * expected) return null;
  const days = counts.slice(-shownDays).map((d) => ({ ...d, expected: expectedOf(baseline, d) }));
  return { key, since, total, named, expected, customers, calmDays, days, pastTotal: baseline.total };
}

/**
 * What has risen among a family of things that are watched together, as of today, strongest first. Of m things the k strongest are
 * told where the k-th speaks m/k times as strongly as one alone would have to: Benjamini & Hochberg's step-up for evidence instead
 * of p-values (e-BH, Wang & Ramdas 2022), which holds however the things depend on each other. Where nothing rises, the mean over
 * all of them exceeds `perAlarm` no sooner than after so many days on average.
 */
export function findSurges(family: Family, today: Day, perAlarm: number): FoundSurge[] {
  if (family.pastTotal < leastPast) return [];
  const fresh = [...today.named.keys()].filter((key) => !family.things.has(key));
  const watched = family.things.size + fresh.length;
  // What nobody names today falls: only what was high yesterday can still be.
  const standing = [...family.things].filter(([key, t]) => !today.named.has(key) && evidenceOf(t.sums) >= perAlarm);
  const risen = [...today.named.keys(), ...standing.map(([key]) => key)]
    .map((key) => {
      const { baseline, sums } = family.things.get(key) ?? family.unseen;
      return { key, baseline, evidence: evidenceOf(carried(sums, countOf(key, today), baseline, pastDays)) };
    })
    .sort((a, b) => b.evidence - a.evidence || (a.key < b.key ? -1 : 1));
  let most = 0;
  risen.forEach(({ evidence }, at) => {
    if (evidence * (at + 1) >= watched * perAlarm) most = at + 1;
  });
  return risen
    .slice(0, most)
    .flatMap(({ key, baseline, evidence }) => told(family, today, key, baseline, evidence / watched) ?? []);
}
