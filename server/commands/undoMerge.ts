import { writeAudit } from "../db/audit";
import { db, type Tx } from "../db/client";
import { type LockedCustomers, withLockedCustomers } from "../db/customers";
import { saveTickets } from "../db/tickets/save";
import { type MovedByMerge, wholeGroups } from "../domain/customer/merging";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { wholeCustomer } from "./mergeCustomers";
import { moveTickets } from "./moveTickets";

async function loadMerge(auditId: string): Promise<MovedByMerge> {
  const id = /^\d{1,18}$/.test(auditId) ? BigInt(auditId) : 0n;
  const row = await db.audit.findFirst({ where: { id, action: "customer.merge" }, select: { details: true } });
  if (!row) throw new BatonError("notFound", "There is no such merge.", "auditId");
  return row.details as unknown as MovedByMerge;
}

async function isUndone(tx: Tx, merge: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM audit WHERE action LIKE 'customer.%' AND details @> ${JSON.stringify({ merge })}::jsonb LIMIT 1`;
  return rows.length > 0;
}

/** What is not where the merge put it, in words; empty when all of it is. */
async function movedOn({ tx, customers, tickets }: LockedCustomers, moved: MovedByMerge): Promise<string[]> {
  const kept = customers.find((c) => c.id === moved.customers[0]);
  const has = new Set(kept?.addresses.map((a) => a.id));
  const addressIds = moved.addresses.filter((id) => !has.has(id));
  const elsewhere = moved.tickets.filter((id) => !tickets.some((t) => t.id === id && t.customerId === kept?.id));
  // A conversation of both customers' tickets cannot be theirs and the other's again.
  const shared = wholeGroups(tickets, moved.tickets).filter((t) => !moved.tickets.includes(t.id));
  const [addresses, numbers] = await Promise.all([
    tx.customerAddress.findMany({ where: { id: { in: addressIds } }, include: { customer: true } }),
    tx.ticket.findMany({ where: { id: { in: elsewhere } }, include: { customer: true } }),
  ]);
  const joined = await tx.ticket.findMany({ where: { id: { in: shared.map((t) => t.id) } }, select: { number: true } });
  return [
    ...addresses.map((a) => `${a.value} belongs to ${a.customer.name} now`),
    ...numbers.map((t) => `ticket #${t.number} belongs to ${t.customer.name} now`),
    ...joined.map((t) => `ticket #${t.number} is merged with one that would move`),
  ];
}

/** Takes a merge back: the other customer gets exactly what the merge took from it. What came since stays with the kept
 *  one. Where things have moved on since, nothing happens and the error says what has. */
export async function undoMerge(auditId: string, actor: Actor): Promise<{ customerId: string }> {
  const moved = await loadMerge(auditId);
  const [keepId, otherId] = moved.customers;
  return withLockedCustomers([keepId, otherId], async (locked) => {
    const { tx, now, customers, tickets } = locked;
    if (await isUndone(tx, auditId)) throw new BatonError("conflict", "This merge was undone already.", "auditId");
    const keep = await wholeCustomer(tx, customers, keepId);
    const changes = await movedOn(locked, moved);
    if (changes.length > 0) {
      const list = changes.length > 4 ? [...changes.slice(0, 3), `${changes.length - 3} more`] : changes;
      const text = `Things have moved on since: ${list.join("; ")}. Take that back first, or split ${keep.name} instead.`;
      throw new BatonError("conflict", text, "auditId");
    }
    await tx.customer.update({ where: { id: otherId }, data: { mergedIntoId: null } });
    if (moved.accountId !== null && keep.accountId === moved.accountId) {
      await tx.customer.update({ where: { id: keepId }, data: { accountId: null } });
    }
    const back = tickets.filter((t) => moved.tickets.includes(t.id));
    await saveTickets(tx, moveTickets(back, otherId, "split", { now, actor }));
    await tx.customerAddress.updateMany({ where: { id: { in: moved.addresses } }, data: { customerId: otherId } });
    const details = { ...moved, merge: auditId };
    await writeAudit(tx, { actor, action: "customer.undoMerge", subject: { kind: "customer", id: keepId }, details });
    return { customerId: otherId };
  });
}
