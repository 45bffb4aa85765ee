import { startingVariance } from "../assignment/afterFailure";
import type { PersonId, TicketId } from "../ids";
import type { Reason } from "../reasons";
import { applyClockEvent, type Clock } from "../sla/clock";
import type { Candidate } from "../triage/understanding";
import type {
  Absence,
  ApprovalKind,
  ApprovalNeeds,
  AssistantLane,
  AssistantStep,
  Channel,
  Disposition,
  Segment,
  TicketStatus,
  Wait,
} from "../vocabulary";
import type { TicketEvent } from "./events";
import { holdAfter, isBeginning } from "./hold";
import { isUnderstoodAnew, withReleased } from "./ledger";
import { absorbed } from "./merge";
import { snoozeAfter } from "./snooze";

export interface PendingOffer {
  id: string;
  personId: PersonId;
  team: string;
  tier: number;
  expiresAt: number;
}
export interface ActiveAssignment {
  id: string;
  personId: PersonId;
  team: string;
  tier: number;
  /** Whether its holder has written, asked or awaited anything: what nobody has begun can go to anybody. */
  isBegun: boolean;
}

/** The assistant's hold on a ticket: nobody is offered it meanwhile. */
export interface AssistantHold {
  lane: AssistantLane;
  step: AssistantStep;
  /** Answers it has given, its own and approved ones. */
  turns: number;
  /** When it moves next if nothing happens before. */
  dueAt: number;
  /** The draft that waits for a reviewer. */
  draftId: string | null;
}

/** A ticket as its events have made it. At any time it has at most one pending offer and one active assignment, and one
 *  owner: the assignee, else the assistant for its queue's team, else its queue, else (visibly) nobody. Instants are epoch
 *  milliseconds. */
export interface Ticket {
  id: TicketId;
  customerId: string;
  accountId: string | null;
  segment: Segment;
  channel: Channel;
  createdAt: number;
  status: TicketStatus;
  /** Whom it waits for while `waiting`. */
  waitingFor: Wait | null;
  /** Somebody outside the desk who has to act first, and where; kept until they have. */
  thirdParty: { label: string; link: string | null; since: number } | null;
  /** What somebody with authority has been asked. */
  approval: { id: string; kind: ApprovalKind; askedId: string | null; needs: ApprovalNeeds; since: number } | null;
  disposition: Disposition | null;
  decisionId: string | null;
  policyVersion: number | null;
  issueType: string | null;
  confidence: number | null;
  candidates: Candidate[];
  /** What the customer writes in, ISO 639-1, as far as a message told. */
  language: string | null;
  /** Belief in standard deviations from the desk's mean; a tier's failed attempt moves it. */
  complexity: number;
  complexityVariance: number;
  priority: number;
  importance: number;
  minTier: number;
  queue: { team: string; tier: number; since: number } | null;
  assistant: AssistantHold | null;
  offer: PendingOffer | null;
  assignment: ActiveAssignment | null;
  /** Its holder has begun and is not there any more: asked to hand it off until `dueAt`. */
  handoff: { absence: Absence; dueAt: number } | null;
  /** Until when its holder has put it away, and since when they have it back and have not answered it. */
  snoozedUntil: number | null;
  wokenAt: number | null;
  /** The incident that it waits for, one of many with one cause. */
  incidentId: string | null;
  /** How often it was taken from somebody who was not there any more. */
  rescues: number;
  waitReasons: Reason[];
  /** How far an alarm has widened who may take it; 0 = as the policy has it. */
  widened: number;
  /** The ledger: teams that said that it is not theirs, as it is understood now. */
  barredTeams: string[];
  barredPeople: PersonId[];
  lastAgent: PersonId | null;
  touches: number;
  hops: number;
  reopenCount: number;
  lastCustomerMessageAt: number;
  unansweredSince: number | null;
  firstHumanReplyAt: number | null;
  resolvedAt: number | null;
  clocks: Clock[];
  /** The ticket that holds its conversation since it was found to be a duplicate. */
  mergedInto: { ticketId: string; at: number } | null;
}

const newTicket = (id: TicketId, at: number): Ticket => ({
  id,
  customerId: "",
  accountId: null,
  segment: "standard",
  channel: "web",
  createdAt: at,
  status: "open",
  waitingFor: null,
  thirdParty: null,
  approval: null,
  disposition: null,
  decisionId: null,
  policyVersion: null,
  issueType: null,
  confidence: null,
  candidates: [],
  language: null,
  complexity: 0,
  complexityVariance: startingVariance,
  priority: 0,
  importance: 1,
  minTier: 1,
  queue: null,
  assistant: null,
  offer: null,
  assignment: null,
  handoff: null,
  snoozedUntil: null,
  wokenAt: null,
  incidentId: null,
  rescues: 0,
  waitReasons: [],
  widened: 0,
  barredTeams: [],
  barredPeople: [],
  lastAgent: null,
  touches: 0,
  hops: 0,
  reopenCount: 0,
  lastCustomerMessageAt: at,
  unansweredSince: null,
  firstHumanReplyAt: null,
  resolvedAt: null,
  clocks: [],
  mergedInto: null,
});

const withPerson = (list: PersonId[], id: string) =>
  list.includes(id as PersonId) ? list : [...list, id as PersonId].sort();

/** Of why it waits: why it does so at this tier and no other. That is as true when somebody is asked, or asked again. */
const whyThere = (t: Ticket) => t.waitReasons.filter((r) => r.code === "beginsAtTier");

const isHop = (t: Ticket, team: string) => t.queue !== null && t.queue.team !== team;

const nobodyAwaited = { waitingFor: null, thirdParty: null, approval: null, widened: 0 } as const;

/** The next state. Pure and total: every event of the union is handled, none is refused (refusing is `transition`'s). */
export function applyEvent(before: Ticket, e: TicketEvent): Ticket {
  const hold = holdAfter(before, e);
  const snooze = snoozeAfter(before, e);
  const isHeld = hold === before.assistant && snooze === null;
  const held = isHeld ? before : { ...before, ...snooze, assistant: hold };
  const t = isBeginning(held, e) ? { ...held, assignment: { ...held.assignment!, isBegun: true } } : held;
  switch (e.type) {
    case "TicketCreated":
      return {
        ...t,
        ...e.data,
        lastAgent: (e.data.lastAgent ?? null) as PersonId | null,
        ...{ createdAt: e.at, lastCustomerMessageAt: e.at },
      };
    case "MessageReceived":
      return { ...t, lastCustomerMessageAt: e.at, unansweredSince: t.unansweredSince ?? e.at };
    case "TicketDecided": {
      const { decisionId, policyVersion, disposition, issueType, confidence, candidates } = e.data;
      const { complexity, priority, importance, minTier } = e.data;
      const decided = { decisionId, policyVersion, disposition, issueType, confidence, candidates };
      const barredTeams = isUnderstoodAnew(t, e.data) ? [] : t.barredTeams;
      // A message too short to tell leaves what the others told.
      const language = e.data.language ?? t.language;
      return { ...t, ...decided, language, complexity, priority, importance, minTier, barredTeams };
    }
    case "TicketCorrected": {
      const { issueType, tier, minTier = tier, releases, restores } = e.data;
      // Whoever passed on it, passed on what it was taken for.
      const kept = issueType === t.issueType ? t.barredTeams.filter((team) => team !== restores) : [];
      const barredTeams = releases === undefined ? kept : withReleased(kept, releases);
      return { ...t, issueType, minTier, barredPeople: [], barredTeams };
    }
    case "TicketQueued":
    case "AssistantTookOver": {
      const { team, tier, reasons } = e.data;
      const queue = { team, tier, since: e.at };
      const minTier = (e.type === "TicketQueued" ? e.data.minTier : undefined) ?? t.minTier;
      return { ...t, queue, minTier, hops: t.hops + (isHop(t, team) ? 1 : 0), waitReasons: reasons };
    }
    case "TicketUnowned":
      return { ...t, queue: null, waitReasons: e.data.reasons };
    case "ThanksReceived":
      return { ...t, lastCustomerMessageAt: e.at };
    case "TicketRated":
      return t; // the newest rating is a row of its own; here it is history
    case "CustomerConflict":
      return t; // for whoever reads the history: the ticket stays with the customer it was taken for
    case "BarsLifted":
      return { ...t, barredPeople: [], waitReasons: whyThere(t) };
    case "BarsRestored":
      return { ...t, barredPeople: e.data.people.reduce(withPerson, t.barredPeople), waitReasons: whyThere(t) };
    case "WaitExplained":
      return { ...t, waitReasons: e.data.reasons };
    case "WaitingMoved":
      return { ...t, queue: t.queue && { ...t.queue, tier: e.data.tier }, waitReasons: e.data.reasons };
    case "OfferMade": {
      const { offerId: id, team, tier, expiresAt } = e.data;
      return {
        ...t,
        offer: { id, personId: e.data.personId as PersonId, team, tier, expiresAt },
        waitReasons: whyThere(t),
      };
    }
    case "OfferDeclined": {
      const isReleased = e.data.reason === "wrongTeam" && t.offer !== null;
      const barredTeams = isReleased ? withReleased(t.barredTeams, t.offer!.team) : t.barredTeams;
      return { ...t, offer: null, barredPeople: withPerson(t.barredPeople, e.data.personId), barredTeams };
    }
    case "OfferExpired":
      return { ...t, offer: null, barredPeople: withPerson(t.barredPeople, e.data.personId) };
    case "OfferWithdrawn":
      return { ...t, offer: null };
    case "TicketAssigned": {
      const { assignmentId: id, team, tier } = e.data;
      const personId = e.data.personId as PersonId;
      const queue = { team, tier, since: t.queue?.since ?? e.at };
      const assigned = {
        offer: null,
        queue,
        assignment: { id, personId, team, tier, isBegun: false },
        lastAgent: personId,
      };
      return {
        ...t,
        ...assigned,
        touches: t.touches + 1,
        hops: t.hops + (isHop(t, team) ? 1 : 0),
        waitReasons: [],
        widened: 0,
      };
    }
    case "AssignmentEnded": {
      const { why, personId } = e.data;
      const rescues = t.rescues + (why === "rescued" ? 1 : 0);
      // Whoever hands it off, or whom it was taken from, is not the next to be asked.
      const isTaken = why === "handedOff" || why === "reassigned" || why === "deescalated" || why === "notOurs";
      const barredPeople = isTaken ? withPerson(t.barredPeople, personId) : t.barredPeople;
      return { ...t, assignment: null, handoff: null, rescues, barredPeople };
    }
    case "IncidentJoined":
      return { ...t, incidentId: e.data.incidentId };
    case "IncidentLeft":
      return { ...t, incidentId: null };
    case "HandoffAsked":
      return { ...t, handoff: { absence: e.data.absence, dueAt: e.data.dueAt } };
    case "HandoffEnded":
      return { ...t, handoff: null };
    case "GivingUndone": {
      const { queue, hops, touches } = e.data;
      const lastAgent = e.data.lastAgent as PersonId | null;
      return {
        ...t,
        queue,
        hops,
        touches,
        lastAgent,
        barredPeople: e.data.barredPeople as PersonId[],
        waitReasons: [],
      };
    }
    case "MessageSent": {
      if (e.data.kind === "note") return t;
      const isHuman = e.actor.kind === "person";
      return { ...t, unansweredSince: null, firstHumanReplyAt: t.firstHumanReplyAt ?? (isHuman ? e.at : null) };
    }
    case "WaitingForCustomer":
      return { ...t, status: "waiting", waitingFor: "customer" };
    case "WaitingForThirdParty":
      return { ...t, status: "waiting", waitingFor: "thirdParty", thirdParty: { ...e.data, since: e.at } };
    case "CustomerAnswered":
    case "WaitingEnded":
      return { ...t, status: "open", waitingFor: null };
    case "ThirdPartyAnswered":
      return { ...t, status: "open", waitingFor: null, thirdParty: null };
    case "ApprovalRequested": {
      const { approvalId: id, kind, askedId, needs = "lead" } = e.data;
      return { ...t, approval: { id, kind, askedId, needs, since: e.at } };
    }
    case "ApprovalDecided":
      return { ...t, approval: null };
    case "PriorityRaised":
      return { ...t, priority: e.data.priority, importance: e.data.importance };
    case "EligibilityWidened":
      return { ...t, widened: e.data.step, barredPeople: [] };
    case "PeopleNotified":
      return t; // for whoever reads the history
    case "TicketSnoozed":
    case "SnoozeEnded":
      return t; // the snooze is all they change
    case "AssistantActing":
    case "ActionRun":
    case "DraftMade":
    case "DraftSettled":
    case "AssistantWaits":
    case "AssistantHandedOver":
    case "CustomerConfirmed":
      return t; // the hold is all they change
    case "TicketEscalated":
      return {
        ...t,
        minTier: Math.max(t.minTier, e.data.toTier),
        complexity: e.data.complexity ?? t.complexity,
        complexityVariance: e.data.complexityVariance ?? t.complexityVariance,
        barredPeople: [],
      };
    case "TicketDeescalated":
      return {
        ...t,
        minTier: Math.min(t.minTier, e.data.toTier),
        complexity: e.data.complexity ?? t.complexity,
        complexityVariance: e.data.complexityVariance ?? t.complexityVariance,
      };
    case "TicketDisowned":
      return { ...t, barredTeams: withReleased(t.barredTeams, e.data.team) };
    case "TicketResolved":
      return { ...t, ...nobodyAwaited, status: "resolved", resolvedAt: e.at, unansweredSince: null };
    case "TicketReopened":
      return { ...t, status: "open", resolvedAt: null, reopenCount: t.reopenCount + 1, barredPeople: [] };
    case "TicketClosed":
      return { ...t, ...nobodyAwaited, status: "closed" };
    case "ClockStarted":
    case "ClockPaused":
    case "ClockResumed":
    case "ClockWarned":
    case "ClockBreached":
    case "ClockStopped":
      return { ...t, clocks: applyClockEvent(t.clocks, e) };
    case "CustomerChanged":
      return { ...t, customerId: e.data.customerId };
    case "TicketMerged":
      return {
        ...t,
        ...nobodyAwaited,
        status: "closed",
        mergedInto: { ticketId: e.data.intoTicketId, at: e.at },
        waitReasons: [],
      };
    case "TicketUnmerged":
      return { ...t, status: "open", mergedInto: null };
    case "TicketAbsorbed":
      return absorbed(t, e.data);
    case "TicketReleased":
      return t; // what it took over stays: the customer may have been answered here
  }
}

/** Rebuilds a ticket from its whole history, in order. */
export function foldTicket(id: TicketId, events: readonly TicketEvent[]): Ticket {
  return events.reduce(applyEvent, newTicket(id, events[0]?.at ?? 0));
}
