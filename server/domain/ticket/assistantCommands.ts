import type { Reason } from "../reasons";
import type { ActionOutcome, AssistantLane, RejectReason } from "../vocabulary";
import type { TicketEventBody } from "./events";
import { ending, events, isDone, type Plan, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** What the assistant, a reviewer or the customer does to a ticket that the assistant holds. Handing it to people is the
 *  command `queue`, like every other way into a queue. */
export type AssistantCommand =
  | { do: "assist"; lane: AssistantLane; team: string; tier: number; dueAt: number; reasons: Reason[] }
  | { do: "act"; action: string; dueAt: number }
  | { do: "recordAction"; action: string; outcome: ActionOutcome; ms: number }
  | { do: "answer"; messageId: string; dueAt: number; meets: boolean }
  | { do: "followUp"; messageId: string; dueAt: number }
  | { do: "draft"; draftId: string; dueAt: number }
  | {
      do: "approveDraft";
      draftId: string;
      isEdited: boolean;
      messageId: string;
      dueAt: number;
      /** The language model whose text it began with; null or missing: an article's. */
      writtenWith?: string | null;
    }
  | { do: "rejectDraft"; draftId: string; reason: RejectReason; reasons: Reason[] }
  | { do: "expireDraft"; draftId: string; reasons: Reason[] }
  | { do: "confirm"; messageId: string | null };

/** A draft that nobody needs to look at any more. */
export function withdrawDraft(t: Ticket): TicketEventBody[] {
  const draftId = t.assistant?.draftId;
  if (!draftId) return [];
  return [{ type: "DraftSettled", data: { draftId, state: "withdrawn", messageId: null, reason: null } }];
}

/** The assistant lets go of a ticket that people take over: its draft is withdrawn, and nobody waits for the customer. */
export function release(t: Ticket, reasons: Reason[]): TicketEventBody[] {
  if (!t.assistant) return [];
  const handed: TicketEventBody = { type: "AssistantHandedOver", data: { lane: t.assistant.lane, reasons } };
  const ended: TicketEventBody[] = t.waitingFor === "customer" ? [{ type: "WaitingEnded", data: {} }] : [];
  return [...withdrawDraft(t), handed, ...ended];
}

const waits = (t: Ticket): TicketEventBody[] => (t.status === "open" ? [{ type: "WaitingForCustomer", data: {} }] : []);

/** Ends a draft without an answer and puts the ticket into its owner's queue. */
function giveUp(t: Ticket, settled: TicketEventBody, reasons: Reason[]): Plan {
  if (!t.queue || !t.assistant) return refuse("notQueued");
  const { team, tier } = t.queue;
  const handed: TicketEventBody = { type: "AssistantHandedOver", data: { lane: t.assistant.lane, reasons } };
  return events(settled, handed, { type: "TicketQueued", data: { team, tier, reasons } });
}

export function planAssistant(t: Ticket, c: AssistantCommand): Plan {
  // Whatever became of the ticket meanwhile: what was done elsewhere must be known.
  if (c.do === "recordAction") {
    const { action, outcome, ms } = c;
    return events({ type: "ActionRun", data: { action, outcome, ms } });
  }
  if (isDone(t)) return refuse("alreadyResolved");
  const hold = t.assistant;
  if (c.do === "assist") {
    if (t.assignment) return refuse("alreadyAssigned");
    const { lane, team, tier, dueAt, reasons } = c;
    const data = { lane, team, tier, dueAt, reasons };
    return events(...withdrawal(t, "requeued"), ...ending(t, "released"), ...withdrawDraft(t), {
      type: "AssistantTookOver",
      data,
    });
  }
  if (!hold) return refuse("notWithAssistant");
  switch (c.do) {
    case "act":
      if (hold.step !== "answering" && hold.step !== "reviewing") return refuse("notWithAssistant");
      return events({ type: "AssistantActing", data: { action: c.action, dueAt: c.dueAt } });
    case "answer": {
      if (hold.lane !== "autonomous" || (hold.step !== "answering" && hold.step !== "acting"))
        return refuse("notWithAssistant");
      const { messageId, dueAt, meets } = c;
      return events({ type: "MessageSent", data: { messageId, kind: "reply", meets } }, ...waits(t), {
        type: "AssistantWaits",
        data: { step: "confirming", dueAt },
      });
    }
    case "followUp":
      if (hold.step !== "confirming") return refuse("notWithAssistant");
      return events(
        { type: "MessageSent", data: { messageId: c.messageId, kind: "reply", meets: false } },
        { type: "AssistantWaits", data: { step: "followedUp", dueAt: c.dueAt } },
      );
    case "draft":
      if (hold.step !== "drafting") return refuse("notWithAssistant");
      return events({ type: "DraftMade", data: { draftId: c.draftId, dueAt: c.dueAt } });
    case "approveDraft": {
      if (hold.draftId !== c.draftId) return refuse("draftGone");
      const { draftId, messageId, dueAt, writtenWith } = c;
      const state = c.isEdited ? "edited" : "approved";
      return events(
        {
          type: "DraftSettled",
          data: { draftId, state, messageId, reason: null, ...(writtenWith && { writtenWith }) },
        },
        { type: "MessageSent", data: { messageId, kind: "reply" } },
        ...waits(t),
        { type: "AssistantWaits", data: { step: "confirming", dueAt } },
      );
    }
    case "rejectDraft": {
      if (hold.draftId !== c.draftId) return refuse("draftGone");
      const data = { draftId: c.draftId, state: "rejected", messageId: null, reason: c.reason } as const;
      return giveUp(t, { type: "DraftSettled", data }, c.reasons);
    }
    case "expireDraft": {
      if (hold.draftId !== c.draftId) return refuse("draftGone");
      const data = { draftId: c.draftId, state: "expired", messageId: null, reason: null } as const;
      return giveUp(t, { type: "DraftSettled", data }, c.reasons);
    }
    case "confirm":
      if (hold.step !== "confirming" && hold.step !== "followedUp") return refuse("notWithAssistant");
      return events(
        { type: "CustomerConfirmed", data: { messageId: c.messageId } },
        { type: "TicketResolved", data: { issueType: t.issueType } },
      );
  }
}
