import { db, inTransaction, type Tx } from "../db/client";
import { notificationWrite } from "../db/notifications";
import {
  dueOutgoing,
  failOutgoing,
  findOutgoing,
  type Outgoing,
  outgoingOf,
  outgoingWrite,
  takeOutgoing,
} from "../db/outgoing";
import { writeAll } from "../db/statement";
import { type AttachmentView, attachmentsByIds } from "../db/views/attachments";
import { dropWriting, keepWriting } from "../db/writing";
import { asPersonId, type PersonId } from "../domain/ids";
import { isDone } from "../domain/ticket/planned";
import { dueAt } from "../domain/ticket/sending";
import type { Ticket } from "../domain/ticket/ticket";
import type { Kept } from "../domain/ticket/writing";
import type { Actor } from "../domain/vocabulary";
import { BatonError, isDatabaseGone, isUniqueViolation } from "../errors";
import { log } from "../log";
import { bindTo } from "./bindAttachments";
import { changeTicket, refused, type TicketWork } from "./changeTicket";
import { mustHaveSeen } from "./collision";
import { newId } from "./ids";
import { mustBeFilled } from "./mustBeFilled";
import { replyWork } from "./replyWork";

const actorOf = (id: string): Actor => ({ kind: "person", id });

/** Whoever may not answer is told at once, not when it is due. */
function mustBeAnswerable(t: Ticket, personId: PersonId): void {
  if (t.mergedInto) throw refused("merged");
  if (isDone(t)) throw refused("alreadyResolved");
  if (!t.assignment) throw refused("notAssigned");
  if (t.assignment.personId !== personId) throw refused("notYours");
}

const onItsWay = () => new BatonError("conflict", "This reply is on its way already.");

const heldBefore = () =>
  new BatonError("conflict", "An earlier reply of yours could not be sent: take it back, or send it first.");

/** Sent twice, for instance from two tabs. */
const isSame = (row: Pick<Outgoing, "body" | "attachmentIds">, body: string, files: readonly string[]) =>
  row.body === body || row.attachmentIds.some((id) => files.includes(id));

/** Sends what is still there to be sent, by whom it is theirs to answer. */
async function workOf(tx: Tx, t: Ticket, id: string, at: number): Promise<TicketWork> {
  const row = await takeOutgoing(tx, id);
  if (!row) return { commands: [] };
  const { personId, body, waits, attachmentIds } = row;
  mustBeAnswerable(t, asPersonId(personId));
  const files = bindTo(attachmentIds)(t.id, id);
  return replyWork(tx, t, { id, personId: asPersonId(personId), body, isWaitingForCustomer: waits, files }, at);
}

/** Sends an answer to the customer that can be taken back until it is due. One that the same person has on its way there goes
 *  out before. `attachmentIds`: uploads that are theirs and free. */
export async function queueReply(
  ticketId: string,
  personId: PersonId,
  reply: { body: string; isWaitingForCustomer: boolean; seenId: string | null },
  attachmentIds: readonly string[],
): Promise<{ outgoingId: string; dueAt: number }> {
  const id = newId();
  let due = 0;
  await changeTicket(ticketId, actorOf(personId), async (t, at, _policy, tx) => {
    mustBeFilled(reply.body);
    await mustHaveSeen(tx, { ticketId, seenId: reply.seenId, by: personId, now: at });
    mustBeAnswerable(t, personId);
    await dropWriting(tx, { personId, ticketId, kind: "reply" });
    const before = await outgoingOf(tx, ticketId, personId);
    if (before?.failure) throw heldBefore();
    if (before && isSame(before, reply.body, attachmentIds)) throw onItsWay();
    const work: TicketWork = before ? await workOf(tx, t, before.id, at) : { commands: [] };
    due = dueAt(at, t.clocks);
    const { body, isWaitingForCustomer: waits } = reply;
    const row = { id, ticketId, personId, body, waits, attachmentIds: [...attachmentIds], at, dueAt: due };
    return { ...work, also: [...(work.also ?? []), outgoingWrite(row)] };
  });
  return { outgoingId: id, dueAt: due };
}

async function send(outgoing: { id: string; ticketId: string; personId: string }): Promise<void> {
  await changeTicket(outgoing.ticketId, actorOf(outgoing.personId), (t, at, _policy, tx) =>
    workOf(tx, t, outgoing.id, at),
  );
}

async function mine(id: string, personId: PersonId) {
  const row = await findOutgoing(id);
  if (row && row.personId !== personId) throw new BatonError("forbidden", "Somebody else wrote this reply.");
  return row;
}

/** Sends a reply without waiting any longer. One that is gone was sent already, which is what was asked for. */
export async function sendNow(id: string, personId: PersonId): Promise<void> {
  const row = await mine(id, personId);
  if (row) await send(row);
}

/** Sends what somebody has on its way on a ticket, before they do something that ends their turn with it. */
export async function sendPending(ticketId: string, personId: PersonId): Promise<void> {
  const row = await outgoingOf(db, ticketId, personId);
  if (row && !row.failure) await send({ ...row, personId });
}

/** Takes a reply back: nothing went out, and it is a text under way again, with its files. */
export async function undoReply(
  id: string,
  personId: PersonId,
): Promise<{ ticketId: string; kept: Kept; attachments: AttachmentView[] }> {
  const gone = new BatonError("conflict", "It is too late: this reply was sent already.");
  const row = await mine(id, personId);
  if (!row) throw gone;
  const { ticketId, body, waits, attachmentIds } = row;
  let kept: Kept = { body, waits, at: 0 };
  await changeTicket(ticketId, actorOf(personId), async (_t, at, _policy, tx) => {
    if (!(await takeOutgoing(tx, id))) throw gone;
    kept = { body, waits, at };
    await keepWriting(tx, { personId, ticketId, kind: "reply" }, { ...kept, isOpen: true });
    return { commands: [] };
  });
  const files = await attachmentsByIds(attachmentIds);
  return { ticketId, kept, attachments: attachmentIds.flatMap((file) => files.find((f) => f.id === file) ?? []) };
}

/** It cannot be sent: it stays with whoever wrote it, who is told. */
async function hold(row: { id: string; ticketId: string; personId: string }, why: string): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await failOutgoing(tx, row.id, why))) return;
    const [time] = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    const about = { ticketId: row.ticketId, at: time!.now.getTime(), kind: "replyHeld", data: {} } as const;
    await writeAll(tx, [notificationWrite(newId, [row.personId], about)]);
  });
}

/** Sends replies that are due. Any number of workers may: who takes a row sends it. What a rule forbids by now is held; whatever
 *  else fails is tried again. Returns how many were sent. */
export async function sendDue(limit = 50): Promise<number> {
  let sent = 0;
  for (const { id } of await dueOutgoing(limit)) {
    const row = await findOutgoing(id);
    if (!row) continue; // another worker, "send now" or an undo was faster
    try {
      await send(row);
      sent += 1;
    } catch (error) {
      if (isDatabaseGone(error)) throw error;
      if (error instanceof BatonError && error.code === "conflict") await hold(row, error.message);
      else if (isUniqueViolation(error)) await hold(row, "A file of it was sent with another message.");
      else log.error({ err: error, outgoingId: id }, "a reply could not be sent; trying again");
    }
  }
  return sent;
}
