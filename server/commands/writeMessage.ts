import type { TableWrite } from "../db/statement";
import type { PersonId } from "../domain/ids";
import type { Ticket } from "../domain/ticket/ticket";
import type { Actor, Channel, MessageKind } from "../domain/vocabulary";
import { changeTicket, refused } from "./changeTicket";
import { newId } from "./ids";
import { hashText } from "./ingestMessage";
import { requestPlan } from "./planWaiting";

/** The row of something written on a ticket. */
export function messageWrite(
  t: Ticket,
  m: { id: string; kind: MessageKind; actor: Actor; channel: Channel; body: string; at: number },
): TableWrite {
  const author = { author_kind: m.actor.kind, person_id: m.actor.kind === "person" ? m.actor.id : null };
  const row = { id: m.id, ticket_id: t.id, kind: m.kind, ...author, channel: m.channel, body: m.body };
  return {
    table: "message",
    mode: "insert",
    rows: [{ ...row, body_hash: hashText(m.body), created_at: new Date(m.at).toISOString() }],
  };
}

/** Answers the customer. Only the person who has the ticket may, so that nobody is answered twice. */
export async function replyToTicket(
  ticketId: string,
  personId: PersonId,
  reply: { body: string; isWaitingForCustomer: boolean },
): Promise<{ messageId: string }> {
  const messageId = newId();
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, (t, at) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    const { isWaitingForCustomer } = reply;
    const write = messageWrite(t, { id: messageId, kind: "reply", actor, channel: t.channel, body: reply.body, at });
    return { commands: [{ do: "reply", messageId, isWaitingForCustomer }], also: [write] };
  });
  return { messageId };
}

/** A word among colleagues; the customer never sees it. */
export async function addNote(ticketId: string, personId: PersonId, body: string): Promise<{ messageId: string }> {
  const messageId = newId();
  const actor: Actor = { kind: "person", id: personId };
  await changeTicket(ticketId, actor, (t, at) => ({
    commands: [{ do: "note", messageId }],
    also: [messageWrite(t, { id: messageId, kind: "note", actor, channel: t.channel, body, at })],
  }));
  return { messageId };
}

/** The customer writes again. A resolved ticket reopens and returns to the pool, where the agent who knows it is
 *  preferred. */
export async function receiveFollowUp(
  ticketId: string,
  body: string,
  channel: Channel,
): Promise<{ messageId: string }> {
  const messageId = newId();
  const customer: Actor = { kind: "customer", id: null };
  await changeTicket(ticketId, customer, (t, at) => {
    const isReopened = t.status === "resolved" || t.status === "closed";
    const queue = isReopened && t.queue ? [{ do: "queue" as const, ...t.queue, reasons: [] }] : [];
    return {
      commands: [{ do: "receive", messageId, channel }, ...queue],
      also: [messageWrite(t, { id: messageId, kind: "inbound", actor: customer, channel, body, at })],
    };
  });
  await requestPlan();
  return { messageId };
}
