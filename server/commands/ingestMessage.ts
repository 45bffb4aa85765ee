import { createHash } from "node:crypto";
import type { IncomingMessage } from "../channels/port";
import { db } from "../db/client";
import { gatherIntake, type IntakeFacts } from "../db/intake";
import { loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { saveTickets } from "../db/tickets/save";
import { asTicketId } from "../domain/ids";
import { openTicket } from "../domain/ticket/lifecycle";
import type { Actor, Segment } from "../domain/vocabulary";
import { BatonError, isUniqueViolation } from "../errors";
import { trackUrl } from "../links";
import { newId } from "./ids";
import { contextOf, placeTicket } from "./placeTicket";
import { understandMessage } from "./understandMessage";

export interface Receipt {
  ticketId: string;
  messageId: string;
  trackUrl: string;
}
export interface Idempotency {
  keyId: string;
  key: string;
  requestHash: string;
}
interface IngestOptions {
  actor: Actor;
  idempotency?: Idempotency;
  origin?: "live" | "seed";
}

export const hashText = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The answer that was given before, when this very request or message was received before. */
function earlierReceipt(facts: IntakeFacts, message: IncomingMessage, idempotency?: Idempotency): Receipt | null {
  if (facts.repeated) {
    if (facts.repeated.requestHash === idempotency?.requestHash) return facts.repeated.response as Receipt;
    const text = "This Idempotency-Key was used for another request: send a new key with a new request";
    throw new BatonError("conflict", text, "Idempotency-Key");
  }
  if (facts.known) {
    const { ticketId, messageId, bodyHash, linkVersion } = facts.known;
    if (bodyHash === hashText(message.text)) return { ticketId, messageId, trackUrl: trackUrl(ticketId, linkVersion) };
    throw new BatonError("conflict", "externalId was used for another message: ids must be unique", "externalId");
  }
  return null;
}

/** Rows of people who were not known yet. */
function newcomers(facts: IntakeFacts, { customer }: IncomingMessage) {
  const accountId = facts.account?.id ?? (customer.account ? newId() : null);
  const customerId = facts.customer?.id ?? newId();
  const writes: TableWrite[] = [];
  if (accountId && !facts.account && !facts.customer?.accountId) {
    const account = { id: accountId, external_id: customer.account, name: customer.account, segment: "standard" };
    writes.push({ table: "account", mode: "insert", rows: [account] });
  }
  if (!facts.customer) {
    const address = { id: newId(), customer_id: customerId, kind: "email", value: customer.email };
    writes.push({
      table: "customer",
      mode: "insert",
      rows: [{ id: customerId, account_id: accountId, name: customer.name }],
    });
    writes.push({ table: "customer_address", mode: "insert", rows: [address] });
  }
  const segment: Segment = facts.customer?.segment ?? facts.account?.segment ?? "standard";
  return { customerId, accountId: facts.customer?.accountId ?? accountId, segment, writes };
}

async function ingestOnce(message: IncomingMessage, options: IngestOptions): Promise<Receipt> {
  const facts = await gatherIntake({
    email: message.customer.email,
    account: message.customer.account ?? null,
    channel: message.channel,
    externalId: message.externalId ?? null,
    keyId: options.idempotency?.keyId ?? null,
    key: options.idempotency?.key ?? null,
  });
  const earlier = earlierReceipt(facts, message, options.idempotency);
  if (earlier) return earlier;
  if (facts.policyVersion === null) {
    throw new BatonError("unavailable", "This desk has no policy yet: run npm start once to prepare it");
  }

  const { subject = null, text, channel } = message;
  const policy = await loadPolicy(facts.policyVersion);
  const understanding = await understandMessage({ subject, text }, facts.modelVersion);
  const who = newcomers(facts, message);
  const messageId = newId();
  const ticketId = asTicketId(newId());
  const from = { customerId: who.customerId, accountId: who.accountId, segment: who.segment, channel, messageId };
  const opened = openTicket(ticketId, from, contextOf(policy, facts.now, { kind: "customer", id: null }));
  const read = { understanding, text: subject ? `${subject}\n${text}` : text, messageId };
  const placed = placeTicket(opened.ticket, read, policy, facts.now);

  const receipt: Receipt = { ticketId, messageId, trackUrl: trackUrl(ticketId) };
  const messageRow = {
    id: messageId,
    ticket_id: ticketId,
    kind: "inbound",
    author_kind: "customer",
    channel,
    subject,
    body: text,
    body_hash: hashText(text),
    external_id: message.externalId ?? null,
    created_at: new Date(facts.now).toISOString(),
  };
  const repeatable = options.idempotency && {
    key_id: options.idempotency.keyId,
    key: options.idempotency.key,
    request_hash: options.idempotency.requestHash,
    response: receipt,
  };
  const events = [...opened.events, ...placed.events];
  await saveTickets(
    db,
    [{ before: null, after: placed.ticket, events, extra: { subject, origin: options.origin ?? "live" } }],
    [
      ...who.writes,
      { table: "message", mode: "insert", rows: [messageRow] },
      { table: "decision", mode: "insert", rows: [placed.decision] },
      { table: "idempotency", mode: "insert", rows: repeatable ? [repeatable] : [] },
    ],
  );
  return receipt;
}

/** Receives a message: kept, understood, decided and queued in one transaction, so that what was acknowledged is never
 *  undecided. Two deliveries at once of one request, or of a new customer, meet at a unique index; the loser looks again. */
export async function ingestMessage(message: IncomingMessage, options: IngestOptions): Promise<Receipt> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ingestOnce(message, options);
    } catch (error) {
      if (attempt === 4 || !isUniqueViolation(error)) throw error;
    }
  }
}
