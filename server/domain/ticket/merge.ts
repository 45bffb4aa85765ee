import { release } from "./assistantCommands";
import type { EventOf, TicketEventBody } from "./events";
import { ending, events, isDone, type Plan, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** Whose a ticket is, and which of two duplicates goes on. */
export type MergeCommand =
  | { do: "changeCustomer"; customerId: string; why: "merge" | "split" }
  | { do: "mergeInto"; ticketId: string }
  | { do: "unmerge" }
  | { do: "absorb"; other: Pick<Ticket, "id" | "lastCustomerMessageAt" | "unansweredSince"> }
  | { do: "release"; ticketId: string };

/** Only these still happen to a ticket that was merged into another one. */
const stillPossible: readonly string[] = ["changeCustomer", "unmerge", "release", "ring"];
export const isShutByMerge = (t: Ticket, command: string) => t.mergedInto !== null && !stillPossible.includes(command);

/** A duplicate leaves nothing behind that somebody could still be asked for: no offer, no assignment, no draft. */
const lettingGo = (t: Ticket): TicketEventBody[] => [
  ...withdrawal(t, "merged"),
  ...ending(t, "merged"),
  ...release(t, []),
];

/** The assistant has read one of the two conversations only: people go on with both. */
const toPeople = (t: Ticket): TicketEventBody[] =>
  t.assistant && t.queue
    ? [...release(t, []), { type: "TicketQueued", data: { team: t.queue.team, tier: t.queue.tier, reasons: [] } }]
    : [];

export function planMerge(t: Ticket, c: MergeCommand): Plan {
  switch (c.do) {
    case "changeCustomer": {
      const { customerId, why } = c;
      return events({ type: "CustomerChanged", data: { fromCustomerId: t.customerId, customerId, why } });
    }
    case "mergeInto":
      if (isDone(t)) return refuse("alreadyResolved");
      return events(...lettingGo(t), { type: "TicketMerged", data: { intoTicketId: c.ticketId } });
    case "unmerge": {
      if (t.mergedInto === null) return refuse("notMerged");
      const { ticketId: fromTicketId, at: mergedAt } = t.mergedInto;
      return events({ type: "TicketUnmerged", data: { fromTicketId, mergedAt } });
    }
    case "absorb": {
      if (isDone(t)) return refuse("alreadyResolved");
      const { id: ticketId, lastCustomerMessageAt, unansweredSince } = c.other;
      const taken = { type: "TicketAbsorbed", data: { ticketId, lastCustomerMessageAt, unansweredSince } } as const;
      return events(taken, ...toPeople(t));
    }
    case "release":
      return events({ type: "TicketReleased", data: { ticketId: c.ticketId } });
  }
}

/** The ticket that took a duplicate over: unanswered since the earlier of both, and no longer waiting for a customer who
 *  wrote in the duplicate. */
export function absorbed(t: Ticket, other: EventOf<"TicketAbsorbed">["data"]): Ticket {
  const unanswered = [t.unansweredSince, other.unansweredSince].filter((at) => at !== null);
  const hasAnswered = t.waitingFor === "customer" && other.unansweredSince !== null;
  return {
    ...t,
    ...(hasAnswered ? { status: "open", waitingFor: null } : {}),
    lastCustomerMessageAt: Math.max(t.lastCustomerMessageAt, other.lastCustomerMessageAt),
    unansweredSince: unanswered.length > 0 ? Math.min(...unanswered) : null,
  };
}
