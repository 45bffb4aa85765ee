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

/** What is known of how tickets go, and within what bounds: learned from the very tickets that are replayed and from the desk's
 *  estimates. Drawn once per world. */
export interface Knowledge {
  tiers(issueType: string): { tier: number; success: number; minutes: number; outcomes: number }[];
  containment(issueType: string): { p: number; n: number };
  late(metric: SimPromise, place: Place): { p: number; n: number };
  /** Ms until the first answer. */
  wait(place: Place): { ms: number; n: number };
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
const rung = ({ lane, tier }: Place) => `${lane}/${tier}`;
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
  return (place: Place) => {
    const near = rungs.get(rung(place)) ?? { n: 0, late: 0 };
    const own = here.get(placeKey(place)) ?? { n: 0, late: 0 };
    return shrunk(own.late, own.n, shrunk(near.late, near.n, overall).p);
  };
}

/** What `tally` and the estimates say, in the world that `draw` makes of it. `policy` names the priors, `run` whose promises. */
export function knowledgeOf(
  tally: Tally,
  run: PolicyTally,
  policy: Policy,
  estimates: Estimates | null,
  draw: Draw,
): Knowledge {
  const tiers = new Map<string, ReturnType<Knowledge["tiers"]>>();
  const late = { firstResponse: lateness(run, "firstResponse"), resolution: lateness(run, "resolution") };
  const waitRungs = pooled(tally.waits, rung, addWait);
  const waitAll = [...waitRungs.values()].reduce(addWait, { n: 0, ms: 0 });
  const had = Object.values(tally.assistant).reduce(
    (sum, one) => ({ n: sum.n + one.n, contained: sum.contained + one.contained }),
    { n: 0, contained: 0 },
  );
  const contained = shrunk(had.contained, had.n, unknownContainment).p;
  const teamsMean = tally.arrivals > 0 ? tally.observed.handoffs / tally.arrivals : 0;

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
      const { p, weight, n } = shrunk(own.contained, own.n, contained);
      return { p: drawChance(p, weight, draw(`contained|${issueType}`)), n };
    },
    late(metric, place) {
      const { p, weight, n } = late[metric](place);
      return { p: drawChance(p, weight, draw(`late|${metric}|${placeKey(place)}`)), n };
    },
    wait(place) {
      const near = waitRungs.get(rung(place)) ?? { n: 0, ms: 0 };
      const own = tally.waits[placeKey(place)] ?? { n: 0, ms: 0 };
      const overall = waitAll.n > 0 ? waitAll.ms / waitAll.n : 0;
      const w = usualParentWeight;
      const parent = (near.ms + w * overall) / (near.n + w);
      const ms = (own.ms + w * parent) / (own.n + w);
      // Waits are as scattered as they are long.
      return { ms: ms * Math.exp(draw(`wait|${placeKey(place)}`) / Math.sqrt(own.n + w)), n: own.n };
    },
    handoffs(team) {
      const own = tally.teams[team] ?? { n: 0, handoffs: 0 };
      const weight = own.n + usualParentWeight;
      const mean = (own.handoffs + usualParentWeight * teamsMean) / weight;
      return { mean: Math.max(0, mean + draw(`handoffs|${team}`) * Math.sqrt(mean / weight)), n: own.n };
    },
  };
}
