import type { Ticket } from "../domain/ticket/ticket";
import { inTransaction, type Tx } from "./client";
import { lockTickets } from "./tickets/load";

/** A customer's row under its lock. */
export interface LockedCustomer {
  id: string;
  name: string;
  accountId: string | null;
  /** The customer this one was found to be. */
  mergedIntoId: string | null;
  addresses: { id: string; value: string }[];
}
export interface LockedCustomers {
  tx: Tx;
  now: number;
  customers: LockedCustomer[];
  /** All their tickets. */
  tickets: Ticket[];
}

async function ticketIdsOf(tx: Tx, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM ticket WHERE customer_id = ANY($1::uuid[])",
    customerIds,
  );
  return rows.map((r) => r.id);
}

async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<LockedCustomer[]> {
  await tx.$queryRawUnsafe("SELECT id FROM customer WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE", ids);
  return tx.customer.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      accountId: true,
      mergedIntoId: true,
      addresses: { select: { id: true, value: true } },
    },
  });
}

/** Runs `work` while nothing can come to these customers or happen to their tickets. Tickets are locked before customers,
 *  as in every other change that touches both, so that nobody waits in a ring; a ticket that came in between makes it begin
 *  again. A message under way waits for the customer's lock (see `refuse_merged_customer` in the migrations). */
export async function withLockedCustomers<T>(
  ids: readonly string[],
  work: (locked: LockedCustomers) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const done = await inTransaction(async (tx) => {
      const known = await ticketIdsOf(tx, ids);
      const { now, tickets } = await lockTickets(tx, known);
      const customers = await lockCustomers(tx, ids);
      const isComplete = (await ticketIdsOf(tx, ids)).every((id) => known.includes(id));
      if (!isComplete && attempt < 5) return null;
      const theirs = tickets.filter((t) => ids.includes(t.customerId));
      return { value: await work({ tx, now, customers, tickets: theirs }) };
    });
    if (done) return done.value;
  }
}
