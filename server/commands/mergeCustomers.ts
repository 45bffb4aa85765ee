import { writeAudit } from "../db/audit";
import type { Tx } from "../db/client";
import { type LockedCustomer, withLockedCustomers } from "../db/customers";
import { saveTickets } from "../db/tickets/save";
import type { MovedByMerge } from "../domain/customer/merging";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { moveTickets } from "./moveTickets";

/** The customer of this id among those that were locked, as long as it is nobody else's part. */
export async function wholeCustomer(tx: Tx, customers: readonly LockedCustomer[], id: string): Promise<LockedCustomer> {
  const found = customers.find((c) => c.id === id);
  if (!found) throw new BatonError("notFound", "There is no such customer.", "customerId");
  if (found.mergedIntoId === null) return found;
  const into = await tx.customer.findUniqueOrThrow({ where: { id: found.mergedIntoId }, select: { name: true } });
  const text = `${found.name} was merged into ${into.name} already: open ${into.name} and go on there.`;
  throw new BatonError("conflict", text, "customerId");
}

export interface Merged {
  auditId: string;
  tickets: number;
  addresses: number;
}

/** Makes two customers one: the kept one gets every address and ticket of the other, whose row stays and remembers whom it
 *  belongs to. An account comes along only where the kept one has none. The audit names all that moved. */
export async function mergeCustomers(keepId: string, otherId: string, actor: Actor): Promise<Merged> {
  if (keepId === otherId) {
    throw new BatonError("badInput", "A customer cannot be merged with themself: choose another one.", "otherId");
  }
  return withLockedCustomers([keepId, otherId], async ({ tx, now, customers, tickets }) => {
    const keep = await wholeCustomer(tx, customers, keepId);
    const other = await wholeCustomer(tx, customers, otherId);
    const theirs = tickets.filter((t) => t.customerId === otherId);
    const accountId = keep.accountId === null ? other.accountId : null;
    await saveTickets(tx, moveTickets(theirs, keepId, "merge", { now, actor }));
    await tx.customerAddress.updateMany({ where: { customerId: otherId }, data: { customerId: keepId } });
    await tx.customer.update({ where: { id: otherId }, data: { mergedIntoId: keepId } });
    if (accountId !== null) await tx.customer.update({ where: { id: keepId }, data: { accountId } });
    const moved: MovedByMerge = {
      customers: [keepId, otherId],
      addresses: other.addresses.map((a) => a.id),
      tickets: theirs.map((t) => t.id),
      accountId,
    };
    const subject = { kind: "customer", id: keepId };
    const auditId = await writeAudit(tx, { actor, action: "customer.merge", subject, details: { ...moved } });
    return { auditId, tickets: theirs.length, addresses: moved.addresses.length };
  });
}
