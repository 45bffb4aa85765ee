import type { TicketChange } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { transition } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import { contextOf } from "./placeTicket";

/** Takes back what is being offered to people who do not receive work any more. */
export function withdrawals(
  tickets: readonly Ticket[],
  from: ReadonlySet<PersonId>,
  policy: Policy | null,
  now: number,
): TicketChange[] {
  return tickets.flatMap((before): TicketChange[] => {
    if (!before.offer || !from.has(before.offer.personId)) return [];
    const done = transition(before, { do: "withdrawOffer", why: "presence" }, contextOf(policy, now));
    return done.ok ? [{ before, after: done.ticket, events: done.events }] : [];
  });
}
