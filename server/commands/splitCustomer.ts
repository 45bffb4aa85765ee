import { z } from "zod";
import { oneLine, parseInput } from "../channels/port";
import { writeAudit } from "../db/audit";
import { withLockedCustomers } from "../db/customers";
import { saveTickets } from "../db/tickets/save";
import { wholeGroups } from "../domain/customer/merging";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { newId } from "./ids";
import { wholeCustomer } from "./mergeCustomers";
import { moveTickets } from "./moveTickets";

export interface SplitOff {
  /** Addresses and tickets that become the new person's. */
  addressIds: string[];
  ticketIds: string[];
  name: string;
}

const input = z.strictObject({
  addressIds: z.array(z.uuid()).min(1, "Choose at least one address: without one the new person is never recognised."),
  ticketIds: z.array(z.uuid()),
  name: oneLine("The name", 200),
});

/** Makes two customers of one: a new one with the chosen addresses and tickets. Both must keep an address, since without one
 *  nobody could ever write as them again, so taking all addresses would only be another name for the same person. Tickets
 *  may all go or all stay. The new person has the same account, so that nobody loses what their segment is promised. */
export async function splitCustomer(
  customerId: string,
  chosen: SplitOff,
  actor: Actor,
): Promise<{ customerId: string; tickets: number }> {
  const { addressIds, ticketIds, name } = parseInput(input, chosen);
  return withLockedCustomers([customerId], async ({ tx, now, customers, tickets }) => {
    const from = await wholeCustomer(tx, customers, customerId);
    const going = from.addresses.filter((a) => addressIds.includes(a.id));
    const moving = wholeGroups(tickets, ticketIds);
    const isStale = addressIds.some((id) => !going.some((a) => a.id === id));
    if (isStale || ticketIds.some((id) => !moving.some((t) => t.id === id))) {
      const text = `Some of what you chose does not belong to ${from.name} any more: look again and choose anew.`;
      throw new BatonError("conflict", text, "addressIds");
    }
    if (going.length === from.addresses.length) {
      const text = `Leave ${from.name} at least one address: without one they are never recognised again.`;
      throw new BatonError("badInput", text, "addressIds");
    }
    const made = newId();
    await tx.customer.create({ data: { id: made, accountId: from.accountId, name } });
    await tx.customerAddress.updateMany({
      where: { id: { in: going.map((a) => a.id) } },
      data: { customerId: made },
    });
    await saveTickets(tx, moveTickets(moving, made, "split", { now, actor }));
    const details = {
      customers: [customerId, made],
      addresses: going.map((a) => a.id),
      tickets: moving.map((t) => t.id),
    };
    await writeAudit(tx, { actor, action: "customer.split", subject: { kind: "customer", id: customerId }, details });
    return { customerId: made, tickets: moving.length };
  });
}
