import type { EventOf, TicketEventBody } from "./events";
import type { Ticket } from "./ticket";

/** Whose a ticket is, and which of two duplicates goes on. */
export type MergeCommand =
  | { do: "changeCustomer"; customerId: string; why: "merge" | "split" }
  | { do: "mergeInto"; ticketId: string }
  | { do: "unmerge" }
  | { do: "absorb"; other: Pick<Ticket, "id" | "lastCustomerMessageAt" | "unansweredSince"> }
  | { do: "release"; ticketId: string };

type Plan = { events: TicketEventBody[] } | { refusal: "alreadyResolved" | "notMerged" };

/** Only these still happen to a ticket that was merged into another one. */
const stillPossible: readonly string[] = ["changeCustomer", "unmerge", "release", "ring"];
export const isShutByMerge = (t: Ticket, command: string) => t.mergedInto !== null && !stillPossible.includes(command);

const isDone = (t: Ticket) => t.status === "resolved" || t.status === "closed";

/** A duplicate leaves nothing behind that somebody could still be asked for: no offer, no assignment. */
function lettingGo({ offer, assignment }: Ticket): TicketEventBody[] {
  const why = "merged";
  return [
    ...(offer ? [{ type: "OfferWithdrawn", data: { offerId: offer.id, personId: offer.personId, why } } as const] : []),
    ...(assignment
      ? [
          {
            type: "AssignmentEnded",
            data: { assignmentId: assignment.id, personId: assignment.personId, why },
          } as const,
        ]
      : []),
  ];
}

export function planMerge(t: Ticket, c: MergeCommand): Plan {
  switch (c.do) {
    case "changeCustomer": {
      const { customerId, why } = c;
      return { events: [{ type: "CustomerChanged", data: { fromCustomerId: t.customerId, customerId, why } }] };
    }
    case "mergeInto":
      if (isDone(t)) return { refusal: "alreadyResolved" };
      return { events: [...lettingGo(t), { type: "TicketMerged", data: { intoTicketId: c.ticketId } }] };
    case "unmerge": {
      if (t.mergedInto === null) return { refusal: "notMerged" };
      const { ticketId: fromTicketId, at: mergedAt } = t.mergedInto;
      return { events: [{ type: "TicketUnmerged", data: { fromTicketId, mergedAt } }] };
    }
    case "absorb": {
      if (isDone(t)) return { refusal: "alreadyResolved" };
      const { id: ticketId, lastCustomerMessageAt, unansweredSince } = c.other;
      return { events: [{ type: "TicketAbsorbed", data: { ticketId, lastCustomerMessageAt, unansweredSince } }] };
    }
    case "release":
      return { events: [{ type: "TicketReleased", data: { ticketId: c.ticketId } }] };
  }
}

/** The ticket that took a duplicate over: unanswered since the earlier of both, and no longer waiting for a customer who
 *  wrote in the duplicate. */
export function absorbed(t: Ticket, other: EventOf<"TicketAbsorbed">["data"]): Ticket {
  const unanswered = [t.unansweredSince, other.unansweredSince].filter((at) => at !== null);
  return {
    ...t,
    status: t.status === "waiting" && other.unansweredSince !== null ? "open" : t.status,
    lastCustomerMessageAt: Math.max(t.lastCustomerMessageAt, other.lastCustomerMessageAt),
    unansweredSince: unanswered.length > 0 ? Math.min(...unanswered) : null,
  };
}
