import { db, type Queryable } from "../client";

/** From a ticket along its merges to the one that holds it now, that one last; empty when there is no such ticket. */
export async function ticketPath(id: string, from: Queryable = db): Promise<string[]> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE path AS (
      SELECT id, merged_into_id, 0 AS step FROM ticket WHERE id = ${id}::uuid
      UNION ALL
      SELECT t.id, t.merged_into_id, p.step + 1 FROM path p JOIN ticket t ON t.id = p.merged_into_id)
    SELECT id FROM path ORDER BY step`;
  return rows.map((r) => r.id);
}

/** The ticket that holds this one's conversation: itself unless it was merged. */
export const keptTicketOf = async (id: string): Promise<string> => (await ticketPath(id)).at(-1) ?? id;

/** The duplicates that were merged into a ticket, also by way of others, each with its number. */
export async function absorbedBy(id: string): Promise<{ id: string; number: number }[]> {
  const rows = await db.$queryRaw<{ id: string; number: bigint }[]>`
    WITH RECURSIVE part AS (
      SELECT id, number FROM ticket WHERE merged_into_id = ${id}::uuid
      UNION ALL
      SELECT t.id, t.number FROM part p JOIN ticket t ON t.merged_into_id = p.id)
    SELECT id, number FROM part ORDER BY number`;
  return rows.map((r) => ({ id: r.id, number: Number(r.number) }));
}
