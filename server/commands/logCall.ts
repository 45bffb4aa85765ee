import { parseMessage } from "../channels/port";
import { db } from "../db/client";
import type { TableWrite } from "../db/statement";
import { keptTicketOf } from "../db/tickets/merged";
import { findAccount } from "../db/views/callers";
import type { PersonId } from "../domain/ids";
import type { Actor } from "../domain/vocabulary";
import { BatonError, isUniqueViolation } from "../errors";
import { requestWork } from "./assistant/runAssistant";
import { ingestMessage } from "./ingestMessage";
import { addressesOf, addressRow } from "./recogniseCustomer";
import { receiveFollowUp } from "./writeMessage";

/** A call as an agent writes it down. Empty fields are absent. */
export interface LoggedCall {
  name: string;
  phone?: string;
  email?: string;
  /** An existing account: its name or external id. */
  account?: string;
  subject?: string;
  text: string;
  /** The agent keeps the ticket. */
  isMine: boolean;
  /** The open ticket that the call is about; a new one without. */
  ticketId?: string;
  /** Makes a repeated press of the button the same call. */
  requestId: string;
}

/** The addresses the caller gave that nobody has yet become theirs: the agent spoke to them. */
async function furtherAddresses(
  customer: { email?: string; phone?: string },
  customerId: string,
  at: number,
): Promise<TableWrite[]> {
  const given = addressesOf(customer);
  const known = await db.customerAddress.findMany({ where: { OR: given } });
  const fresh = given.filter(({ kind, value }) => !known.some((k) => k.kind === kind && k.value === value));
  const rows = fresh.map(({ kind, value }) => addressRow(customerId, kind, value, at));
  return [{ table: "customer_address", mode: "insert", rows }];
}

/** Writes down a call: a new ticket, or a further message of an open one. */
export async function logCall(call: LoggedCall, personId: PersonId): Promise<{ ticketId: string }> {
  const { name, phone, email, subject, text, ticketId, requestId } = call;
  const actor: Actor = { kind: "person", id: personId };
  const said = { customer: { name, phone, email }, channel: "phone", subject, text, externalId: requestId };
  const message = parseMessage(said);
  if (ticketId) {
    const add = () => {
      return receiveFollowUp(ticketId, message.text, "phone", requestId, {
        loggedBy: personId,
        isKept: call.isMine,
        also: (t, _id, at) => furtherAddresses(message.customer, t.customerId, at),
      });
    };
    // Somebody else may just have become known by the same number: looked at again, it is theirs.
    await add().catch((error) => {
      if (!isUniqueViolation(error)) throw error;
      return add();
    });
    return { ticketId: await keptTicketOf(ticketId) };
  }
  const account = call.account ? await findAccount(call.account) : null;
  if (call.account && !account) {
    const text = "There is no such account: choose one from the list, or leave it empty.";
    throw new BatonError("badInput", text, "account");
  }
  const keeper = call.isMine ? personId : undefined;
  const receipt = await ingestMessage(message, { actor, keeper, accountId: account?.id });
  await requestWork();
  return { ticketId: receipt.ticketId };
}
