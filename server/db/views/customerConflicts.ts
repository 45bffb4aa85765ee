import type { TicketEvent } from "../../domain/ticket/events";
import type { AddressKind } from "../../domain/vocabulary";
import { db } from "../client";

/** Another customer who is known by an address that came with this one's. */
export interface CustomerConflict {
  customerId: string;
  name: string;
  kinds: AddressKind[];
  /** Who found them to be two people, and when (epoch ms); null while that is open, also where another kind of address has
   *  come up since. */
  dismissed: { by: string | null; at: number } | null;
}

/** The customers that these have become, by their old ids: along merges to the end. */
export async function wholeCustomersOf(ids: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ start: string; id: string; name: string }[]>`
    WITH RECURSIVE path AS (
      SELECT id AS start, id, name, merged_into_id FROM customer WHERE id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT p.start, c.id, c.name, c.merged_into_id FROM path p JOIN customer c ON c.id = p.merged_into_id)
    SELECT start, id, name FROM path WHERE merged_into_id IS NULL`;
  return new Map(rows.map(({ start, id, name }) => [start, { id, name }]));
}

interface Settled {
  action: string;
  at: Date;
  by: string | null;
  customers: string[];
  kinds: AddressKind[];
}

/** What people said last about each conflict of a customer, by the other one's id: the audit's newest line on the pair. After
 *  a merge it is another pair, and is asked about again. */
async function settledOf(customerId: string): Promise<Map<string, Settled>> {
  const rows = await db.$queryRaw<Settled[]>`
    SELECT a.action, a.at, p.name AS by, ARRAY(SELECT jsonb_array_elements_text(a.details->'customers')) AS customers,
      ARRAY(SELECT jsonb_array_elements_text(a.details->'kinds')) AS kinds
    FROM audit a LEFT JOIN person p ON a.actor_kind = 'person' AND p.id = a.actor_id
    WHERE a.action LIKE 'customer.%' AND a.action IN ('customer.dismissConflict', 'customer.restoreConflict')
      AND a.details @> ${JSON.stringify({ customers: [customerId] })}::jsonb
    ORDER BY a.id`;
  return new Map(rows.map((row) => [row.customers.find((id) => id !== customerId) ?? "", row]));
}

/** Conflicts by what was noted, without those whose customers have become one. */
export async function conflictsOf(
  customerId: string,
  noted: readonly { kinds: AddressKind[]; customerIds: string[] }[],
): Promise<CustomerConflict[]> {
  if (noted.length === 0) return [];
  const [whole, settled] = await Promise.all([
    wholeCustomersOf(noted.flatMap((n) => n.customerIds)),
    settledOf(customerId),
  ]);
  const found = new Map<string, CustomerConflict>();
  for (const { kinds, customerIds } of noted) {
    for (const old of customerIds) {
      const other = whole.get(old);
      if (!other || other.id === customerId) continue;
      const all = [...new Set([...(found.get(other.id)?.kinds ?? []), ...kinds])];
      const last = settled.get(other.id);
      const isDismissed = last?.action === "customer.dismissConflict" && all.every((kind) => last.kinds.includes(kind));
      const dismissed = isDismissed ? { by: last.by, at: last.at.getTime() } : null;
      found.set(other.id, { customerId: other.id, name: other.name, kinds: all, dismissed });
    }
  }
  return [...found.values()];
}

export const conflictsOfTicket = (customerId: string, events: readonly TicketEvent[]): Promise<CustomerConflict[]> =>
  conflictsOf(
    customerId,
    events.flatMap((e) => (e.type === "CustomerConflict" ? [e.data] : [])),
  );
