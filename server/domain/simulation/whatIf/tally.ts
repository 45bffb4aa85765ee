import { type DifferenceKind, differenceKinds } from "./kinds";
import { differencesOf, type Outcome } from "./replay";
import { placeKey, stratumKey } from "./strata";
import { type Fate, fates, type HistoricTicket, type Place, type SimPromise, simPromises } from "./ticket";

/** The three runs of every ticket: what truly happened, and what either policy would have made of it. */
export const runs = ["history", "published", "draft"] as const;
export type RunName = (typeof runs)[number];
export type ReplayedRun = Exclude<RunName, "history">;

/** Tickets that a promise was made for and judged, and of them those it was late for. */
export interface Judged {
  n: number;
  late: number;
}

/** What is counted of one of the two policies. */
export interface PolicyTally {
  lanes: Record<"autonomous" | "review" | "human", number>;
  promises: Record<SimPromise, Judged>;
  /** The same by the place where tickets truly began: what the chance of being late there is learned from. */
  promisesAt: Record<string, Record<SimPromise, Judged>>;
  /** Changes of team that would not have been, since it would have begun elsewhere than it did: what is taken away is known. */
  handoffsSpared: number;
  /** Tickets that would have begun at a team that neither had them first nor last: nobody knows whether they would have stayed. */
  strangers: Record<string, number>;
  isRecounted: number;
}

/** Everything that a comparison is made from: counts only, so that 100,000 tickets take no more memory than 1,000. */
export interface Tally {
  arrivals: number;
  fates: Record<Fate, number>;
  differing: number;
  kinds: Record<DifferenceKind, number>;
  runs: Record<ReplayedRun, PolicyTally>;
  /** Tickets per stratum that began there: in truth, under the published policy, under the draft. */
  strata: Record<string, [number, number, number]>;
  flows: Record<string, number>;
  observed: { escalations: number; handoffs: number };
  /** By the team where tickets truly began: how many, and their changes of team. */
  teams: Record<string, { n: number; handoffs: number }>;
  /** By issue type: tickets that the assistant had, and those it resolved alone. */
  assistant: Record<string, { n: number; contained: number }>;
  contained: number;
  /** By place: tickets with a first answer, and ms of the promise's time until then. */
  waits: Record<string, { n: number; ms: number }>;
}

/** Keys are data: without a prototype, one may be called as a property of every object is. */
const table = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

const judged = (): Record<SimPromise, Judged> =>
  Object.fromEntries(simPromises.map((metric) => [metric, { n: 0, late: 0 }])) as Record<SimPromise, Judged>;
const policyTally = (): PolicyTally => ({
  lanes: { autonomous: 0, review: 0, human: 0 },
  promises: judged(),
  promisesAt: table(),
  handoffsSpared: 0,
  strangers: table(),
  isRecounted: 0,
});

export const emptyTally = (): Tally => ({
  arrivals: 0,
  fates: Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>,
  differing: 0,
  kinds: Object.fromEntries(differenceKinds.map((kind) => [kind, 0])) as Record<DifferenceKind, number>,
  runs: { published: policyTally(), draft: policyTally() },
  strata: table(),
  flows: table(),
  observed: { escalations: 0, handoffs: 0 },
  teams: table(),
  assistant: table(),
  contained: 0,
  waits: table(),
});

/** The entry of a key, made where it is missing. */
function at<T>(entries: Record<string, T>, key: string, make: () => T): T {
  entries[key] ??= make();
  return entries[key];
}

function countStratum(tally: Tally, run: 0 | 1 | 2, key: string): void {
  at<[number, number, number]>(tally.strata, key, () => [0, 0, 0])[run]++;
}

function countPolicy(tally: PolicyTally, ticket: HistoricTicket, outcome: Outcome): void {
  const { was } = ticket;
  tally.lanes[outcome.place.lane]++;
  if (outcome.isRecounted) tally.isRecounted++;
  const here = at(tally.promisesAt, placeKey(was.place), judged);
  for (const metric of simPromises) {
    const late = outcome.late[metric];
    if (late === undefined) continue;
    for (const count of [tally.promises[metric], here[metric]]) {
      count.n++;
      if (late) count.late++;
    }
  }
  const { team } = outcome.place;
  if (team === was.place.team) return;
  tally.handoffsSpared += was.handoffs;
  if (team !== was.lastTeam) tally.strangers[team] = at(tally.strangers, team, () => 0) + 1;
}

const isSamePlace = (a: Place, b: Place) => placeKey(a) === placeKey(b);

/** Whose estimates a ticket falls under in each run. What it was about is read alike in truth and under the published policy; where it
 *  begins alike it counts as one and the same, so that nothing is estimated of it. */
export function stratumKeys({ was }: HistoricTicket, published: Outcome, draft: Outcome): Record<RunName, string> {
  const history = stratumKey(was.place, published.issueType, was.complexity ?? published.complexity);
  const ofPublished = isSamePlace(published.place, was.place)
    ? history
    : stratumKey(published.place, published.issueType, published.complexity);
  const isAlike = draft.issueType === published.issueType;
  const ofDraft =
    isAlike && isSamePlace(draft.place, was.place)
      ? history
      : isAlike && isSamePlace(draft.place, published.place)
        ? ofPublished
        : stratumKey(draft.place, draft.issueType, draft.complexity);
  return { history, published: ofPublished, draft: ofDraft };
}

/** Counts one ticket. Gives in what the policies differ. Sums are of whole numbers: their order does not matter. */
export function addTicket(
  tally: Tally,
  ticket: HistoricTicket,
  { published, draft }: Record<ReplayedRun, Outcome>,
): DifferenceKind[] {
  const { was } = ticket;
  tally.arrivals++;
  tally.fates[was.fate]++;
  tally.observed.escalations += was.escalations;
  tally.observed.handoffs += was.handoffs;
  const team = at(tally.teams, was.place.team, () => ({ n: 0, handoffs: 0 }));
  team.n++;
  team.handoffs += was.handoffs;

  countPolicy(tally.runs.published, ticket, published);
  countPolicy(tally.runs.draft, ticket, draft);
  const keys = stratumKeys(ticket, published, draft);
  countStratum(tally, 0, keys.history);
  countStratum(tally, 1, keys.published);
  countStratum(tally, 2, keys.draft);

  if (was.isContained !== null) {
    const known = at(tally.assistant, published.issueType ?? "", () => ({ n: 0, contained: 0 }));
    known.n++;
    if (was.isContained) {
      known.contained++;
      tally.contained++;
    }
  }
  const answer = was.promises.firstResponse;
  if (answer?.isKept) {
    const wait = at(tally.waits, placeKey(was.place), () => ({ n: 0, ms: 0 }));
    wait.n++;
    wait.ms += Math.round(answer.spentMs);
  }

  const kinds = differencesOf(published, draft);
  if (kinds.length > 0) tally.differing++;
  for (const kind of kinds) tally.kinds[kind]++;
  if (published.place.team !== draft.place.team) {
    const flow = JSON.stringify([published.place.team, draft.place.team]);
    tally.flows[flow] = at(tally.flows, flow, () => 0) + 1;
  }
  return kinds;
}
