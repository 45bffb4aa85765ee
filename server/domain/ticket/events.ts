import type { Reason } from "../reasons";
import type { CalendarRef } from "../sla/rules";
import type { Candidate } from "../triage/understanding";
import type {
  Absence,
  ActionOutcome,
  Actor,
  AddressKind,
  ApprovalKind,
  ApprovalNeeds,
  ApprovalState,
  AssistantLane,
  Channel,
  ClockMetric,
  DeclineReason,
  DeescalationReason,
  Disposition,
  DraftState,
  EscalationReason,
  MessageKind,
  NotifyWay,
  NotOursReason,
  PauseReason,
  RejectReason,
  Segment,
} from "../vocabulary";

/** Why an assignment ended: `reassigned` and `undone` are a person's doing. */
export type EndReason =
  | "resolved"
  | "escalated"
  | "released"
  | "merged"
  | "rescued"
  | "handedOff"
  | "reassigned"
  | "undone"
  | "deescalated"
  | "notOurs";

/** Everything that can happen to a ticket. Append-only, and free of customer text and contact data: ids, hashes and typed
 *  facts only, so that history survives the erasure of what people wrote. All instants are epoch milliseconds. */
export type TicketEventBody =
  | {
      type: "TicketCreated";
      data: {
        customerId: string;
        accountId: string | null;
        segment: Segment;
        channel: Channel;
        /** Who helped this customer with another ticket a short time ago; left out where nobody did. */
        lastAgent?: string;
      };
    }
  | { type: "MessageReceived"; data: { messageId: string; channel: Channel } }
  /** Addresses of the message belong to other customers than the one it was taken for; nobody was merged. */
  | { type: "CustomerConflict"; data: { kinds: AddressKind[]; customerIds: string[] } }
  | {
      type: "TicketDecided";
      data: {
        decisionId: string;
        policyVersion: number;
        modelVersion: string;
        disposition: Disposition;
        issueType: string | null;
        confidence: number;
        candidates: Candidate[];
        complexity: number;
        priority: number;
        importance: number;
        minTier: number;
        /** What the message is written in, ISO 639-1; absent where it is not known, and in older events. */
        language?: string;
        reasons: Reason[];
      };
    }
  /** `minTier`: the lowest tier allowed from now on, where an override says so or has ended. `givingId`: a part of what somebody
   *  gave by hand; missing where nobody did. */
  | {
      type: "TicketQueued";
      data: { team: string; tier: number; minTier?: number; reasons: Reason[]; givingId?: string };
    }
  /** A person put right what was understood or decided; `undoes` where that takes an earlier correction back. */
  | {
      type: "TicketCorrected";
      data: {
        correctionId: string;
        undoes: boolean;
        issueType: string | null;
        team: string;
        tier: number;
        /** The lowest tier allowed from now on; in older events missing: `tier`. */
        minTier?: number;
        /** The team it was taken from as not theirs; or, undoing that, the one that may have it again. */
        releases?: string;
        restores?: string;
      };
    }
  | { type: "TicketUnowned"; data: { reasons: Reason[] } }
  | {
      type: "OfferMade";
      data: { offerId: string; personId: string; team: string; tier: number; expiresAt: number; reasons: Reason[] };
    }
  | { type: "OfferDeclined"; data: { offerId: string; personId: string; reason: DeclineReason } }
  | { type: "OfferExpired"; data: { offerId: string; personId: string } }
  | {
      type: "OfferWithdrawn";
      data: {
        offerId: string;
        personId: string;
        why: "resolved" | "escalated" | "requeued" | "presence" | "merged" | "incident" | "undone";
      };
    }
  | {
      type: "TicketAssigned";
      data: {
        assignmentId: string;
        personId: string;
        team: string;
        tier: number;
        via: "offer" | "autoAccept" | "lastResort" | "manual" | "alarm" | "rescue";
        offerId: string | null;
        reasons: Reason[];
        givingId?: string;
      };
    }
  | {
      type: "AssignmentEnded";
      data: {
        assignmentId: string;
        personId: string;
        why: EndReason;
        /** Of a rescue: why the holder could not be counted on. */
        absence?: Absence;
      };
    }
  /** What was given by hand was taken back before anybody did anything about it: the ticket stands as before `givenAt`. */
  | {
      type: "GivingUndone";
      data: {
        givingId: string;
        givenAt: number;
        queue: { team: string; tier: number; since: number } | null;
        /** Somebody had it, and has it again by the event after this one. */
        isHeld: boolean;
        hops: number;
        touches: number;
        lastAgent: string | null;
        barredPeople: string[];
      };
    }
  /** Whoever has it has begun and is not there any more: they are asked to hand it off, and have until `dueAt`. */
  | { type: "HandoffAsked"; data: { assignmentId: string; personId: string; absence: Absence; dueAt: number } }
  /** One of many with one cause: it waits for that, and is offered to nobody. */
  | { type: "IncidentJoined"; data: { incidentId: string; how: "declared" | "arrived" | "byHand" } }
  | { type: "IncidentLeft"; data: { incidentId: string; why: "byHand" | "resolved" } }
  /** Its holder has put it away until then, or until the customer writes; it is theirs meanwhile and its clocks run on. */
  | { type: "TicketSnoozed"; data: { until: number } }
  | { type: "SnoozeEnded"; data: { why: "time" | "customer" | "byHand" } }
  /** They go on with it, or are back. */
  | { type: "HandoffEnded"; data: { assignmentId: string; personId: string; why: "kept" | "back" } }
  /** `meets`: the policy lets this answer of the assistant stop the clocks of a response; a person's always does. `repeats`: how many
   *  questions of a person's reply the customer had answered before; absent in events from before it was counted. */
  | {
      type: "MessageSent";
      data: { messageId: string; kind: Exclude<MessageKind, "inbound">; meets?: boolean; repeats?: number };
    }
  | { type: "WaitingForCustomer"; data: Record<string, never> }
  | { type: "CustomerAnswered"; data: { messageId: string } }
  | {
      type: "TicketEscalated";
      data: {
        fromTeam: string;
        fromTier: number;
        toTeam: string;
        toTier: number;
        reason: EscalationReason;
        /** What the failed attempt said of it; absent where nobody had tried, and in older events. */
        complexity?: number;
        complexityVariance?: number;
      };
    }
  /** Back to a lower tier of its team. `complexity`: what it was taken for before it was escalated. */
  | {
      type: "TicketDeescalated";
      data: {
        team: string;
        fromTier: number;
        toTier: number;
        reason: DeescalationReason;
        complexity?: number;
        complexityVariance?: number;
      };
    }
  /** The team says that it is not theirs, after one of them had it. */
  | { type: "TicketDisowned"; data: { team: string; tier: number; reason: NotOursReason } }
  | { type: "TicketResolved"; data: { issueType: string | null } }
  | { type: "TicketReopened"; data: { messageId: string | null } }
  /** The customer said thanks on a resolved ticket, which therefore stays resolved. */
  | { type: "ThanksReceived"; data: { messageId: string } }
  | { type: "TicketRated"; data: { score: number } }
  | { type: "TicketClosed"; data: Record<string, never> }
  /** Everybody who could take it has passed on it: they are asked again rather than leaving it stranded. `people`: who; missing in
   *  older events. */
  | { type: "BarsLifted"; data: { people?: string[] } }
  /** That was taken back: these people are not asked, as before. */
  | { type: "BarsRestored"; data: { people: string[] } }
  /** The assistant has it now: to answer alone or to draft. The team stays its owner, should it fail. */
  | {
      type: "AssistantTookOver";
      data: { lane: AssistantLane; team: string; tier: number; dueAt: number; reasons: Reason[] };
    }
  | { type: "AssistantActing"; data: { action: string; dueAt: number } }
  | { type: "ActionRun"; data: { action: string; outcome: ActionOutcome; ms: number } }
  | { type: "DraftMade"; data: { draftId: string; dueAt: number } }
  | {
      type: "DraftSettled";
      data: {
        draftId: string;
        state: Exclude<DraftState, "pending">;
        messageId: string | null;
        reason: RejectReason | null;
        /** The language model whose text the reviewer took; absent where none. */
        writtenWith?: string;
      };
    }
  /** An answer went out; the assistant waits for the customer's word, and looks again at `dueAt`. */
  | { type: "AssistantWaits"; data: { step: "confirming" | "followedUp"; dueAt: number } }
  | { type: "AssistantHandedOver"; data: { lane: AssistantLane; reasons: Reason[] } }
  | { type: "WaitingEnded"; data: Record<string, never> }
  | { type: "CustomerConfirmed"; data: { messageId: string | null } }
  | { type: "WaitExplained"; data: { reasons: Reason[] } }
  /** As the queues are, it had better wait for another tier of its team: nobody has tried, so it is no escalation. */
  | { type: "WaitingMoved"; data: { fromTier: number; tier: number; reasons: Reason[] } }
  /** The ticket waits for somebody outside the desk; `link` leads to where they work on it. */
  | { type: "WaitingForThirdParty"; data: { label: string; link: string | null } }
  | { type: "ThirdPartyAnswered"; data: Record<string, never> }
  /** `needs`: whose word it takes; in events from before there was a limit missing: any lead's. */
  | {
      type: "ApprovalRequested";
      data: { approvalId: string; kind: ApprovalKind; askedId: string | null; needs?: ApprovalNeeds };
    }
  | { type: "ApprovalDecided"; data: { approvalId: string; state: Exclude<ApprovalState, "pending"> } }
  /** An alarm's action, in the same transaction as the alarm. */
  | { type: "PriorityRaised"; data: { clockId: string; points: number; priority: number; importance: number } }
  | { type: "EligibilityWidened"; data: { clockId: string; step: number } }
  | { type: "PeopleNotified"; data: { clockId: string; how: NotifyWay; to: string[] } }
  /** Instants and used times are in the events, so that history rebuilds without the calendars of then. What older events
   *  lack counts in elapsed time. `tier`: a tier's budget within the promise of this metric. */
  | {
      type: "ClockStarted";
      data: {
        clockId: string;
        metric: ClockMetric;
        tier?: number;
        targetMs: number;
        warnAt: readonly number[];
        calendar?: CalendarRef;
        dueAt?: number;
        warnDueAt?: readonly number[];
      };
    }
  | { type: "ClockPaused"; data: { clockId: string; why: PauseReason; consumedMs?: number } }
  | {
      type: "ClockResumed";
      data: { clockId: string; targetMs?: number; dueAt?: number; warnDueAt?: readonly number[] };
    }
  | { type: "ClockWarned"; data: { clockId: string; metric: ClockMetric; fraction: number } }
  | { type: "ClockBreached"; data: { clockId: string; metric: ClockMetric } }
  | {
      type: "ClockStopped";
      data: { clockId: string; metric: ClockMetric; outcome: "met" | "late" | "void"; consumedMs?: number };
    }
  /** Two customers were made one, or one was made two. The ticket keeps the account and segment it was decided with. */
  | { type: "CustomerChanged"; data: { fromCustomerId: string; customerId: string; why: "merge" | "split" } }
  /** It was a duplicate: work goes on in the other ticket. */
  | { type: "TicketMerged"; data: { intoTicketId: string } }
  /** That was taken back. `mergedAt` says which of its clocks the merge had ended. */
  | { type: "TicketUnmerged"; data: { fromTicketId: string; mergedAt: number } }
  /** A duplicate was merged into this one, which owes from now on what the duplicate owed. */
  | {
      type: "TicketAbsorbed";
      data: { ticketId: string; lastCustomerMessageAt: number; unansweredSince: number | null };
    }
  | { type: "TicketReleased"; data: { ticketId: string } };

export type TicketEventType = TicketEventBody["type"];
export type EventOf<T extends TicketEventType> = Extract<TicketEventBody, { type: T }>;

/** An event as it happened: what, when (epoch ms) and by whom. */
export type TicketEvent = TicketEventBody & { at: number; actor: Actor };
