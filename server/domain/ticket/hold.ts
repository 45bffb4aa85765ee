import type { TicketEvent } from "./events";
import type { AssistantHold, Ticket } from "./ticket";

/** What an event makes of the assistant's hold; events that do not name it leave it. */
export function holdAfter(t: Ticket, e: TicketEvent): AssistantHold | null {
  const hold = t.assistant;
  switch (e.type) {
    case "AssistantTookOver": {
      const { lane, dueAt } = e.data;
      const step = lane === "autonomous" ? "answering" : "drafting";
      return { lane, step, turns: hold?.turns ?? 0, dueAt, draftId: null };
    }
    case "AssistantActing":
      return hold && { ...hold, step: "acting", dueAt: e.data.dueAt };
    case "DraftMade":
      return hold && { ...hold, step: "reviewing", dueAt: e.data.dueAt, draftId: e.data.draftId };
    case "DraftSettled":
      return hold && { ...hold, draftId: null };
    case "AssistantWaits": {
      const { step, dueAt } = e.data;
      return hold && { ...hold, step, dueAt, turns: hold.turns + (step === "confirming" ? 1 : 0) };
    }
    case "AssistantHandedOver":
    case "TicketResolved":
    case "TicketClosed":
      return null;
    default:
      return hold;
  }
}

const begins: ReadonlySet<TicketEvent["type"]> = new Set<TicketEvent["type"]>([
  "MessageSent",
  "WaitingForThirdParty",
  "ApprovalRequested",
]);

/** Whether with this event the ticket's holder begins. */
export const isBeginning = ({ assignment }: Ticket, e: TicketEvent) =>
  assignment !== null && !assignment.isBegun && begins.has(e.type) && e.actor.id === assignment.personId;
