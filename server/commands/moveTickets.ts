import type { TicketChange } from "../db/tickets/save";
import type { Ticket } from "../domain/ticket/ticket";
import type { Actor } from "../domain/vocabulary";
import { carryOut, contextOf } from "./placeTicket";

/** Gives tickets to another customer. Account and segment stay as they were decided. */
export function moveTickets(
  tickets: readonly Ticket[],
  customerId: string,
  why: "merge" | "split",
  { now, actor }: { now: number; actor: Actor },
): TicketChange[] {
  return tickets.map((before) => {
    const { ticket: after, events } = carryOut(
      before,
      [{ do: "changeCustomer", customerId, why }],
      contextOf(null, now, actor),
    );
    return { before, after, events };
  });
}
