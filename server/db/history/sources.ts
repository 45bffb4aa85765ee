import type { HistoryMapping } from "../../domain/history/mapping";
import { db, type Queryable } from "../client";
import type { Connection } from "./connection";

/** The source of that name, made where there is none; null where one of that name is being deleted. Within a transaction, which
 *  holds its row. */
export async function openSource(client: Connection, id: string, name: string): Promise<{ isDeleted: boolean }> {
  await client.query(
    "INSERT INTO history_source (id, name, created_at) VALUES ($1, $2, baton_now()) ON CONFLICT (id) DO NOTHING",
    [id, name],
  );
  const { rows } = await client.query("SELECT deleted_at IS NOT NULL AS is FROM history_source WHERE id = $1", [id]);
  return { isDeleted: rows[0].is as boolean };
}

export async function hasTickets(client: Connection, sourceId: string): Promise<boolean> {
  const { rows } = await client.query("SELECT EXISTS (SELECT 1 FROM history_ticket WHERE source_id = $1) AS is", [
    sourceId,
  ]);
  return rows[0].is as boolean;
}

export async function saveSourceMapping(client: Connection, id: string, mapping: HistoryMapping): Promise<void> {
  await client.query("UPDATE history_source SET mapping = $2 WHERE id = $1", [id, JSON.stringify(mapping)]);
}

/** One import of a source at a time, as long as the connection holds; false: another process is at it. */
export async function lockSource(client: Connection, id: string): Promise<boolean> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock(7042009, hashtext($1)) AS got", [id]);
  return rows[0].got as boolean;
}

/** Hides a source at once; a worker deletes its tickets. Gives its name; null where there is none. */
export async function markSourceDeleted(tx: Queryable, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    UPDATE history_source SET deleted_at = baton_now() WHERE id = ${id}::uuid AND deleted_at IS NULL RETURNING name`;
  return rows[0]?.name ?? null;
}

export const deletedSources = (): Promise<{ id: string }[]> =>
  db.$queryRaw`SELECT id::text FROM history_source WHERE deleted_at IS NOT NULL ORDER BY deleted_at`;

export async function removeSource(client: Connection, id: string): Promise<void> {
  await client.query("DELETE FROM history_source WHERE id = $1 AND deleted_at IS NOT NULL", [id]);
}
