import type { Estimates } from "../../estimates/expected";
import type { Policy } from "../../policy/compile";
import { type Capacity, lateAfter, waitFactor } from "./congestion";
import type { Draw } from "./draws";
import { type Expected, expectedPath } from "./expected";
import { type Begin, beginOf, knowledgeOf, type Learned } from "./knowledge";
import { type Stratum, stratumOf } from "./strata";
import type { ReplayedRun, Tally } from "./tally";
import { type SimPromise, simPromises } from "./ticket";

/** Everything beside the tickets that a comparison rests on. */
export interface Setting {
  published: Policy;
  draft: Policy;
  estimates: Estimates | null;
  /** What people had for each queue, by `queueKey`. */
  capacity: Record<string, Capacity>;
}

export const queueKey = (team: string, tier: number): string => JSON.stringify([team, tier]);

/** A stratum with its counts: begun there in truth, under the published policy, under the draft. */
export interface CountedStratum {
  key: string;
  of: Stratum;
  begin: Begin;
  queue: string;
  counts: [number, number, number];
}

/** In a fixed order, so that sums of fractions come out the same whoever was counted first. */
export const strataOf = (tally: Tally): CountedStratum[] =>
  Object.keys(tally.strata)
    .sort()
    .map((key) => {
      const of = stratumOf(key);
      return { key, of, begin: beginOf(of), queue: queueKey(of.team, of.tier), counts: tally.strata[key]! };
    });

/** What is estimated, each a sum over all tickets; minutes and cost are of people. */
export const estimated = ["hops", "firstResponse", "resolution", "contained", "waitHours", "minutes", "cost"] as const;
export type Estimated = (typeof estimated)[number];
export type Sums = Record<Estimated, number>;

/** One policy in one world that could be. */
export interface Evaluated {
  sums: Sums;
  /** How far chance alone would scatter them, as a variance, where the policy is not what truly happened. */
  luck: Sums;
  /** The same of what differs from the published policy. */
  luckOfChange: Sums;
  /** People's minutes by queue. */
  load: Record<string, number>;
  expected: Expected[];
}

const zero = (): Sums => Object.fromEntries(estimated.map((name) => [name, 0])) as Sums;
const runIndex: Record<ReplayedRun, 1 | 2> = { published: 1, draft: 2 };
const hour = 3_600_000;

function loadOf(strata: readonly CountedStratum[], paths: readonly Expected[], run: 0 | 1 | 2): Record<string, number> {
  const load: Record<string, number> = {};
  for (const [i, { of, queue, counts }] of strata.entries()) {
    if (counts[run] === 0) continue;
    for (const { tier, spent } of paths[i]!.minutes) {
      const key = tier === of.tier ? queue : queueKey(of.team, tier);
      load[key] = (load[key] ?? 0) + counts[run] * spent;
    }
  }
  return load;
}

/** What truly happened, where that is known, and what the strata say would have been otherwise: known + Σ (tickets that would begin
 *  there × what is expected there) − Σ (tickets that did × what was to be expected of them). Where both are the same nothing is
 *  added, so what did not change is not estimated. */
export function evaluate(
  tally: Tally,
  strata: readonly CountedStratum[],
  run: ReplayedRun,
  setting: Setting,
  learned: Learned,
  draw: Draw,
  /** Of the published policy in the same world, where that has been evaluated. */
  known?: readonly Expected[],
): Evaluated {
  const index = runIndex[run];
  const counts = tally.runs[run];
  const policy = setting[run];
  const { estimates, capacity, published } = setting;
  const is = knowledgeOf(learned, policy, estimates, draw);
  const paths = strata.map(({ of }) => expectedPath(policy, of, is));
  // What tickets did truly is judged as the published policy sees it.
  const before = run === "published" ? paths : (known ?? strata.map(({ of }) => expectedPath(published, of, is)));
  const load = loadOf(strata, paths, index);
  const loadBefore = loadOf(strata, before, 0);
  const factor = ({ of, queue }: CountedStratum) =>
    of.lane === "autonomous" ? 1 : waitFactor(loadBefore[queue] ?? 0, load[queue] ?? 0, capacity[queue]);

  const sums = zero();
  const luck = zero();
  const luckOfChange = zero();
  sums.hops = tally.observed.escalations + tally.observed.handoffs - counts.handoffsSpared;
  for (const team of Object.keys(counts.strangers).sort()) {
    const more = counts.strangers[team]! * is.handoffs(team).mean;
    sums.hops += more;
    luck.hops += more;
    const others = tally.runs.published.strangers[team] ?? 0;
    luckOfChange.hops += Math.abs(counts.strangers[team]! - others) * is.handoffs(team).mean;
  }
  sums.contained = tally.contained;
  for (const metric of simPromises) sums[metric] = counts.promises[metric].late;
  for (const place of Object.values(tally.waits)) sums.waitHours += place.ms / hour;

  const share = (metric: SimPromise) => (tally.arrivals > 0 ? counts.promises[metric].n / tally.arrivals : 0);
  const judged = { firstResponse: share("firstResponse"), resolution: share("resolution") };
  for (const [i, stratum] of strata.entries()) {
    const { begin, counts: of3 } = stratum;
    const [then, now] = [of3[0], of3[index]];
    const [a, b] = [before[i]!, paths[i]!];
    const f = factor(stratum);
    sums.hops += now * b.escalations - then * a.escalations;
    sums.contained += now * b.contained - then * a.contained;
    const [moved, changed] = [Math.abs(now - then), Math.abs(now - of3[1])];
    const scatter = (name: Estimated, variance: number) => {
      luck[name] += moved * variance;
      luckOfChange[name] += changed * variance;
    };
    scatter("hops", b.escalationsVariance);
    scatter("contained", b.contained * (1 - b.contained));
    for (const metric of simPromises) {
      const { p } = is.late(metric, begin);
      const after = lateAfter(p, f);
      sums[metric] += judged[metric] * (now * after - then * p);
      scatter(metric, judged[metric] * after * (1 - after));
    }
    const wait = is.wait(begin).ms / hour;
    sums.waitHours += now * wait * f - then * wait;
    scatter("waitHours", (wait * f) ** 2);
    sums.minutes += now * b.work;
    sums.cost += now * b.cost;
    // Single touches scatter about as much as they last.
    scatter("minutes", b.work ** 2);
    scatter("cost", b.cost ** 2);
  }
  return { sums: kept(sums, counts.promises, tally.arrivals), luck, luckOfChange, load, expected: paths };
}

/** No fewer than none, no more late than were promised. */
function kept(sums: Sums, promises: Record<SimPromise, { n: number }>, arrivals: number): Sums {
  const most: Partial<Sums> = {
    firstResponse: promises.firstResponse.n,
    resolution: promises.resolution.n,
    contained: arrivals,
  };
  return Object.fromEntries(
    estimated.map((name) => [name, Math.min(most[name] ?? Number.POSITIVE_INFINITY, Math.max(0, sums[name]))]),
  ) as Sums;
}
