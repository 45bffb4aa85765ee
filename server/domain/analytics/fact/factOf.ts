import { reopenedWithinMs, touchesOf } from "../../estimates/touch";
import type { TicketEvent } from "../../ticket/events";
import { ownSource, type TicketFact } from "../fact";
import { flowOf, ownerSequence, ownings, pairsOf } from "../owners";
import { abandonmentOf, queuesOf } from "./abandonment";
import { type TicketHistory, withoutUndone } from "./history";
import { isOverEscalated } from "./overEscalation";
import { peopleOf } from "./people";
import { budgetsOf, clocksOf, promisesOf } from "./promises";
import { resolvingOf } from "./resolving";
import { stagesOf } from "./stages";
import { waitBandOf } from "./waiting";

const seconds = (ms: number) => Math.max(0, Math.round(ms / 1000));

/** As understood now: what was decided last, or put right since. */
function issueTypeOf(events: readonly TicketEvent[]): string | null {
  const last = events.findLast((e) => e.type === "TicketDecided" || e.type === "TicketCorrected");
  return last ? last.data.issueType : null;
}

function isMerged(events: readonly TicketEvent[]): boolean {
  return events.findLast((e) => e.type === "TicketMerged" || e.type === "TicketUnmerged")?.type === "TicketMerged";
}

const bandOf = (value: number | null, limits: readonly number[]) =>
  value === null ? null : limits.filter((limit) => value >= limit).length;

function firstReplyAt(events: readonly TicketEvent[]): number | null {
  const isReply = (e: TicketEvent) => e.type === "MessageSent" && e.data.kind === "reply" && e.actor.kind === "person";
  return events.find(isReply)?.at ?? null;
}

/** The fact of one of the desk's own tickets; null where the events do not begin with its creation. Total otherwise: events that
 *  it does not know change nothing. */
export function factOf(h: TicketHistory): TicketFact | null {
  const created = h.events.find((e) => e.type === "TicketCreated");
  if (!created) return null;
  const events = withoutUndone(h.events);
  const createdAt = created.at;
  const repliedAt = firstReplyAt(events);
  const taken = new Set(events.flatMap((e) => (e.type === "TicketAssigned" ? [e.data.assignmentId] : [])));
  const touches = touchesOf(h.events).filter((t) => taken.has(t.id));
  const clocks = clocksOf(events);
  const issueType = issueTypeOf(events);
  const r = resolvingOf(events);
  const { stages, moves, isEscalated } = stagesOf(events);
  const owners = ownerSequence(ownings(events).map((o) => o.team));
  const flow = flowOf(owners);
  const { budgets, over } = budgetsOf(clocks);
  const abandonment = abandonmentOf(events, clocks, h.scale, h.asOf);
  const people = peopleOf(events, touches, r.resolver, h.score);
  const isAssistantResolved = r.isByAssistant;
  const promise = clocks.find((c) => c.metric === "resolution" && c.tier === null);
  const { resolvedAt } = r;
  const elapsed = resolvedAt === null ? null : resolvedAt - createdAt;
  const settlesAt = resolvedAt === null ? null : resolvedAt + reopenedWithinMs;
  const isSettled = settlesAt !== null && h.asOf >= settlesAt;
  const verdict = h.verdict && !(h.verdict.source === "review" && !h.verdict.isCorrect) ? h.verdict : null;
  const changes = [isSettled ? null : settlesAt, abandonment.threatensAt].filter((at) => at !== null);
  return {
    ticketId: h.ticketId,
    source: ownSource,
    createdAt,
    issueType,
    segment: created.data.segment,
    channel: created.data.channel,
    team: owners.at(-1) ?? null,
    tier: stages.length > 0 ? Math.max(...stages) : null,
    person: isAssistantResolved ? null : (r.resolver ?? r.lastPerson),
    isMerged: isMerged(events),
    isResolved: resolvedAt !== null,
    stages,
    moves,
    isEscalated,
    owners,
    flows: pairsOf(owners),
    ...flow,
    resolvedAt,
    ttrS: elapsed === null ? null : seconds(elapsed),
    ttrBusinessS:
      resolvedAt === null || !promise ? null : seconds(h.scale(promise.calendar).between(createdAt, resolvedAt)),
    ttrNetS: elapsed === null ? null : seconds(elapsed - r.waitedMs),
    reopens: r.reopens,
    firstHuman: r.firstHuman,
    isFirstTouchRight: r.isFirstTouchRight,
    isSettled,
    handlingS: touches.length === 0 ? null : seconds(touches.reduce((sum, t) => sum + t.minutes * 60_000, 0)),
    isOverEscalated: resolvedAt === null ? null : isOverEscalated(events, touches, issueType, h.decisions),
    ...promisesOf(clocks),
    budgets,
    budgetTiers: budgets.map((b) => b.tier),
    overTiers: over,
    score: h.score,
    frustrationBand: bandOf(h.decisions[0]?.frustration ?? null, [1 / 3, 2 / 3]),
    waitBand: waitBandOf(repliedAt === null ? null : repliedAt - createdAt),
    queues: queuesOf(events),
    abandoned: abandonment.kind,
    abandonedAt: abandonment.at,
    abandonedQueue: abandonment.queue,
    abandonCause: abandonment.cause,
    isAssistantInvolved: stages.includes(0),
    isAssistantResolved,
    isContained: isAssistantResolved && r.firstHuman === null && !r.isReopenedEarly,
    isAnswerRight: verdict?.isCorrect ?? null,
    isFollowedUp: verdict?.source === "followUp" && !verdict.isCorrect,
    people,
    workers: people.map((p) => p.personId),
    lookAt: changes.length === 0 ? null : Math.min(...changes),
  };
}
