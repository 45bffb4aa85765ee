import type { Queryable } from "./client";

/** Rows for one table within one statement. `insert` adds, `upsert` adds or overwrites by id, `update` overwrites by id. */
export interface TableWrite {
  table: string;
  mode: "insert" | "upsert" | "update";
  rows: Record<string, unknown>[];
}

const quote = (name: string) => `"${name}"`;

/** JSON for PostgreSQL: dates in ISO, bigints as numbers in text, and no lone surrogates or NULs, which it refuses. */
function toJson(rows: Record<string, unknown>[]): string {
  try {
    return JSON.stringify(rows);
  } catch {
    // Bigints are rare, and to look at every value for them takes several times as long.
    return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));
  }
}

function clause({ table, mode, rows }: TableWrite, parameter: number): string {
  const columns = Object.keys(rows[0]!);
  const list = columns.map(quote).join(", ");
  const source = `json_populate_recordset(null::${quote(table)}, $${parameter}::json) AS x`;
  const others = columns.filter((c) => c !== "id");
  if (mode === "update") {
    const set = others.map((c) => `${quote(c)} = x.${quote(c)}`).join(", ");
    return `UPDATE ${quote(table)} AS t SET ${set} FROM ${source} WHERE t.id = x.id`;
  }
  const chosen = columns.map((c) => `x.${quote(c)}`).join(", ");
  const insert = `INSERT INTO ${quote(table)} (${list}) SELECT ${chosen} FROM ${source}`;
  if (mode === "insert") return insert;
  const set = others.map((c) => `${quote(c)} = EXCLUDED.${quote(c)}`).join(", ");
  return `${insert} ON CONFLICT (id) DO UPDATE SET ${set}`;
}

/** Writes rows of several tables in one statement and so in one round trip, all or nothing. All rows of one write have
 *  the same keys. Foreign keys are checked at its end, so order does not matter. */
export async function writeAll(to: Queryable, writes: TableWrite[]): Promise<void> {
  const filled = writes.filter((w) => w.rows.length > 0);
  if (filled.length === 0) return;
  const parts = filled.map((w, i) => `w${i} AS (${clause(w, i + 1)})`);
  await to.$executeRawUnsafe(`WITH ${parts.join(", ")} SELECT 1`, ...filled.map((w) => toJson(w.rows)));
}
