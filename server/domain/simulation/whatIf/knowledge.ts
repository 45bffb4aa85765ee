import { type Estimates, expectedOf } from "../../estimates/expected";
import { usualParentWeight } from "../../estimates/shrink";
import type { Policy } from "../../policy/compile";
import { type Draw, drawChance } from "./draws";
import { placeKey } from "./strata";
import type { Judged, PolicyTally, Tally } from "./tally";
import type { Place, SimPromise } from "./ticket";

/** How the minutes of a resolved touch vary around what is typical, ln. */
const minutesSpread = 0.5;
/** Nothing known of the assistant: it answers as often right as not. */
const unknownContainment = 0.5;

/** Mean of a share, shrunk to a parent that counts as a dozen observations; with what it rests on. */
const shrunk = (hits: number, n: number, parent: number) => ({
  p: (hits + usualParentWeight * parent) / (n + usualParentWeight),
  weight: n + usualParentWeight,
  n,
});

const rung = ({ lane, tier }: Place) => `${lane}/${tier}`;

/** Where tickets begin, by the names that counts are kept under: the place itself, and what it shares with other teams. */
export interface Begin {
  place: string;
  rung: string;
}
export const beginOf = (place: Place): Begin => ({ place: placeKey(place), rung: rung(place) });

/** What is known of how tickets go, and within what bounds: learned from the very tickets that are replayed and from the desk's
 *  estimates. Drawn once per world. */
export interface Knowledge {
  tiers(issueType: string): { tier: number; success: number; minutes: number; outcomes: number }[];
  containment(issueType: string): { p: number; n: number };
  late(metric: SimPromise, at: Begin): { p: number; n: number };
  /** Ms until the first answer. */
  wait(at: Begin): { ms: number; n: number };
  /** Changes of team of a ticket that begins at this team. */
  handoffs(team: string): { mean: number; n: number };
}

/** Sums by what a place has in common with others. */
function pooled<T>(entries: Record<string, T>, of: (place: Place) => string, add: (sum: T | undefined, one: T) => T) {
  const sums = new Map<string, T>();
  for (const key of Object.keys(entries).sort()) {
    const [lane, team, tier] = JSON.parse(key) as [Place["lane"], string, number];
    const name = of({ lane, team, tier });
    sums.set(name, add(sums.get(name), entries[key]!));
  }
  return sums;
}
const addJudged = (sum: Judged | undefined, one: Judged): Judged => ({
  n: (sum?.n ?? 0) + one.n,
  late: (sum?.late ?? 0) + one.late,
});
const addWait = (sum: { n: number; ms: number } | undefined, one: { n: number; ms: number }) => ({
  n: (sum?.n ?? 0) + one.n,
  ms: (sum?.ms ?? 0) + one.ms,
});

/** Chances of being late: of the place, shrunk to those of its lane and tier, and these to the whole desk's. */
function lateness(tally: PolicyTally, metric: SimPromise) {
  const here = new Map(Object.entries(tally.promisesAt).map(([key, counts]) => [key, counts[metric]]));
  const rungs = pooled(Object.fromEntries(here), rung, addJudged);
  const all = tally.promises[metric];
  const overall = all.n > 0 ? all.late / all.n : 0;
  return (at: Begin) => {
    const near = rungs.get(at.rung) ?? { n: 0, late: 0 };
    const own = here.get(at.place) ?? { n: 0, late: 0 };
    return shrunk(own.late, own.n, shrunk(near.late, near.n, overall).p);
  };
}

/** Means of the wait for a first answer, shrunk alike. */
function waiting(tally: Tally) {
  const rungs = pooled(tally.waits, rung, addWait);
  const all = [...rungs.values()].reduce(addWait, { n: 0, ms: 0 });
  const overall = all.n > 0 ? all.ms / all.n : 0;
  const w = usualParentWeight;
  return (at: Begin) => {
    const near = rungs.get(at.rung) ?? { n: 0, ms: 0 };
    const own = tally.waits[at.place] ?? { n: 0, ms: 0 };
    const parent = (near.ms + w * overall) / (near.n + w);
    return { ms: (own.ms + w * parent) / (own.n + w), weight: own.n + w, n: own.n };
  };
}

/** The part of what is known that is the same in every world: shares and means. */
export interface Learned {
  late: Record<SimPromise, ReturnType<typeof lateness>>;
  wait: ReturnType<typeof waiting>;
  /** Share of what the assistant had that it resolved alone. */
  contained: number;
  handoffs: number;
  tally: Tally;
}

/** Learns from what was counted; `run` says by whose promises lateness is judged. */
export function learn(tally: Tally, run: PolicyTally): Learned {
  const had = Object.values(tally.assistant).reduce(
    (sum, one) => ({ n: sum.n + one.n, contained: sum.contained + one.contained }),
    { n: 0, contained: 0 },
  );
  return {
    late: { firstResponse: lateness(run, "firstResponse"), resolution: lateness(run, "resolution") },
    wait: waiting(tally),
    contained: shrunk(had.contained, had.n, unknownContainment).p,
    handoffs: tally.arrivals > 0 ? tally.observed.handoffs / tally.arrivals : 0,
    tally,
  };
}

/** What was learned and what the estimates say, in the world that `draw` makes of it. `policy` names the priors. */
export function knowledgeOf(learned: Learned, policy: Policy, estimates: Estimates | null, draw: Draw): Knowledge {
  const tiers = new Map<string, ReturnType<Knowledge["tiers"]>>();
  const { tally } = learned;
  return {
    tiers(issueType) {
      const known = tiers.get(issueType);
      if (known) return known;
      const made = expectedOf(estimates, policy, issueType).map(({ tier, success, handlingMinutes, outcomes }) => {
        const weight = outcomes + usualParentWeight;
        const z = draw(`minutes|${issueType}|${tier}`);
        return {
          tier,
          success: drawChance(success, weight, draw(`success|${issueType}|${tier}`)),
          minutes: handlingMinutes * Math.exp((z * minutesSpread) / Math.sqrt(weight)),
          outcomes,
        };
      });
      tiers.set(issueType, made);
      return made;
    },
    containment(issueType) {
      const own = tally.assistant[issueType] ?? { n: 0, contained: 0 };
      const { p, weight, n } = shrunk(own.contained, own.n, learned.contained);
      return { p: drawChance(p, weight, draw(`contained|${issueType}`)), n };
    },
    late(metric, at) {
      const { p, weight, n } = learned.late[metric](at);
      return { p: drawChance(p, weight, draw(`late|${metric}|${at.place}`)), n };
    },
    wait(at) {
      const { ms, weight, n } = learned.wait(at);
      // Waits are as scattered as they are long.
      return { ms: ms * Math.exp(draw(`wait|${at.place}`) / Math.sqrt(weight)), n };
    },
    handoffs(team) {
      const own = tally.teams[team] ?? { n: 0, handoffs: 0 };
      const weight = own.n + usualParentWeight;
      const mean = (own.handoffs + usualParentWeight * learned.handoffs) / weight;
      return { mean: Math.max(0, mean + draw(`handoffs|${team}`) * Math.sqrt(mean / weight)), n: own.n };
    },
  };
}
