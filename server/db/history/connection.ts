import { once } from "node:events";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { env } from "../../env";

/** A day stays the text that it is: read as a date it would be midnight in this machine's zone. */
const date = 1082;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === date
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as "text")) as pg.CustomTypesConfig["getTypeParser"],
};

/** A connection of its own: COPY and cursors belong to one, and the pool's are for short work. */
export async function withConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, application_name: "baton-history", types });
  // Without a listener, a connection that breaks would end the process; the query under way fails anyway.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export type Connection = pg.Client;

export async function transaction<T>(client: Connection, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
/** A value in COPY's text format. */
export function copyCell(value: string | number | boolean | null): string {
  if (value === null) return "\\N";
  if (typeof value === "string")
    return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (c) => escapes[c]!) : value;
  return typeof value === "number" ? String(value) : value ? "t" : "f";
}

/** Appends lines in COPY's text format to a table; `columns` in their order. */
export async function copyInto(
  client: Connection,
  table: string,
  columns: string,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  const done = once(stream, "finish");
  stream.end(`${lines.join("\n")}\n`);
  await done;
}

const fetched = 5_000;

/** The rows of a query as arrays, so many at a time, in order. Within a transaction of the caller. */
export async function* fetchRows<R extends unknown[]>(
  client: Connection,
  sql: string,
  params: unknown[] = [],
): AsyncGenerator<R[]> {
  await client.query(`DECLARE history_rows NO SCROLL CURSOR FOR ${sql}`, params);
  const next = () => client.query<R>({ text: `FETCH ${fetched} FROM history_rows`, rowMode: "array" });
  let coming = next();
  for (;;) {
    const { rows } = await coming;
    if (rows.length === 0) break;
    // The next ones come while these are worked on.
    coming = next();
    coming.catch(() => undefined);
    yield rows;
  }
  await client.query("CLOSE history_rows");
}
