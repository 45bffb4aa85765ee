import { analyticsPool, type Client, rowsOf } from "./pool";

/** Numbers of dimensions' values, once known for ever: they are only added. */
const known = new Map<string, number>();
const texts = new Map<number, string>();

function keep(id: number, value: string): void {
  known.set(value, id);
  texts.set(id, value);
}

/** Looks numbers up and gives new ones where there are none; in a transaction of its own, so that what is kept here is kept there. */
export async function numbersFor(values: Iterable<string>): Promise<(value: string | null) => number> {
  const pool = analyticsPool();
  const missing = [...new Set(values)].filter((v) => !known.has(v));
  for (let at = 0; at < missing.length; at += 5_000) {
    const part = missing.slice(at, at + 5_000);
    await pool.query(
      `INSERT INTO rollup_value (value) SELECT x FROM unnest($1::text[]) x
       WHERE NOT EXISTS (SELECT FROM rollup_value v WHERE v.value = x) ON CONFLICT DO NOTHING`,
      [part],
    );
    const { rows } = await pool.query<{ id: number; value: string }>(
      "SELECT id, value FROM rollup_value WHERE value = ANY($1::text[])",
      [part],
    );
    for (const r of rows) keep(r.id, r.value);
  }
  return (value) => {
    if (value === null) return 0;
    const id = known.get(value);
    if (id === undefined) throw new Error("A value of a dimension has no number");
    return id;
  };
}

/** The number of a value that may never have been seen: null then. */
export async function numberOf(client: Client, value: string | null): Promise<number | null> {
  if (value === null) return 0;
  if (!known.has(value)) {
    const rows = await rowsOf<{ id: number }>(client, "SELECT id FROM rollup_value WHERE value = $1", [value]);
    if (rows[0]) keep(rows[0].id, value);
  }
  return known.get(value) ?? null;
}

/** What numbers stand for; null for 0. */
export async function valuesFor(client: Client, ids: Iterable<number>): Promise<(id: number) => string | null> {
  const missing = [...new Set(ids)].filter((id) => id !== 0 && !texts.has(id));
  if (missing.length > 0) {
    const rows = await rowsOf<{ id: number; value: string }>(
      client,
      "SELECT id, value FROM rollup_value WHERE id = ANY($1::int[])",
      [missing],
    );
    for (const r of rows) keep(r.id, r.value);
  }
  return (id) => (id === 0 ? null : (texts.get(id) ?? null));
}
