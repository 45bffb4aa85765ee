import type { TicketFact } from "../fact";
import { flowOf, ownerSequence } from "../owners";

/** One ticket of another system, as its log tells it: what the mapping of an import yields. What the log does not know is null. The
 *  import's own type maps onto this one, and `putFacts` (server/db/analytics/refresh.ts) stores what comes of it. */
export interface ImportedTicket {
  /** Made from source and key, so that the same ticket is the same one again. */
  ticketId: string;
  /** The import's source. */
  source: string;
  createdAt: number;
  resolvedAt: number | null;
  isReopened: boolean | null;
  /** The owner of each event, in order; null where it assigns nobody. */
  owners: readonly (string | null)[];
  /** The tier of each event, in order; null where it tells none. Empty: the log knows no tiers. */
  tiers: readonly (number | null)[];
  issueType: string | null;
  channel: TicketFact["channel"];
  segment: TicketFact["segment"];
  person: string | null;
}

/** The fact of a ticket of another system, by the same definitions. Nothing is guessed: promises, waiting, offers and ratings are not
 *  in a log of owners, so their measures count none of these tickets. Resolved before it was created is not known to be resolved. */
export function factOfImported(t: ImportedTicket): TicketFact {
  const owners = ownerSequence(t.owners);
  const flow = flowOf(owners);
  const stages: number[] = [];
  for (const tier of t.tiers) if (tier !== null && tier !== stages.at(-1)) stages.push(tier);
  const pairs = (list: readonly (string | number)[]) => [
    ...new Set(list.slice(1).map((to, at) => `${list[at]}>${to}`)),
  ];
  const resolvedAt = t.resolvedAt !== null && t.resolvedAt >= t.createdAt ? t.resolvedAt : null;
  return {
    ticketId: t.ticketId,
    source: t.source,
    createdAt: t.createdAt,
    issueType: t.issueType,
    segment: t.segment,
    channel: t.channel,
    team: owners.at(-1) ?? null,
    tier: stages.length > 0 ? Math.max(...stages) : null,
    person: t.person,
    isMerged: false,
    isResolved: resolvedAt !== null,
    stages,
    moves: pairs(stages).sort(),
    isEscalated: stages.some((stage, at) => at > 0 && stage > stages[at - 1]!),
    owners,
    flows: pairs(owners),
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
    score: null,
    frustrationBand: null,
    waitBand: null,
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
