import type { Channel, PromiseMetric, Segment } from "../vocabulary";

/** What analytics knows of one ticket: flat facts, a pure function of what happened (`factOf`). What a source does not tell is
 *  null, and counted nowhere. Lengths are whole seconds, instants epoch ms. */
export interface TicketFact {
  ticketId: string;
  /** `own`: the desk's; else the id of an import of history. */
  source: string;
  createdAt: number;

  /** Dimensions. `team`: the last owner. `tier`: the highest reached, 0 = the assistant alone. `person`: who resolved it, or
   *  had it last. */
  issueType: string | null;
  /** One of the desk's, or what another system calls it; so are channels, teams and people. */
  segment: Segment | (string & {}) | null;
  channel: Channel | (string & {}) | null;
  team: string | null;
  tier: number | null;
  person: string | null;

  /** A duplicate that was merged away counts nowhere: the ticket that holds its conversation does. */
  isMerged: boolean;
  isResolved: boolean;

  /** Where it was, in order: 0 the assistant, from 1 tiers; equal neighbours merged. */
  stages: number[];
  /** Its distinct transitions, such as `0>1` or, a skip, `1>3`. */
  moves: string[];
  /** It went up to more expertise at least once, people's tiers only. */
  isEscalated: boolean;
  /** Owner sequence, its distinct neighbours such as `billing>access`, and what it says (owners.ts). */
  owners: string[];
  flows: string[];
  handoffs: number;
  isCircular: boolean;
  isCircularTwice: boolean;
  isRevisit: boolean;

  /** Last resolution; null while unresolved. */
  resolvedAt: number | null;
  ttrS: number | null;
  ttrBusinessS: number | null;
  /** Elapsed, without the time in which it waited for the customer. */
  ttrNetS: number | null;
  reopens: number;
  /** First accepted assignment. */
  firstHuman: string | null;
  /** Resolved by the first human, nobody else in between, and not reopened within 7 days; null where no human had it or it is
   *  unresolved. */
  isFirstTouchRight: boolean | null;
  /** The 7 days in which a resolution may prove none are over. */
  isSettled: boolean;
  /** People's work on it: elapsed, without waiting for others. */
  handlingS: number | null;
  /** See fact/overEscalation.ts; null where it cannot be told. */
  isOverEscalated: boolean | null;

  /** What became of each promise. Of several clocks of one metric the worst counts. */
  acceptance: PromiseOutcome | null;
  firstResponse: PromiseOutcome | null;
  nextResponse: PromiseOutcome | null;
  resolution: PromiseOutcome | null;
  budgets: Budget[];
  /** Tiers that had a budget, and those that spent more than theirs. */
  budgetTiers: number[];
  overTiers: number[];

  /** 1 (bad) to 5 (good). */
  score: number | null;
  /** 0 calm, 1 annoyed, 2 angry, as read when it was decided first. */
  frustrationBand: number | null;
  /** Until a person's first reply: 0 within an hour, 1 within eight, 2 longer, 3 never. */
  waitBand: number | null;

  /** People's queues it waited in, such as `billing/2`. */
  queues: string[];
  abandoned: AbandonKind | null;
  abandonedAt: number | null;
  /** The queue in which that happened. */
  abandonedQueue: string | null;
  abandonCause: AbandonCause | null;

  isAssistantInvolved: boolean;
  isAssistantResolved: boolean;
  /** Resolved by the assistant, no human, not reopened within 7 days. */
  isContained: boolean;
  /** Whether the assistant's answer held; null where nobody said. */
  isAnswerRight: boolean | null;
  /** The customer wrote again about the same thing. */
  isFollowedUp: boolean;

  people: PersonWork[];
  /** Who is among them. */
  workers: string[];
  /** When it changes by time alone, epoch ms; null where it does not. */
  lookAt: number | null;
}

/** The desk's own tickets, the past of the demo's seed included. */
export const ownSource = "own";

/** `running` also counts as late once its due instant is past: see fact/promises.ts. */
export const promiseOutcomes = ["met", "late", "void", "running"] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];
export const promiseColumns = [
  "acceptance",
  "firstResponse",
  "nextResponse",
  "resolution",
] as const satisfies readonly PromiseMetric[];

/** A tier's part of the promise of resolution: what it was given (less than nothing where others had overspent) and spent. */
export interface Budget {
  tier: number;
  targetS: number;
  spentS: number;
}

/** `silent`: no human activity for a whole first-response target after its breach; `unanswered`: closed by the customer. */
export const abandonKinds = ["silent", "unanswered"] as const;
export type AbandonKind = (typeof abandonKinds)[number];
/** What the facts show, the first that holds: nobody could take it, those asked passed on it, it waited its turn. */
export const abandonCauses = ["nobodyEligible", "declined", "waited"] as const;
export type AbandonCause = (typeof abandonCauses)[number];

/** One person's part in one ticket. */
export interface PersonWork {
  personId: string;
  /** Highest tier they worked at, or were asked at. */
  tier: number;
  offered: number;
  accepted: number;
  declined: number;
  expired: number;
  /** Pieces of work, ended or not, and how those that ended did (server/domain/estimates/touch.ts). */
  touches: number;
  solved: number;
  reopened: number;
  escalated: number;
  notTheirs: number;
  handedOn: number;
  handlingS: number;
  /** The resolver's: what the customer said of it. */
  score: number | null;
}

/** Dimensions by which tickets are filtered and broken down. */
export const dims = ["tier", "segment", "channel", "team", "issueType", "person"] as const;
export type Dim = (typeof dims)[number];

/** A dimension's value as text: how it is stored, filtered and shown; null where the source does not tell. */
export function dimValue(fact: TicketFact, dim: Dim): string | null {
  const value = fact[dim];
  return value === null ? null : String(value);
}
