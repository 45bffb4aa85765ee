import { atBest, type Draw, worldOf } from "./draws";
import {
  type CountedStratum,
  type Estimated,
  type Evaluated,
  estimated,
  evaluate,
  type Setting,
  strataOf,
} from "./evaluate";
import type { DifferenceKind } from "./kinds";
import { knowledgeOf, learn } from "./knowledge";
import type { ReplayedRun, Tally } from "./tally";
import type { Fate } from "./ticket";

/** A number, and where it lies in nine of ten worlds that fit what is known; the same three where it is known. */
export interface Value {
  value: number;
  low: number;
  high: number;
}

export const measures = ["autonomous", "review", "human", ...estimated] as const;
export type Measure = (typeof measures)[number];

export interface MeasureRow {
  measure: Measure;
  published: Value;
  draft: Value;
  /** Draft − published, in the same worlds: it may be well known where neither of both is. */
  change: Value;
  isEstimated: boolean;
  /** Observations that the estimate rests on; null where nothing is estimated. */
  sample: number | null;
}

export interface LoadRow {
  team: string;
  tier: number;
  /** Tickets that begin in this queue and not with the assistant alone. */
  starts: Record<ReplayedRun, number>;
  minutes: Record<ReplayedRun, Value>;
  /** Work over the time that people had for it then; null where nobody is known to have worked there. */
  busy: Record<ReplayedRun, number> | null;
}

/** What is expected of a ticket that begins like this, for the list of tickets. */
export interface Outlook {
  hops: number;
  firstResponse: number;
  resolution: number;
  minutes: number;
  sample: number;
}

export interface WhatIf {
  arrivals: number;
  fates: Record<Fate, number>;
  differing: number;
  kinds: Record<DifferenceKind, number>;
  rows: MeasureRow[];
  load: LoadRow[];
  flows: { from: string; to: string; tickets: number }[];
  /** Tickets whose promises had to be counted again by another calendar. */
  recounted: number;
  worlds: number;
}

const worlds = 200;
const within = 0.9;

const known = (value: number): Value => ({ value, low: value, high: value });

/** The middle nine tenths of what was drawn. The likeliest value is never outside. */
function around(value: number, drawn: readonly number[]): Value {
  const sorted = [...drawn].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? value;
  const low = Math.min(value, at((1 - within) / 2));
  const high = Math.max(value, at(1 - (1 - within) / 2));
  return { value, low, high };
}

/** Bounds of counts: chance may not make them less than none. */
const atLeastNone = ({ value, low, high }: Value): Value => ({ value, low: Math.max(0, low), high });

interface World {
  published: Evaluated;
  draft: Evaluated;
  /** What chance adds to the published policy, and to the difference. */
  luck: (of: "published" | "change", name: Estimated, variance: number) => number;
}

function sampleOf(tally: Tally, strata: readonly CountedStratum[], setting: Setting): Record<Estimated, number> {
  const types = new Set(strata.map(({ of }) => of.issueType));
  const outcomes = [...types]
    .flatMap((type) => setting.estimates?.byType.get(type) ?? [])
    .reduce((n, e) => n + e.outcomes, 0);
  const sum = <T>(entries: Record<string, T>, of: (one: T) => number) =>
    Object.values(entries).reduce((n, one) => n + of(one), 0);
  return {
    hops: outcomes,
    minutes: outcomes,
    cost: outcomes,
    firstResponse: tally.runs.published.promises.firstResponse.n,
    resolution: tally.runs.published.promises.resolution.n,
    contained: sum(tally.assistant, (one) => one.n),
    waitHours: sum(tally.waits, (one) => one.n),
  };
}

/** Everything that a comparison says, from counts. `setting` as of the run; the same counts give the same numbers. */
export function compareRuns(
  tally: Tally,
  setting: Setting,
): { result: WhatIf; outlooks: Record<ReplayedRun, Record<string, Outlook>> } {
  const strata = strataOf(tally);
  const learned = { published: learn(tally, tally.runs.published), draft: learn(tally, tally.runs.draft) };
  const both = (draw: Draw) => {
    const is = evaluate(tally, strata, "published", setting, learned.published, draw);
    return { published: is, draft: evaluate(tally, strata, "draft", setting, learned.draft, draw, is.expected) };
  };
  const best = both(atBest);
  const drawn: World[] = Array.from({ length: worlds }, (_, seed) => {
    const draw = worldOf(seed);
    return { ...both(draw), luck: (of, name, variance) => draw(`luck|${of}|${name}`) * Math.sqrt(variance) };
  });
  const sample = sampleOf(tally, strata, setting);

  const rowOf = (name: Estimated): MeasureRow => {
    const [p, d] = [best.published.sums[name], best.draft.sums[name]];
    const ofPublished = drawn.map((w) => w.published.sums[name] + w.luck("published", name, best.published.luck[name]));
    const ofChange = drawn.map(
      (w) => w.draft.sums[name] - w.published.sums[name] + w.luck("change", name, best.draft.luckOfChange[name]),
    );
    const published = atLeastNone(around(p, ofPublished));
    const draft = atLeastNone(
      around(
        d,
        ofPublished.map((x, i) => x + ofChange[i]!),
      ),
    );
    const change = around(d - p, ofChange);
    const isEstimated = [published, draft, change].some((v) => v.high > v.low);
    return { measure: name, published, draft, change, isEstimated, sample: isEstimated ? sample[name] : null };
  };
  const laneRow = (lane: "autonomous" | "review" | "human"): MeasureRow => {
    const [p, d] = [tally.runs.published.lanes[lane], tally.runs.draft.lanes[lane]];
    return {
      measure: lane,
      published: known(p),
      draft: known(d),
      change: known(d - p),
      isEstimated: false,
      sample: null,
    };
  };

  const flows = Object.entries(tally.flows).map(([key, tickets]) => {
    const [from, to] = JSON.parse(key) as [string, string];
    return { from, to, tickets };
  });
  flows.sort((a, b) => b.tickets - a.tickets || (a.from + a.to < b.from + b.to ? -1 : 1));

  const result: WhatIf = {
    arrivals: tally.arrivals,
    fates: tally.fates,
    differing: tally.differing,
    kinds: tally.kinds,
    rows: [laneRow("autonomous"), laneRow("review"), laneRow("human"), ...estimated.map(rowOf)],
    load: loadRows(strata, best, drawn, setting),
    flows,
    recounted: tally.runs.draft.isRecounted,
    worlds,
  };
  return { result, outlooks: { published: outlooks("published"), draft: outlooks("draft") } };

  function outlooks(run: ReplayedRun): Record<string, Outlook> {
    const knows = knowledgeOf(learned[run], setting[run], setting.estimates, atBest);
    const column = run === "published" ? 1 : 2;
    return Object.fromEntries(
      strata.flatMap(({ key, begin, counts }, i) => {
        if (counts[column] === 0) return [];
        const path = best[run].expected[i]!;
        const { p: firstResponse, n } = knows.late("firstResponse", begin);
        const one: Outlook = {
          hops: path.escalations,
          firstResponse,
          resolution: knows.late("resolution", begin).p,
          minutes: path.work,
          sample: n,
        };
        return [[key, one] as const];
      }),
    );
  }
}

function loadRows(
  strata: ReturnType<typeof strataOf>,
  best: Record<ReplayedRun, Evaluated>,
  drawn: readonly Record<ReplayedRun, Evaluated>[],
  { capacity }: Setting,
): LoadRow[] {
  const keys = new Set([...Object.keys(best.published.load), ...Object.keys(best.draft.load)]);
  const rows = [...keys].map((key): LoadRow => {
    const [team, tier] = JSON.parse(key) as [string, number];
    const starts = { published: 0, draft: 0 };
    for (const { of, counts } of strata) {
      if (of.lane === "autonomous" || of.team !== team || of.tier !== tier) continue;
      starts.published += counts[1];
      starts.draft += counts[2];
    }
    const minutesOf = (run: ReplayedRun) =>
      around(
        best[run].load[key] ?? 0,
        drawn.map((w) => w[run].load[key] ?? 0),
      );
    const minutes = { published: minutesOf("published"), draft: minutesOf("draft") };
    const has = capacity[key]?.minutes ?? 0;
    const busy = has > 0 ? { published: minutes.published.value / has, draft: minutes.draft.value / has } : null;
    return { team, tier, starts, minutes, busy };
  });
  return rows.sort((a, b) => (a.team === b.team ? a.tier - b.tier : a.team < b.team ? -1 : 1));
}
