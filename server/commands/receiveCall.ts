import { z } from "zod";
import { maxMessageBytes, oneLine, parseInput, parseMessage, phoneNumber } from "../channels/port";
import { db } from "../db/client";
import type { TableWrite } from "../db/statement";
import { keptTicketOf } from "../db/tickets/merged";
import { BatonError, isUniqueViolation } from "../errors";
import { requestWork } from "./assistant/runAssistant";
import { ingestMessage } from "./ingestMessage";
import { hashText } from "./messageRow";
import { receiveFollowUp } from "./writeMessage";

const instant = (name: string) =>
  z.iso.datetime({ offset: true, error: `${name} is not an instant: write it like 2026-11-23T09:00:00Z` });

/** A call as a telephone system tells it. */
const incomingCall = z
  .strictObject({
    from: phoneNumber("from"),
    name: oneLine("name", 200).optional(),
    transcript: z.string({ error: "transcript is missing: send what was said" }),
    startedAt: instant("startedAt").optional(),
    endedAt: instant("endedAt").optional(),
    callId: oneLine("callId", 150),
    ticketNumber: z.int("ticketNumber is not a whole number").positive("ticketNumber is not above zero").optional(),
  })
  .refine((c) => !c.startedAt || !c.endedAt || Date.parse(c.startedAt) <= Date.parse(c.endedAt), {
    path: ["endedAt"],
    error: "endedAt is before startedAt",
  });

export interface CallReceipt {
  ticketId: string;
  messageId: string;
}

/** The ticket the caller named, if it is theirs: a number can be guessed, and a call must not land in another's history. */
async function namedTicket(number: number | undefined, phone: string): Promise<string | null> {
  if (number === undefined) return null;
  const theirs = { addresses: { some: { kind: "phone", value: phone } } };
  const found = await db.ticket.findFirst({ where: { number, customer: theirs }, select: { id: true } });
  return found && keptTicketOf(found.id);
}

/** The answer that a call got under another delivery; another text under its id would be lost, so it is refused. */
async function answeredBefore(externalId: string, text: string): Promise<CallReceipt | null> {
  const channel = "phone";
  const select = { id: true, ticketId: true, bodyHash: true };
  const found = await db.message.findUnique({ where: { channel_externalId: { channel, externalId } }, select });
  if (!found) return null;
  if (found.bodyHash === hashText(text)) return { ticketId: found.ticketId, messageId: found.id };
  throw new BatonError("conflict", "callId was used for another transcript: ids must be unique", "callId");
}

/** Receives the transcript of a call. A repeated delivery gets the first answer and writes nothing; of two at once the
 *  slower one looks again. */
export async function receiveCall(
  input: unknown,
  delivery: { channelId: string; deliveryId: string },
): Promise<CallReceipt> {
  return receiveOnce(input, delivery).catch((error) => {
    if (!isUniqueViolation(error)) throw error;
    return receiveOnce(input, delivery);
  });
}

async function receiveOnce(input: unknown, delivery: { channelId: string; deliveryId: string }): Promise<CallReceipt> {
  const known = await db.channelDelivery.findUnique({ where: { channelId_deliveryId: delivery } });
  if (known) return known.response as unknown as CallReceipt;
  const transcript = (input as { transcript?: unknown } | null)?.transcript;
  if (typeof transcript === "string" && Buffer.byteLength(transcript) > maxMessageBytes) {
    throw new BatonError("tooLarge", "transcript is larger than 100 kB: send it in parts", "transcript");
  }
  const call = parseInput(incomingCall, input);
  const externalId = `${delivery.channelId}:${call.callId}`;
  const said = { customer: { phone: call.from, name: call.name ?? call.from }, channel: "phone", externalId };
  const message = inTheirWords(() => parseMessage({ ...said, text: call.transcript }));
  const also = (receipt: CallReceipt): TableWrite[] => {
    const { channelId, deliveryId } = delivery;
    const { ticketId, messageId } = receipt;
    const when = { started_at: call.startedAt ?? null, ended_at: call.endedAt ?? null };
    const row = { channel_id: channelId, delivery_id: deliveryId, call_id: call.callId, ...when };
    return [{ table: "channel_delivery", mode: "insert", rows: [{ ...row, response: { ticketId, messageId } }] }];
  };
  const before = await answeredBefore(externalId, message.text);
  if (before) return before;
  const ticketId = await namedTicket(call.ticketNumber, call.from);
  if (ticketId) {
    const { messageId } = await receiveFollowUp(ticketId, message.text, "phone", externalId, {
      also: (t, id) => also({ ticketId: t.id, messageId: id }),
    });
    return { ticketId, messageId };
  }
  const receipt = await inTheirWords(() => ingestMessage(message, { actor: { kind: "customer", id: null }, also }));
  await requestWork();
  return { ticketId: receipt.ticketId, messageId: receipt.messageId };
}

const fieldOfCall: Record<string, string> = { text: "transcript", externalId: "callId", "customer.name": "name" };

/** Errors about a message's fields, named as the telephone system knows them. */
function inTheirWords<T>(work: () => T): T {
  const rename = (error: unknown): never => {
    if (!(error instanceof BatonError) || error.field === null) throw error;
    const field = fieldOfCall[error.field] ?? error.field;
    throw new BatonError(error.code, error.message.replace(error.field, field), field, { cause: error });
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(rename) as T) : result;
  } catch (error) {
    return rename(error);
  }
}
