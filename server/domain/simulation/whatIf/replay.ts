import { decide } from "../../decision/decide";
import { factsUnder } from "../../decision/factsUnder";
import type { Policy } from "../../policy/compile";
import type { Reason } from "../../reasons";
import { type DifferenceKind, differenceKinds } from "./kinds";
import { type HistoricTicket, type Place, type SimPromise, type Spent, simPromises } from "./ticket";

/** An engine that says what it decides and why, but does not try what would have changed it: four times as fast, and the
 *  decision is the same. */
const quickEngine = "7";

/** What one policy makes of a ticket. All of it is exact: the engine that decides on live tickets decides here. */
export interface Outcome {
  place: Place;
  issueType: string | null;
  priority: number;
  complexity: number;
  /** Of the promises it would have, whether what truly happened kept them; without those that the policy does not make or whose
   *  time is not over. */
  late: Partial<Record<SimPromise, boolean>>;
  /** Promises judged by another calendar than the one that counted then: elapsed hours of that calendar, without pauses. */
  isRecounted: boolean;
  reasons: Reason[];
}

/** What a promise of this policy would have said of the time that was truly spent; null where it is not over yet. */
function lateUnder(policy: Policy, spent: Spent, target: { targetMs: number; calendar: { id: string } | null }) {
  const calendar = target.calendar?.id ?? null;
  const isSame = calendar === spent.calendar;
  const ms = isSame ? spent.spentMs : policy.scale(calendar).between(spent.from, spent.to);
  const isLate = ms > target.targetMs;
  return { late: isLate || spent.isKept ? isLate : null, isSame };
}

/** Decides a ticket of the past under a policy. */
export function replayTicket(policy: Policy, ticket: HistoricTicket): Outcome {
  const result = decide(factsUnder(ticket.facts, ticket.text, policy), policy, quickEngine);
  const late: Outcome["late"] = {};
  let isRecounted = false;
  for (const metric of simPromises) {
    const spent = ticket.was.promises[metric];
    const target = policy.target(metric, result.issueType, ticket.segment);
    if (!spent || !target) continue;
    const found = lateUnder(policy, spent, target);
    if (found.late === null) continue;
    late[metric] = found.late;
    if (!found.isSame) isRecounted = true;
  }
  return {
    place: { team: result.team, tier: result.tier, lane: result.disposition },
    issueType: result.issueType,
    priority: result.priority,
    complexity: result.complexity,
    late,
    isRecounted,
    reasons: result.reasons,
  };
}

/** Points of priority that nobody would notice are no difference. */
const leastPriority = 1;

const differs: Record<DifferenceKind, (a: Outcome, b: Outcome) => boolean> = {
  owner: (a, b) => a.place.team !== b.place.team,
  tier: (a, b) => a.place.tier !== b.place.tier,
  disposition: (a, b) => a.place.lane !== b.place.lane,
  priority: (a, b) => Math.abs(a.priority - b.priority) >= leastPriority,
  promise: (a, b) => simPromises.some((metric) => a.late[metric] !== b.late[metric]),
};

/** In what two policies treat the same ticket otherwise; empty where they do not. */
export const differencesOf = (a: Outcome, b: Outcome): DifferenceKind[] =>
  differenceKinds.filter((kind) => differs[kind](a, b));
