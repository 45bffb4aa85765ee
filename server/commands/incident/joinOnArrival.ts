import type { IntakeFacts } from "../../db/intake";
import type { TableWrite } from "../../db/statement";
import { forCustomer } from "../../domain/incident/incident";
import { incidentFor } from "../../domain/incident/match";
import type { Policy } from "../../domain/policy/compile";
import type { TicketEvent } from "../../domain/ticket/events";
import type { Ticket } from "../../domain/ticket/ticket";
import type { Understanding } from "../../domain/triage/understanding";
import type { Actor } from "../../domain/vocabulary";
import { newId } from "../ids";
import { messageWrite } from "../messageRow";
import { carryOut, contextOf } from "../placeTicket";

interface Read {
  understanding: Understanding | null;
  text: string;
  /** What the customer is called; null where only an address is known. */
  customer: string | null;
}

/** A new ticket that fits an open incident joins it, and its customer is told what its lead has written for all. Somebody who is
 *  on the telephone has a person to tell them. */
export function joinOnArrival(
  ticket: Ticket,
  { understanding, text, customer }: Read,
  { incidents, now }: Pick<IntakeFacts, "incidents" | "now">,
  policy: Policy,
): { ticket: Ticket; events: TicketEvent[]; also: TableWrite[] } {
  const incident = incidentFor(incidents, {
    issueType: ticket.issueType,
    features: understanding?.entities?.features ?? [],
    errors: (understanding?.errorSignatures ?? []).map((e) => e.hash),
    text,
  });
  if (!incident) return { ticket, events: [], also: [] };
  const { id: incidentId, notice, declaredBy } = incident;
  const joined = carryOut(ticket, [{ do: "joinIncident", incidentId, how: "arrived" }], contextOf(policy, now));
  if (notice === null || ticket.assignment) return { ...joined, also: [] };
  const messageId = newId();
  const actor: Actor = { kind: "person", id: declaredBy };
  const told = carryOut(joined.ticket, [{ do: "tellIncident", messageId }], contextOf(policy, now, actor));
  const body = forCustomer(notice, { name: customer ?? "" });
  const written = { id: messageId, kind: "reply", actor, channel: ticket.channel, body, at: now } as const;
  return { ticket: told.ticket, events: [...joined.events, ...told.events], also: [messageWrite(ticket, written)] };
}
