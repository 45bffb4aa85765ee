import { startingVariance } from "../assignment/afterFailure";
import type { DecisionResult } from "../decision/decide";
import type { NewId } from "../ids";
import type { Reason } from "../reasons";
import { budgetReactions } from "../sla/budget";
import { clockReactions } from "../sla/reactions";
import type { ClockRules } from "../sla/rules";
import type { Actor, AddressKind, Channel, DeclineReason, EscalationReason, Segment } from "../vocabulary";
import { type AlarmCommand, isAlarmCommand, planAlarm } from "./alarmCommands";
import { type AssistantCommand, planAssistant, release, withdrawDraft } from "./assistantCommands";
import { type AuthorityCommand, isAuthority, planAuthority } from "./authority";
import { type CorrectCommand, planCorrect } from "./correct";
import type { TicketEvent, TicketEventBody } from "./events";
import { type GivingCommand, isGiving, planGiving } from "./giving";
import { type HandoffCommand, isHandoff, planHandoff } from "./handoffCommands";
import { type IncidentCommand, isIncident, planIncident } from "./incidentCommands";
import { type OwnerBounds, ownerRefusal } from "./ledger";
import { isShutByMerge, type MergeCommand, planMerge } from "./merge";
import { ending, events, isDone, type Plan, type Refusal, refuse, withdrawal } from "./planned";
import { isRescue, planRescue, type RescueCommand } from "./rescue";
import { isSnooze, planSnooze, type SnoozeCommand, wokenByCustomer } from "./snooze";
import { applyEvent, foldTicket, type Ticket } from "./ticket";

export { type Refusal, refusals } from "./planned";

export type TicketCommand =
  | { do: "receive"; messageId: string; channel: Channel; isThanks?: boolean }
  | { do: "noteConflict"; kinds: AddressKind[]; customerIds: string[] }
  | {
      do: "decide";
      decisionId: string;
      policyVersion: number;
      modelVersion: string;
      result: DecisionResult;
      /** What the message is written in; left out where it is not known. */
      language?: string;
      /** Priority and importance with what alarms had added; left out where they had added nothing. */
      raised?: { priority: number; importance: number };
    }
  | { do: "queue"; team: string; tier: number; minTier?: number; reasons: Reason[] }
  | { do: "leaveUnowned"; reasons: Reason[] }
  | CorrectCommand
  | { do: "offer"; personId: string; team: string; tier: number; expiresAt: number; reasons: Reason[] }
  | { do: "accept"; offerId: string; personId: string; via: "offer" | "autoAccept" }
  | { do: "decline"; offerId: string; personId: string; reason: DeclineReason }
  | { do: "expireOffer"; offerId: string }
  | { do: "withdrawOffer"; why: "presence" }
  | {
      do: "assign";
      personId: string;
      team: string;
      tier: number;
      via: "lastResort" | "manual" | "alarm" | "rescue";
      reasons: Reason[];
    }
  /** `repeats`: how many of its questions the customer had answered before; absent where nobody looked. */
  | { do: "reply"; messageId: string; isWaitingForCustomer: boolean; repeats?: number }
  | { do: "note"; messageId: string }
  | {
      do: "escalate";
      toTeam: string;
      toTier: number;
      reason: EscalationReason;
      reasons: Reason[];
      /** What a failed attempt has said of the ticket; left out where nobody had tried. */
      belief?: { complexity: number; variance: number };
    }
  | { do: "resolve" }
  | { do: "reopen" }
  | { do: "rate"; score: number }
  | { do: "explainWait"; reasons: Reason[] }
  | { do: "moveWaiting"; tier: number; reasons: Reason[] }
  | { do: "liftBars" }
  | { do: "restoreBars"; people: string[] }
  | AssistantCommand
  | AuthorityCommand
  | AlarmCommand
  | GivingCommand
  | HandoffCommand
  | RescueCommand
  | IncidentCommand
  | SnoozeCommand
  | MergeCommand
  | { do: "ring"; bodies: (TicketEventBody & { at?: number })[] };

export interface TransitionContext {
  now: number;
  actor: Actor;
  newId: NewId;
  rules: ClockRules;
  bounds: OwnerBounds;
}
export type Transition = { ok: true; ticket: Ticket; events: TicketEvent[] } | { ok: false; refusal: Refusal };

function receive(t: Ticket, messageId: string, channel: Channel, isThanks: boolean): Plan {
  if (isDone(t) && isThanks) return events({ type: "ThanksReceived", data: { messageId } });
  const received: TicketEventBody = { type: "MessageReceived", data: { messageId, channel } };
  if (isDone(t)) return events({ type: "TicketReopened", data: { messageId } }, received);
  const woken = wokenByCustomer(t);
  return t.waitingFor === "customer"
    ? events({ type: "CustomerAnswered", data: { messageId } }, received, ...woken)
    : events(received, ...woken);
}

const learnedFrom = (belief?: { complexity: number; variance: number }) =>
  belief ? { complexity: belief.complexity, complexityVariance: belief.variance } : {};

/** The team that a command gives the ticket to; null where it moves nothing. A correction sees for itself. */
function givenTo(t: Ticket, c: TicketCommand): string | null {
  switch (c.do) {
    case "queue":
    case "offer":
    case "assign":
    case "reassign":
    case "requeue":
    case "assist":
      return c.team;
    case "escalate":
      return c.toTeam;
    case "deescalate":
      return t.queue?.team ?? null;
    case "accept":
      return t.offer?.id === c.offerId ? t.offer.team : null;
    default:
      return null;
  }
}

function planEvents(t: Ticket, c: TicketCommand, ctx: TransitionContext): Plan {
  if (isShutByMerge(t, c.do)) return refuse("merged");
  const team = isDone(t) ? null : givenTo(t, c);
  const forbidden = team === null ? null : ownerRefusal(t, team, ctx.bounds);
  if (forbidden) return refuse(forbidden);
  switch (c.do) {
    case "receive":
      return receive(t, c.messageId, c.channel, c.isThanks ?? false);
    case "noteConflict":
      return events({ type: "CustomerConflict", data: { kinds: c.kinds, customerIds: c.customerIds } });
    case "decide": {
      const { decisionId, policyVersion, modelVersion, result } = c;
      const { disposition, issueType, confidence, candidates, reasons } = result;
      const { priority, importance } = c.raised ?? result;
      // A ticket that a tier has failed at is never thought easier for what is read in a further message.
      const hasFailed = t.complexityVariance < startingVariance;
      const complexity = hasFailed ? Math.max(t.complexity, result.complexity) : result.complexity;
      const minTier = Math.max(t.minTier, result.minTier ?? result.tier);
      const what = { disposition, issueType, confidence, candidates, complexity, priority, importance, minTier };
      const data = {
        decisionId,
        policyVersion,
        modelVersion,
        ...what,
        ...(c.language && { language: c.language }),
        reasons,
      };
      return events({ type: "TicketDecided", data });
    }
    case "queue":
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      return events(...withdrawal(t, "requeued"), ...release(t, c.reasons), {
        type: "TicketQueued",
        data: { team: c.team, tier: c.tier, ...(c.minTier && { minTier: c.minTier }), reasons: c.reasons },
      });
    case "correct":
      return planCorrect(t, c, ctx.bounds);
    case "leaveUnowned":
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      return events(...withdrawal(t, "requeued"), ...release(t, c.reasons), {
        type: "TicketUnowned",
        data: { reasons: c.reasons },
      });
    case "offer": {
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      if (t.offer) return refuse("offerPending");
      if (t.assistant) return refuse("heldByAssistant");
      if (t.incidentId !== null) return refuse("inIncident");
      const { personId, team, tier, expiresAt, reasons } = c;
      return events({ type: "OfferMade", data: { offerId: ctx.newId(), personId, team, tier, expiresAt, reasons } });
    }
    case "accept": {
      if (!t.offer || t.offer.id !== c.offerId || t.offer.expiresAt <= ctx.now) return refuse("offerGone");
      if (t.offer.personId !== c.personId) return refuse("offerNotYours");
      const { team, tier } = t.offer;
      const assignment = { assignmentId: ctx.newId(), personId: c.personId, team, tier };
      return events({
        type: "TicketAssigned",
        data: { ...assignment, via: c.via, offerId: c.offerId, reasons: [] },
      });
    }
    case "decline":
      // After its time it was missed, which is not for its person to undo.
      if (!t.offer || t.offer.id !== c.offerId || t.offer.expiresAt <= ctx.now) return refuse("offerGone");
      if (t.offer.personId !== c.personId) return refuse("offerNotYours");
      return events({ type: "OfferDeclined", data: { offerId: c.offerId, personId: c.personId, reason: c.reason } });
    case "expireOffer":
      if (!t.offer || t.offer.id !== c.offerId) return refuse("offerGone");
      if (t.offer.expiresAt > ctx.now) return refuse("offerPending");
      return events({
        type: "OfferExpired",
        at: t.offer.expiresAt,
        data: { offerId: c.offerId, personId: t.offer.personId },
      });
    case "withdrawOffer":
      return t.offer ? events(...withdrawal(t, c.why)) : refuse("offerGone");
    case "assign": {
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      const { personId, team, tier, via, reasons } = c;
      const data = { assignmentId: ctx.newId(), personId, team, tier, via, offerId: null, reasons };
      return events(...withdrawal(t, "requeued"), ...release(t, reasons), { type: "TicketAssigned", data });
    }
    case "reply": {
      if (isDone(t)) return refuse("alreadyResolved");
      if (ctx.actor.kind === "person" && !t.assignment) return refuse("notAssigned");
      const { messageId, repeats } = c;
      const counted = repeats === undefined ? {} : { repeats };
      const sent: TicketEventBody = { type: "MessageSent", data: { messageId, kind: "reply", ...counted } };
      const waits = c.isWaitingForCustomer && t.status === "open";
      return waits ? events(sent, { type: "WaitingForCustomer", data: {} }) : events(sent);
    }
    case "note":
      return events({ type: "MessageSent", data: { messageId: c.messageId, kind: "note" } });
    case "escalate": {
      if (isDone(t)) return refuse("alreadyResolved");
      if (!t.queue) return refuse("notQueued");
      const from = { fromTeam: t.queue.team, fromTier: t.assignment?.tier ?? t.queue.tier };
      const { toTeam, toTier } = c;
      if (toTier <= from.fromTier && toTeam === from.fromTeam) return refuse("alreadyAtTop");
      return events(
        ...withdrawal(t, "escalated"),
        ...ending(t, "escalated"),
        ...release(t, c.reasons),
        { type: "TicketEscalated", data: { ...from, toTeam, toTier, reason: c.reason, ...learnedFrom(c.belief) } },
        { type: "TicketQueued", data: { team: toTeam, tier: toTier, reasons: c.reasons } },
      );
    }
    case "resolve":
      if (isDone(t)) return refuse("alreadyResolved");
      return events(...withdrawal(t, "resolved"), ...ending(t, "resolved"), ...withdrawDraft(t), {
        type: "TicketResolved",
        data: { issueType: t.issueType },
      });
    case "liftBars":
      return events({ type: "BarsLifted", data: { people: t.barredPeople } });
    case "restoreBars": {
      const { people } = c;
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      const isAsked = t.offer !== null && people.includes(t.offer.personId);
      return events(...(isAsked ? withdrawal(t, "undone") : []), { type: "BarsRestored", data: { people } });
    }
    case "reopen":
      return isDone(t) ? events({ type: "TicketReopened", data: { messageId: null } }) : refuse("notResolved");
    case "rate":
      return isDone(t) ? events({ type: "TicketRated", data: { score: c.score } }) : refuse("notResolved");
    case "explainWait":
      return events({ type: "WaitExplained", data: { reasons: c.reasons } });
    case "moveWaiting":
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.assignment) return refuse("alreadyAssigned");
      if (t.offer) return refuse("offerPending");
      if (t.assistant) return refuse("heldByAssistant");
      if (!t.queue || c.tier < t.minTier) return refuse("notQueued");
      return events({ type: "WaitingMoved", data: { fromTier: t.queue.tier, tier: c.tier, reasons: c.reasons } });
    case "ring":
      return events(...c.bodies);
    case "changeCustomer":
    case "mergeInto":
    case "unmerge":
    case "absorb":
    case "release":
      return planMerge(t, c);
    default:
      if (isAuthority(c)) return planAuthority(t, c);
      if (isHandoff(c)) return planHandoff(t, c);
      if (isGiving(c)) return planGiving(t, c, ctx.newId);
      if (isRescue(c)) return planRescue(t, c);
      if (isIncident(c)) return planIncident(t, c);
      if (isSnooze(c)) return planSnooze(t, c);
      return isAlarmCommand(c) ? planAlarm(t, c) : planAssistant(t, c);
  }
}

/** Carries out one command on a ticket, or says why not. Each event is followed at once by what the clocks do about it,
 *  so that replaying the events alone rebuilds ticket and clocks exactly. */
export function transition(t: Ticket, command: TicketCommand, ctx: TransitionContext): Transition {
  const plan = planEvents(t, command, ctx);
  if ("refusal" in plan) return { ok: false, refusal: plan.refusal };
  const done: TicketEvent[] = [];
  let ticket = t;
  const take = (body: TicketEventBody & { at?: number }) => {
    const e = { ...body, at: body.at ?? ctx.now, actor: ctx.actor } as TicketEvent;
    ticket = applyEvent(ticket, e);
    done.push(e);
    return e;
  };
  for (const body of plan.events) {
    const e = take(body);
    for (const reaction of clockReactions(ticket, e, ctx.rules, ctx.newId)) take(reaction);
    if (!e.type.startsWith("Clock"))
      for (const budget of budgetReactions(ticket, e.at, ctx.rules, ctx.newId)) take(budget);
  }
  return { ok: true, ticket, events: done };
}

/** Opens a ticket with its first message; deciding it and putting it into its queue are commands of their own. */
export function openTicket(
  id: Ticket["id"],
  from: {
    customerId: string;
    accountId: string | null;
    segment: Segment;
    channel: Channel;
    messageId: string;
    /** Who helped the customer last, if that was a short time ago: preferred, as for a ticket that comes back. */
    lastAgent?: string | null;
  },
  ctx: TransitionContext,
): { ticket: Ticket; events: TicketEvent[] } {
  const { customerId, accountId, segment, channel, messageId, lastAgent } = from;
  const created = {
    type: "TicketCreated",
    at: ctx.now,
    actor: ctx.actor,
    data: { customerId, accountId, segment, channel, ...(lastAgent && { lastAgent }) },
  } as const;
  const received = {
    type: "MessageReceived",
    at: ctx.now,
    actor: ctx.actor,
    data: { messageId, channel },
  } as const;
  const list: TicketEvent[] = [created, received];
  return { ticket: foldTicket(id, list), events: list };
}
