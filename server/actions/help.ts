"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { spend } from "../auth/limits";
import { maxMessageBytes, parseInput, parseMessage } from "../channels/port";
import { ingestMessage } from "../commands/ingestMessage";
import { requestPlan } from "../commands/planWaiting";
import { receiveFollowUp } from "../commands/writeMessage";
import { ticketOfToken } from "../db/views/customerTicket";
import { BatonError, type Result } from "../errors";
import { trackToken } from "../links";
import { asResult } from "./action";

async function countVisitor(): Promise<void> {
  const list = await headers();
  await spend("publicForm", list.get("x-forwarded-for")?.split(",")[0]?.trim() || "direct");
}

/** The public form: receives, understands, decides and plans here and now, with or without a worker. `requestId` makes a
 *  repeated press of the button the same message. */
export async function askAction(input: {
  name: string;
  email: string;
  subject?: string;
  text: string;
  requestId: string;
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
    await countVisitor();
    const { ticketId } = await ingestMessage(message, { actor: { kind: "customer", id: null } });
    await requestPlan();
    return { ticketId, token: trackToken(ticketId) };
  });
}

/** The customer writes again on their ticket's page; `requestId` makes a repeated press the same message. */
export async function followUpAction(
  token: string,
  text: string,
  requestId: string,
): Promise<Result<{ messageId: string }>> {
  return asResult(async () => {
    const clean = parseInput(z.object({ text: z.string() }), { text })
      .text.toWellFormed()
      .replaceAll("\u0000", "")
      .trim();
    if (clean.length === 0) throw new BatonError("badInput", "Please write something first.", "text");
    if (Buffer.byteLength(clean) > maxMessageBytes) {
      throw new BatonError("tooLarge", "This is larger than 100 kB: please shorten it.", "text");
    }
    const ticketId = await ticketOfToken(String(token));
    if (!ticketId) throw new BatonError("notFound", "This link is no longer valid.");
    await countVisitor();
    return receiveFollowUp(ticketId, clean, "web", parseInput(z.uuid(), requestId));
  });
}
