import { monthNumber } from "../../domain/analytics/period";
import type { SumRow, Sums } from "../../domain/analytics/sums";
import { addToBlock, type Block, decode, encode } from "../../domain/analytics/vector";
import { type Client, rowsOf } from "./pool";

/** One at a time adds to the rollups: −old +new of two that read the same old would be wrong. */
const applyLock = 7_042_051;
/** Whoever rebuilds holds it for as long as that takes. */
export const rebuildLock = 7_042_052;

export const tryApplyLock = async (client: Client): Promise<boolean> =>
  (await rowsOf<{ got: boolean }>(client, `SELECT pg_try_advisory_xact_lock(${applyLock}) AS got`))[0]!.got;
export const takeApplyLock = (client: Client) => client.query(`SELECT pg_advisory_xact_lock(${applyLock})`);
/** Nobody adds meanwhile, but others may hold it, too. */
export const shareApplyLock = (client: Client) => client.query(`SELECT pg_advisory_xact_lock_shared(${applyLock})`);

export interface RollupState {
  gen: number;
  layout: number;
  building: number | null;
}
export async function loadState(client: Client): Promise<RollupState> {
  return (await rowsOf<RollupState>(client, "SELECT gen, layout, building FROM rollup_state WHERE id = 1"))[0]!;
}

/** Rows are written in parts of this many. */
const part = 2_000;
const inParts = async (rows: readonly SumRow[], write: (rows: readonly SumRow[]) => Promise<unknown>) => {
  for (let at = 0; at < rows.length; at += part) await write(rows.slice(at, at + part));
};

const column = (rows: readonly SumRow[], of: (row: SumRow) => number) => rows.map(of);
const keys = (rows: readonly SumRow[]) => [
  column(rows, (r) => r.group),
  column(rows, (r) => r.source),
  column(rows, (r) => r.xDim),
  column(rows, (r) => r.x),
  column(rows, (r) => r.yDim),
  column(rows, (r) => r.day),
];
const given = `unnest($2::smallint[], $3::int[], $4::smallint[], $5::int[], $6::smallint[], $7::int[])`;

interface Table {
  name: string;
  /** Its key columns, after gen, as the key's are called. */
  columns: string;
  match: string;
}
const dayTable: Table = {
  name: "rollup",
  columns: "grp, source, x_dim, x, y_dim, level, at",
  match: `t.grp = k.grp AND t.source = k.source AND t.x_dim = k.x_dim AND t.x = k.x AND t.y_dim = k.y_dim
    AND t.level = 0 AND t.at = k.day`,
};
const quarterTable: Table = {
  name: "rollup_quarter",
  columns: "grp, source, dim, value, day",
  match: "t.grp = k.grp AND t.source = k.source AND t.dim = k.y_dim AND t.value = k.x AND t.day = k.day",
};
const chosen = (t: Table, level: number) =>
  t === dayTable ? `k.grp, k.source, k.x_dim, k.x, k.y_dim, ${level}, k.day` : "k.grp, k.source, k.y_dim, k.x, k.day";

async function write(client: Client, t: Table, gen: number, rows: readonly SumRow[], level = 0, isFresh = false) {
  const payloads = rows.map((r) => Buffer.from(encode(r.block)));
  const conflict = isFresh ? "" : `ON CONFLICT (gen, ${t.columns}) DO UPDATE SET payload = EXCLUDED.payload`;
  await client.query(
    `INSERT INTO ${t.name} (gen, ${t.columns}, payload)
     SELECT $1::smallint, ${chosen(t, level)}, k.payload FROM unnest($2::smallint[], $3::int[], $4::smallint[], $5::int[],
       $6::smallint[], $7::int[], $8::bytea[]) AS k(grp, source, x_dim, x, y_dim, day, payload) ${conflict}`,
    [gen, ...keys(rows), payloads],
  );
}

async function change(client: Client, t: Table, gen: number, deltas: readonly SumRow[]): Promise<void> {
  const found = await rowsOf<{ n: string; payload: Buffer }>(
    client,
    `SELECT k.n, t.payload FROM ROWS FROM (${given}) WITH ORDINALITY AS k(grp, source, x_dim, x, y_dim, day, n)
     JOIN ${t.name} t ON t.gen = $1::smallint AND ${t.match}`,
    [gen, ...keys(deltas)],
  );
  const before = new Map(found.map((r) => [Number(r.n) - 1, r.payload]));
  const after = deltas.map((row, at) => {
    const payload = before.get(at);
    const block: Block = payload ? decode(payload) : new Map();
    addToBlock(block, row.block);
    return { ...row, block };
  });
  const empty = after.filter((r) => r.block.size === 0);
  const kept = after.filter((r) => r.block.size > 0);
  if (kept.length > 0) await write(client, t, gen, kept);
  if (empty.length > 0) {
    await client.query(
      `DELETE FROM ${t.name} t USING ${given} AS k(grp, source, x_dim, x, y_dim, day) WHERE t.gen = $1::smallint AND ${t.match}`,
      [gen, ...keys(empty)],
    );
  }
}

/** Adds sums to a generation, under the lock. Months that they fall into are to be summed anew. */
export async function applySums(client: Client, gen: number, sums: Sums): Promise<void> {
  const days = sums.days();
  const months = new Map(days.map((r) => [`${r.source}/${monthNumber(r.day)}`, r]));
  const rows = [...months.values()];
  if (rows.length > 0) {
    await client.query(
      `INSERT INTO rollup_month (gen, source, month) SELECT $1::smallint, s, m FROM unnest($2::int[], $3::int[]) x(s, m)
       ON CONFLICT (gen, source, month) DO UPDATE SET changes = rollup_month.changes + 1, changed_at = baton_now(),
         is_summed = false`,
      [gen, rows.map((r) => r.source), rows.map((r) => monthNumber(r.day))],
    );
  }
  await inParts(days, (some) => change(client, dayTable, gen, some));
  await inParts(sums.quarters(), (some) => change(client, quarterTable, gen, some));
}

/** Writes rows that are known not to be there yet. `level` 1: of months, whose number stands where the day's does. */
export const writeDays = (client: Client, gen: number, rows: readonly SumRow[], level: 0 | 1) =>
  inParts(rows, (some) => write(client, dayTable, gen, some, level, true));
export const writeQuarters = (client: Client, gen: number, rows: readonly SumRow[]) =>
  inParts(rows, (some) => write(client, quarterTable, gen, some, 0, true));
