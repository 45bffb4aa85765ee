import type { IncomingMessage } from "../channels/port";
import { loadContext } from "../db/accounts/context";
import { db } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { gatherIntake, type IntakeFacts } from "../db/intake";
import { lastHelperOf } from "../db/lastHelper";
import { answeredLately, recentAnswers } from "../db/outcomes";
import { loadPolicy } from "../db/policies";
import type { TableWrite } from "../db/statement";
import { saveTickets } from "../db/tickets/save";
import { asTicketId, type PersonId } from "../domain/ids";
import { openTicket } from "../domain/ticket/lifecycle";
import type { Actor } from "../domain/vocabulary";
import { BatonError, isCustomerMerged, isUniqueViolation } from "../errors";
import { trackUrl } from "../links";
import { outcomeWrite } from "./assistant/outcome";
import { newId } from "./ids";
import { joinOnArrival } from "./incident/joinOnArrival";
import { hashText } from "./messageRow";
import { carryOut, contextOf, placeTicket } from "./placeTicket";
import { recogniseCustomer } from "./recogniseCustomer";
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
  /** Who hands the message over. An API key or a person vouches for the customer's addresses; a customer does not, and the
   *  telephone network only for a number that is not known yet. */
  actor: Actor;
  /** Who keeps the ticket instead of offering it: an agent who has the caller on the line. */
  keeper?: PersonId;
  /** An account that was chosen rather than named by its external id. */
  accountId?: string | null;
  /** Rows that are to be written with the message or not at all. */
  also?: (receipt: Receipt) => TableWrite[];
  idempotency?: Idempotency;
  origin?: "live" | "seed";
}

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

async function ingestOnce(message: IncomingMessage, options: IngestOptions): Promise<Receipt> {
  const facts = await gatherIntake({
    email: message.customer.email ?? null,
    phone: message.customer.phone ?? null,
    customerExternalId: message.customer.externalId ?? null,
    accountId: options.accountId ?? null,
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
  const { modelVersion: version, correctionMark: mark } = facts;
  const messageId = newId();
  const ticketId = asTicketId(newId());
  const who = recogniseCustomer(facts, message.customer, { actor: options.actor, ticketId });
  // A new customer has no history; the account they belong to may have.
  const isKnown = facts.addresses.some((a) => a.customerId === who.customerId);
  const [reading, context, estimates, answers, lastAgent, answered] = await Promise.all([
    understandMessage({ subject, text }, version === null ? null : { version, mark }),
    loadContext({
      customerId: isKnown ? who.customerId : null,
      accountId: isKnown || facts.account ? who.accountId : null,
      now: facts.now,
    }),
    loadEstimates(),
    recentAnswers(),
    isKnown ? lastHelperOf(who.customerId) : null,
    isKnown ? answeredLately(who.customerId) : [],
  ]);
  const { customerId, accountId, segment } = who;
  const from = { customerId, accountId, segment, channel, messageId, lastAgent };
  // What a person typed in was said by the customer; the history still names who wrote it down.
  const logger = options.actor.kind === "person" ? options.actor : null;
  const ctx = contextOf(policy, facts.now, logger ?? { kind: "customer", id: null });
  const opened = openTicket(ticketId, from, ctx);
  const noted = carryOut(opened.ticket, who.commands, contextOf(policy, facts.now));
  const read = {
    ...reading,
    text: subject ? `${subject}\n${text}` : text,
    messageId,
    context,
    estimates,
    answers,
    overrides: facts.overrides,
  };
  const placed = placeTicket(noted.ticket, read, policy, facts.now, {
    keeper: options.keeper,
    isStopped: facts.isStopped,
  });

  const joined = joinOnArrival(placed.ticket, { ...read, customer: message.customer.name ?? null }, facts, policy);

  const receipt: Receipt = { ticketId, messageId, trackUrl: trackUrl(ticketId) };
  const messageRow = {
    id: messageId,
    ticket_id: ticketId,
    kind: "inbound",
    author_kind: "customer",
    person_id: logger?.id ?? null,
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
  // Who has to ask the same again was not helped by the assistant's answer.
  const { issueType } = placed.ticket;
  const undone = answered.filter((one) => one.issueType === issueType);
  const events = [...opened.events, ...noted.events, ...placed.events, ...joined.events];
  await saveTickets(
    db,
    [{ before: null, after: joined.ticket, events, extra: { subject, origin: options.origin ?? "live" } }],
    [
      ...who.writes,
      { table: "message", mode: "insert", rows: [messageRow] },
      ...joined.also,
      ...undone.flatMap((one) => outcomeWrite(one, false, "followUp", facts.now)),
      { table: "decision", mode: "insert", rows: [placed.decision] },
      ...(options.also?.(receipt) ?? []),
      { table: "idempotency", mode: "insert", rows: repeatable ? [repeatable] : [] },
    ],
  );
  return receipt;
}

/** Receives a message: kept, understood, decided and queued in one transaction, so that what was acknowledged is never
 *  undecided. Two deliveries at once of one request, or of a new customer, meet at a unique index; the loser looks again.
 *  So does a message whose customer is merged into another one at the same time. */
export async function ingestMessage(message: IncomingMessage, options: IngestOptions): Promise<Receipt> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ingestOnce(message, options);
    } catch (error) {
      if (attempt === 4 || !(isUniqueViolation(error) || isCustomerMerged(error))) throw error;
    }
  }
}
