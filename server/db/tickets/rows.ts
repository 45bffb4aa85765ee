import { asPersonId, asTicketId } from "../../domain/ids";
import type { Reason } from "../../domain/reasons";
import { type Clock, nextBreachAt, nextDueAt } from "../../domain/sla/clock";
import type { AssistantHold, Ticket } from "../../domain/ticket/ticket";
import type { Candidate } from "../../domain/triage/understanding";
import type {
  Absence,
  ApprovalKind,
  ApprovalNeeds,
  AssistantLane,
  AssistantStep,
  Channel,
  ClockMetric,
  ClockState,
  Disposition,
  PauseReason,
  Segment,
  TicketStatus,
  Wait,
} from "../../domain/vocabulary";

/** A clock as `row_to_json` gives it: instants in ISO. */
export interface ClockRow {
  id: string;
  ticket_id: string;
  metric: ClockMetric;
  tier: number | null;
  state: ClockState;
  calendar_id: string | null;
  calendar_version: number | null;
  target_ms: number;
  started_at: string;
  resumed_at: string | null;
  consumed_ms: number;
  paused_at: string | null;
  paused_why: PauseReason | null;
  due_at: string | null;
  warn_at: number[];
  warn_due_at: string[];
  warned: number;
  breached_at: string | null;
  stopped_at: string | null;
}

export interface TicketRow {
  id: string;
  customer_id: string;
  account_id: string | null;
  segment: Segment;
  channel: Channel;
  status: TicketStatus;
  waiting_for: Wait | null;
  third_party_label: string | null;
  third_party_link: string | null;
  third_party_since: string | null;
  widened: number;
  disposition: Disposition | null;
  decision_id: string | null;
  policy_version: number | null;
  issue_type_id: string | null;
  confidence: number | null;
  candidates: Candidate[];
  language: string | null;
  complexity: number;
  complexity_variance: number;
  priority: number;
  importance: number;
  min_tier: number;
  owner_team_id: string | null;
  queue_tier: number | null;
  queued_at: string | null;
  assistant_lane: AssistantLane | null;
  assistant_step: AssistantStep | null;
  assistant_turns: number | null;
  assistant_due_at: string | null;
  assistant_draft_id: string | null;
  barred_teams: string[];
  barred_people: string[];
  last_agent_id: string | null;
  touches: number;
  hops: number;
  reopen_count: number;
  wait_reasons: Reason[];
  last_customer_message_at: string;
  unanswered_since: string | null;
  first_human_reply_at: string | null;
  resolved_at: string | null;
  created_at: string;
  merged_into_id: string | null;
  merged_at: string | null;
  clocks: ClockRow[] | null;
  offer: { id: string; person_id: string; team_id: string; tier: number; expires_at: string } | null;
  assignment: { id: string; person_id: string; team_id: string; tier: number } | null;
  is_begun: boolean;
  handoff_absence: Absence | null;
  handoff_due_at: string | null;
  snoozed_until: string | null;
  woken_at: string | null;
  incident_id: string | null;
  rescues: number;
  approval: {
    id: string;
    kind: ApprovalKind;
    asked_id: string | null;
    needs: ApprovalNeeds;
    requested_at: string;
  } | null;
}

const ms = (iso: string) => new Date(iso).getTime();
const msOrNull = (iso: string | null) => (iso === null ? null : ms(iso));
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function toClock(r: ClockRow): Clock {
  return {
    id: r.id,
    metric: r.metric,
    tier: r.tier,
    state: r.state,
    targetMs: Number(r.target_ms),
    calendar: r.calendar_id === null ? null : { id: r.calendar_id, policyVersion: r.calendar_version! },
    startedAt: ms(r.started_at),
    resumedAt: msOrNull(r.resumed_at),
    consumedMs: Number(r.consumed_ms),
    pausedAt: msOrNull(r.paused_at),
    pausedWhy: r.paused_why,
    dueAt: msOrNull(r.due_at),
    warnAt: r.warn_at,
    warnDueAt: r.warn_due_at.map(ms),
    warned: r.warned,
    breachedAt: msOrNull(r.breached_at),
    stoppedAt: msOrNull(r.stopped_at),
  };
}

export function clockRow(ticketId: string, c: Clock) {
  return {
    id: c.id,
    ticket_id: ticketId,
    metric: c.metric,
    tier: c.tier,
    state: c.state,
    calendar_id: c.calendar?.id ?? null,
    calendar_version: c.calendar?.policyVersion ?? null,
    target_ms: c.targetMs,
    started_at: iso(c.startedAt),
    resumed_at: iso(c.resumedAt),
    consumed_ms: Math.round(c.consumedMs),
    paused_at: iso(c.pausedAt),
    paused_why: c.pausedWhy,
    due_at: iso(c.dueAt),
    warn_at: c.warnAt,
    warn_due_at: c.warnDueAt.map(iso),
    warned: c.warned,
    next_due_at: iso(nextDueAt(c)),
    breached_at: iso(c.breachedAt),
    stopped_at: iso(c.stoppedAt),
  };
}

/** A column of JSON that holds a list; anything else in it must not keep a ticket from being read. */
export const listOf = <T>(column: T[]): T[] => (Array.isArray(column) ? column : []);

const byStart = (a: Clock, b: Clock) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);

const holdOf = (r: TicketRow): AssistantHold | null =>
  r.assistant_lane && {
    lane: r.assistant_lane,
    step: r.assistant_step!,
    turns: r.assistant_turns!,
    dueAt: ms(r.assistant_due_at!),
    draftId: r.assistant_draft_id,
  };

const thirdPartyOf = (r: TicketRow): Ticket["thirdParty"] =>
  r.third_party_label === null
    ? null
    : { label: r.third_party_label, link: r.third_party_link, since: ms(r.third_party_since!) };

export function toTicket(r: TicketRow): Ticket {
  const { offer, assignment, approval } = r;
  const inQueue = r.owner_team_id !== null && r.queue_tier !== null && r.queued_at !== null;
  return {
    id: asTicketId(r.id),
    customerId: r.customer_id,
    accountId: r.account_id,
    segment: r.segment,
    channel: r.channel,
    createdAt: ms(r.created_at),
    status: r.status,
    waitingFor: r.waiting_for,
    thirdParty: thirdPartyOf(r),
    approval: approval && {
      id: approval.id,
      kind: approval.kind,
      askedId: approval.asked_id,
      needs: approval.needs,
      since: ms(approval.requested_at),
    },
    disposition: r.disposition,
    decisionId: r.decision_id,
    policyVersion: r.policy_version,
    issueType: r.issue_type_id,
    confidence: r.confidence,
    candidates: listOf(r.candidates),
    language: r.language,
    complexity: r.complexity,
    complexityVariance: r.complexity_variance,
    priority: r.priority,
    importance: r.importance,
    minTier: r.min_tier,
    queue: inQueue ? { team: r.owner_team_id!, tier: r.queue_tier!, since: ms(r.queued_at!) } : null,
    assistant: holdOf(r),
    offer: offer && {
      id: offer.id,
      personId: asPersonId(offer.person_id),
      team: offer.team_id,
      tier: offer.tier,
      expiresAt: ms(offer.expires_at),
    },
    assignment: assignment && {
      id: assignment.id,
      personId: asPersonId(assignment.person_id),
      team: assignment.team_id,
      tier: assignment.tier,
      isBegun: r.is_begun,
    },
    handoff: r.handoff_absence && { absence: r.handoff_absence, dueAt: ms(r.handoff_due_at!) },
    snoozedUntil: msOrNull(r.snoozed_until),
    wokenAt: msOrNull(r.woken_at),
    incidentId: r.incident_id,
    rescues: r.rescues,
    waitReasons: listOf(r.wait_reasons),
    widened: r.widened,
    barredTeams: r.barred_teams,
    barredPeople: r.barred_people.map(asPersonId),
    lastAgent: r.last_agent_id === null ? null : asPersonId(r.last_agent_id),
    touches: r.touches,
    hops: r.hops,
    reopenCount: r.reopen_count,
    lastCustomerMessageAt: ms(r.last_customer_message_at),
    unansweredSince: msOrNull(r.unanswered_since),
    firstHumanReplyAt: msOrNull(r.first_human_reply_at),
    resolvedAt: msOrNull(r.resolved_at),
    clocks: (r.clocks ?? []).map(toClock).sort(byStart),
    mergedInto: r.merged_into_id && r.merged_at ? { ticketId: r.merged_into_id, at: ms(r.merged_at) } : null,
  };
}

/** The columns of `ticket` that project its events. */
export function ticketRow(t: Ticket) {
  return {
    id: t.id as string,
    customer_id: t.customerId,
    account_id: t.accountId,
    segment: t.segment,
    channel: t.channel,
    status: t.status,
    waiting_for: t.waitingFor,
    third_party_label: t.thirdParty?.label ?? null,
    third_party_link: t.thirdParty?.link ?? null,
    third_party_since: iso(t.thirdParty?.since ?? null),
    approval_id: t.approval?.id ?? null,
    widened: t.widened,
    disposition: t.disposition,
    decision_id: t.decisionId,
    policy_version: t.policyVersion,
    issue_type_id: t.issueType,
    confidence: t.confidence,
    candidates: t.candidates,
    language: t.language,
    complexity: t.complexity,
    complexity_variance: t.complexityVariance,
    priority: t.priority,
    importance: t.importance,
    min_tier: t.minTier,
    owner_team_id: t.queue?.team ?? null,
    queue_tier: t.queue?.tier ?? null,
    queued_at: iso(t.queue?.since ?? null),
    next_breach_at: iso(nextBreachAt(t.clocks)),
    assistant_lane: t.assistant?.lane ?? null,
    assistant_step: t.assistant?.step ?? null,
    assistant_turns: t.assistant?.turns ?? null,
    assistant_due_at: iso(t.assistant?.dueAt ?? null),
    assistant_draft_id: t.assistant?.draftId ?? null,
    assignee_id: t.assignment?.personId ?? null,
    offer_id: t.offer?.id ?? null,
    is_begun: t.assignment?.isBegun ?? false,
    handoff_absence: t.handoff?.absence ?? null,
    handoff_due_at: iso(t.handoff?.dueAt ?? null),
    snoozed_until: iso(t.snoozedUntil),
    woken_at: iso(t.wokenAt),
    incident_id: t.incidentId,
    rescues: t.rescues,
    barred_teams: t.barredTeams,
    barred_people: t.barredPeople,
    last_agent_id: t.lastAgent,
    touches: t.touches,
    hops: t.hops,
    reopen_count: t.reopenCount,
    wait_reasons: t.waitReasons,
    last_customer_message_at: iso(t.lastCustomerMessageAt),
    unanswered_since: iso(t.unansweredSince),
    first_human_reply_at: iso(t.firstHumanReplyAt),
    resolved_at: iso(t.resolvedAt),
    created_at: iso(t.createdAt),
    merged_into_id: t.mergedInto?.ticketId ?? null,
    merged_at: iso(t.mergedInto?.at ?? null),
  };
}
