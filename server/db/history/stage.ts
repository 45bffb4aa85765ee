import { type Connection, copyInto, fetchRows } from "./connection";

/** The rows of one import, read and not yet sorted: a table of its own without a log, so that to drop it costs nothing. It is lost
 *  in a crash of the database, which `countStaged` tells. */
const nameOf = (importNo: number) => `history_stage_${importNo}`;

export async function createStage(client: Connection, importNo: number): Promise<void> {
  await dropStage(client, importNo);
  await client.query(
    `CREATE UNLOGGED TABLE ${nameOf(importNo)} (ticket_id uuid NOT NULL, line int NOT NULL, id uuid, data text NOT NULL)`,
  );
}

export async function dropStage(client: Connection, importNo: number): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${nameOf(importNo)}`);
}

/** Rows in the stage; null where there is none. */
export async function countStaged(client: Connection, importNo: number): Promise<number | null> {
  const { rows } = await client.query("SELECT to_regclass($1) IS NOT NULL AS is", [nameOf(importNo)]);
  if (!rows[0].is) return null;
  const counted = await client.query(`SELECT count(*)::int AS n FROM ${nameOf(importNo)}`);
  return counted.rows[0].n as number;
}

export const appendToStage = (client: Connection, importNo: number, lines: readonly string[]): Promise<void> =>
  copyInto(client, nameOf(importNo), "ticket_id, line, id, data", lines);

/** `id` null: a row that cannot be read. */
export type StagedRow = [ticketId: string, line: number, id: string | null, data: string];

/** Ticket by ticket, each in the order of the file, from after a ticket on. Within a transaction. */
export async function* readStage(
  client: Connection,
  importNo: number,
  after: string | null,
): AsyncGenerator<StagedRow[]> {
  await client.query("SET LOCAL work_mem = '64MB'");
  yield* fetchRows<StagedRow>(
    client,
    `SELECT ticket_id, line, id, data FROM ${nameOf(importNo)} WHERE $1::uuid IS NULL OR ticket_id > $1::uuid
     ORDER BY ticket_id, line`,
    [after],
  );
}

/** Stages that a process left behind whose import has ended or is gone. */
export async function dropLeftStages(client: Connection): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relname ~ '^history_stage_[0-9]+$' AND c.relkind = 'r'
       AND NOT EXISTS (SELECT 1 FROM history_import i WHERE i.no = substr(c.relname, 15)::int
                       AND i.state IN ('waiting', 'running'))`,
  );
  for (const { name } of rows) await client.query(`DROP TABLE IF EXISTS ${name}`);
}
