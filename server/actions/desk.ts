"use server";
import { z } from "zod";
import { parseAttachmentIds } from "../channels/attachments";
import { parseInput } from "../channels/port";
import { reopenTicket } from "../commands/afterResolution";
import { takeOver } from "../commands/assistant/takeOver";
import { ownedBy, withAttachments } from "../commands/bindAttachments";
import { answerHandoff } from "../commands/presence/answerHandoff";
import { resolveTicket } from "../commands/resolveTicket";
import { acceptOffer, declineOffer } from "../commands/respondToOffer";
import { queueReply, sendNow, undoReply } from "../commands/sendReply";
import { setPresence } from "../commands/setPresence";
import { snoozeTicket, wakeTicket } from "../commands/snooze";
import { addNote } from "../commands/writeMessage";
import type { AttachmentView } from "../db/views/attachments";
import type { Kept } from "../domain/ticket/writing";
import { declineReasons, presences } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const body = z
  .string()
  .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
  .pipe(z.string().min(1, "Please write something first.").max(50_000, "This is longer than 50,000 characters."));

export async function acceptOfferAction(offerId: string): Promise<Result<{ ticketId: string }>> {
  return actAs("ticket.work", (person) => acceptOffer(parseInput(id, offerId), person.id));
}

export async function declineOfferAction(offerId: string, reason: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) =>
    declineOffer(parseInput(id, offerId), person.id, parseInput(z.enum(declineReasons), reason)),
  );
}

/** Sends a reply that can be taken back until `dueAt` (epoch ms). `seenId`: the newest message that the writer has seen; one that
 *  came since is named instead of the reply being sent. */
export async function replyAction(
  ticketId: string,
  text: string,
  isWaitingForCustomer: boolean,
  attachmentIds: string[] = [],
  seenId: string | null = null,
): Promise<Result<{ outgoingId: string; dueAt: number }>> {
  return actAs("ticket.work", (person) => {
    const reply = {
      body: parseInput(z.object({ text: body }), { text }).text,
      isWaitingForCustomer: !!isWaitingForCustomer,
      seenId: parseInput(id.nullable(), seenId),
    };
    const ticket = parseInput(id, ticketId);
    const files = parseAttachmentIds(attachmentIds);
    return withAttachments(files, ownedBy(person.id), () => queueReply(ticket, person.id, reply, files));
  });
}

/** Sends one's own reply without waiting until it is due. */
export async function sendNowAction(outgoingId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => sendNow(parseInput(id, outgoingId), person.id));
}

/** Takes one's own reply back, as long as it has not gone out: the text as it was, and its files. */
export async function undoReplyAction(
  outgoingId: string,
): Promise<Result<{ ticketId: string; kept: Kept; attachments: AttachmentView[] }>> {
  return actAs("ticket.work", (person) => undoReply(parseInput(id, outgoingId), person.id));
}

export async function noteAction(
  ticketId: string,
  text: string,
  attachmentIds: string[] = [],
): Promise<Result<{ messageId: string }>> {
  return actAs("ticket.work", (person) => {
    const ticket = parseInput(id, ticketId);
    const note = parseInput(z.object({ text: body }), { text }).text;
    return withAttachments(parseAttachmentIds(attachmentIds), ownedBy(person.id), (bind) =>
      addNote(ticket, person.id, note, bind),
    );
  });
}

/** Gives the id of the article that the resolution was proposed as; null where it was not. */
export async function resolveAction(ticketId: string): Promise<Result<{ proposed: string | null }>> {
  return actAs("ticket.work", (person) => resolveTicket(parseInput(id, ticketId), person.id));
}

/** Answers a request to hand a ticket off: null goes on with it, a note gives it back. */
export async function answerHandoffAction(ticketId: string, note: string | null): Promise<Result<void>> {
  return actAs("ticket.work", (person) => {
    const said = note === null ? null : parseInput(z.object({ note: body }), { note }).note;
    return answerHandoff(parseInput(id, ticketId), person.id, said);
  });
}

/** Puts one's own ticket away until a time, epoch ms, or until the customer writes. */
export async function snoozeAction(ticketId: string, until: number): Promise<Result<void>> {
  return actAs("ticket.work", (person) => {
    const time = parseInput(z.object({ until: z.int("Choose a time.") }), { until }).until;
    return snoozeTicket(parseInput(id, ticketId), person.id, time);
  });
}

/** Takes it up again. */
export async function wakeAction(ticketId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => wakeTicket(parseInput(id, ticketId), person.id));
}

/** Takes a ticket from the assistant. */
export async function takeOverAction(ticketId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => takeOver(parseInput(id, ticketId), person));
}

export async function reopenAction(ticketId: string): Promise<Result<void>> {
  return actAs("ticket.work", (person) => reopenTicket(parseInput(id, ticketId), person.id));
}

/** `custom` names one of the policy's own presences. */
export async function setPresenceAction(presence: string, custom: string | null = null): Promise<Result<void>> {
  return actAs("presence.set", (person) => {
    const own = parseInput(z.string().max(100).nullable(), custom);
    return setPresence(person.id, parseInput(z.enum(presences), presence), { custom: own });
  });
}
