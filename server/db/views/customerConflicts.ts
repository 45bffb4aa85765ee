import type { TicketEvent } from "../../domain/ticket/events";
import type { AddressKind } from "../../domain/vocabulary";
import { db } from "../client";

/** Another customer who is known by an address that came with this one's. */
export interface CustomerConflict {
  customerId: string;
  name: string;
  kinds: AddressKind[];
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

/** Conflicts by what was noted, without those whose customers have become one. */
export async function openConflicts(
  customerId: string,
  noted: readonly { kinds: AddressKind[]; customerIds: string[] }[],
): Promise<CustomerConflict[]> {
  const whole = await wholeCustomersOf(noted.flatMap((n) => n.customerIds));
  const found = new Map<string, CustomerConflict>();
  for (const { kinds, customerIds } of noted) {
    for (const old of customerIds) {
      const other = whole.get(old);
      if (!other || other.id === customerId) continue;
      const known = found.get(other.id)?.kinds ?? [];
      found.set(other.id, { customerId: other.id, name: other.name, kinds: [...new Set([...known, ...kinds])] });
    }
  }
  return [...found.values()];
}

export const conflictsOfTicket = (customerId: string, events: readonly TicketEvent[]): Promise<CustomerConflict[]> =>
  openConflicts(
    customerId,
    events.flatMap((e) => (e.type === "CustomerConflict" ? [e.data] : [])),
  );
