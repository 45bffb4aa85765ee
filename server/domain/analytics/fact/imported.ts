import type { TicketFact } from "../fact";
import { flowOf, ownerSequence, pairsOf } from "../owners";
import { waitBandOf } from "./waiting";

/** One ticket of another system, as its log tells it: a row of `history_ticket` (whose owner sequence is made already) with the tiers
 *  of its events. What the log does not know is null. `putFacts` (server/db/analytics/refresh.ts) stores what comes of it, and
 *  `removeSource` takes it away. */
export interface ImportedTicket {
  /** Made from source and key, so that the same ticket is the same one again. */
  ticketId: string;
  /** The source's id. */
  source: string;
  createdAt: number;
  resolvedAt: number | null;
  isReopened: boolean;
  /** One for each event in order, or the sequence itself; null where an event assigns nobody. */
  owners: readonly (string | null)[];
  /** The tier of each event, in order; null where it tells none. Empty: not known, or the log knows no tiers. */
  tiers: readonly (number | null)[];
  /** Where the tiers' order is not known. */
  topTier: number | null;
  issueType: string | null;
  segment: string | null;
  channel: string | null;
  person: string | null;
  /** On whatever scale the log has: only whole numbers from 1 to 5 are ratings here. */
  rating: number | null;
  firstResponseAt: number | null;
}

const scoreOf = (rating: number | null) =>
  rating !== null && Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : null;

/** The fact of a ticket of another system, by the same definitions. Nothing is guessed: promises, waiting, offers and ratings are not
 *  in a log of owners, so their measures count none of these tickets. Resolved before it was created is not known to be resolved. */
export function factOfImported(t: ImportedTicket): TicketFact {
  const owners = ownerSequence(t.owners);
  const flow = flowOf(owners);
  const stages: number[] = [];
  for (const tier of t.tiers) if (tier !== null && tier !== stages.at(-1)) stages.push(tier);
  const resolvedAt = t.resolvedAt !== null && t.resolvedAt >= t.createdAt ? t.resolvedAt : null;
  return {
    ticketId: t.ticketId,
    source: t.source,
    createdAt: t.createdAt,
    issueType: t.issueType,
    segment: t.segment,
    channel: t.channel,
    team: owners.at(-1) ?? null,
    tier: stages.length > 0 ? Math.max(...stages) : t.topTier,
    person: t.person,
    isMerged: false,
    isResolved: resolvedAt !== null,
    stages,
    moves: [...new Set(stages.slice(1).map((to, at) => `${stages[at]}>${to}`))].sort(),
    isEscalated: stages.some((stage, at) => at > 0 && stage > stages[at - 1]!),
    owners,
    flows: pairsOf(owners),
    ...flow,
    resolvedAt,
    ttrS: resolvedAt === null ? null : Math.round((resolvedAt - t.createdAt) / 1000),
    ttrBusinessS: null,
    ttrNetS: null,
    reopens: t.isReopened ? 1 : 0,
    firstHuman: null,
    isFirstTouchRight: null,
    isSettled: resolvedAt !== null,
    handlingS: null,
    isOverEscalated: null,
    acceptance: null,
    firstResponse: null,
    nextResponse: null,
    resolution: null,
    budgets: [],
    budgetTiers: [],
    overTiers: [],
    score: scoreOf(t.rating),
    frustrationBand: null,
    waitBand: t.firstResponseAt === null ? null : waitBandOf(t.firstResponseAt - t.createdAt),
    queues: [],
    abandoned: null,
    abandonedAt: null,
    abandonedQueue: null,
    abandonCause: null,
    isAssistantInvolved: false,
    isAssistantResolved: false,
    isContained: false,
    isAnswerRight: null,
    isFollowedUp: false,
    people: [],
    workers: [],
    lookAt: null,
  };
}
