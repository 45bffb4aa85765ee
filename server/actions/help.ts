"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { spend } from "../auth/limits";
import { requireLink } from "../auth/link";
import { networkAddressOf } from "../auth/networkAddress";
import { parseAttachmentIds } from "../channels/attachments";
import { maxMessageBytes, parseInput, parseMessage } from "../channels/port";
import { rateTicket } from "../commands/afterResolution";
import { askForPerson, confirmAnswer } from "../commands/assistant/customerSays";
import { requestWork } from "../commands/assistant/runAssistant";
import { anybody, type Binding, ofLink, withAttachments } from "../commands/bindAttachments";
import { ingestMessage, type Receipt } from "../commands/ingestMessage";
import { type FollowUp, receiveFollowUp } from "../commands/writeMessage";
import { BatonError, type Result } from "../errors";
import { trackToken } from "../links";
import { asResult } from "./action";

async function countVisitor(): Promise<void> {
  await spend("publicForm", networkAddressOf(await headers()));
}

/** The public form: receives, understands, decides and plans here and now, with or without a worker. `requestId` makes a
 *  repeated press of the button the same message. */
export async function askAction(input: {
  name: string;
  email: string;
  subject?: string;
  text: string;
  requestId: string;
  attachmentIds?: string[];
}): Promise<Result<{ ticketId: string; token: string }>> {
  return asResult(async () => {
    const { name, email, subject, text } = input;
    const externalId = parseInput(z.object({ requestId: z.uuid() }), { requestId: input.requestId }).requestId;
    const message = parseMessage({
      customer: { name, email },
      channel: "web",
      subject: subject?.trim() ? subject : undefined,
      text,
      externalId,
    });
    const files = parseAttachmentIds(input.attachmentIds ?? []);
    await countVisitor();
    const ingest = (bind: Binding) => {
      const also = (receipt: Receipt) => bind(receipt.ticketId, receipt.messageId);
      return ingestMessage(message, { actor: { kind: "customer", id: null }, also });
    };
    const { ticketId } = await withAttachments(files, anybody, ingest, externalId);
    await requestWork();
    return { ticketId, token: trackToken(ticketId) };
  });
}

/** What a customer wrote on their page, and the ticket that the page's link opens. */
async function readFollowUp(token: string, text: string, requestId: string) {
  const clean = parseInput(z.object({ text: z.string() }), { text })
    .text.toWellFormed()
    .replaceAll("\u0000", "")
    .trim();
  if (clean.length === 0) throw new BatonError("badInput", "Please write something first.", "text");
  if (Buffer.byteLength(clean) > maxMessageBytes) {
    throw new BatonError("tooLarge", "This is larger than 100 kB: please shorten it.", "text");
  }
  return { ticketId: await ticketBehind(token), text: clean, requestId: parseInput(z.uuid(), requestId) };
}

async function ticketBehind(token: string): Promise<string> {
  const ticketId = await requireLink(token);
  await countVisitor();
  return ticketId;
}

/** Receives what a customer wrote on their page, with its files. */
async function followUp(token: string, text: string, requestId: string, attachmentIds: string[], more: FollowUp = {}) {
  const files = parseAttachmentIds(attachmentIds);
  const message = await readFollowUp(token, text, requestId);
  const { ticketId } = message;
  const receive = (bind: Binding) => {
    const also = (_: unknown, messageId: string) => bind(ticketId, messageId);
    return receiveFollowUp(ticketId, message.text, "chat", message.requestId, { ...more, also });
  };
  return withAttachments(files, ofLink(ticketId), receive, message.requestId);
}

/** The customer writes again on their ticket's page; `requestId` makes a repeated press the same message. */
export async function followUpAction(
  token: string,
  text: string,
  requestId: string,
  attachmentIds: string[] = [],
): Promise<Result<{ messageId: string }>> {
  return asResult(() => followUp(token, text, requestId, attachmentIds));
}

/** "This is still wrong": opens a resolved ticket again and sends it, with all that is known, a tier up. */
export async function stillWrongAction(
  token: string,
  text: string,
  requestId: string,
  attachmentIds: string[] = [],
): Promise<Result<{ messageId: string }>> {
  return asResult(() => followUp(token, text, requestId, attachmentIds, { isStillWrong: true }));
}

/** "Yes, that solved it", said to the assistant's answer. */
export async function confirmAction(token: string): Promise<Result<void>> {
  return asResult(async () => confirmAnswer(await ticketBehind(token)));
}

/** "Talk to a person": one click, whatever the assistant is doing. */
export async function askForPersonAction(token: string): Promise<Result<void>> {
  return asResult(async () => askForPerson(await ticketBehind(token)));
}

const verdict = z.object({
  score: z.int("Choose one to five.").min(1, "Choose one to five.").max(5, "Choose one to five."),
  comment: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().max(2000, "Please use at most 2,000 characters.")),
});

/** The customer's verdict on a resolved ticket; the last one counts. */
export async function rateAction(token: string, score: number, comment: string): Promise<Result<void>> {
  return asResult(async () => {
    const input = parseInput(verdict, { score, comment });
    await rateTicket(await ticketBehind(token), input.score, input.comment || null);
  });
}
