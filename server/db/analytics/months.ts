import { groups, placesOf } from "../../domain/analytics/groups";
import { firstDay } from "../../domain/analytics/period";
import { dimNumber, groupNumber, type SumRow } from "../../domain/analytics/sums";
import { decodeInto, type Vector } from "../../domain/analytics/vector";
import { loadState, takeApplyLock, writeDays } from "./apply";
import { reading, rowsOf, within } from "./pool";

/** A month that changed so short a time ago will change again. */
const restMinutes = 10;

/** Group, x and y of every row's place. */
const places = groups.flatMap((group) =>
  placesOf(group).map((p) => [groupNumber(group), dimNumber(p.xDim), dimNumber(p.yDim)] as const),
);
const allPlaces = [0, 1, 2].map((at) => places.map((p) => p[at]));

interface Due {
  gen: number;
  source: number;
  month: number;
  changes: string;
}

/** Sums the days of one month that has not changed for a while. They are read without a lock; where one changed meanwhile, nothing
 *  is written. Returns whether there was such a month. */
export async function sumMonth(): Promise<boolean> {
  const read = await reading(async (client) => {
    const [due] = await rowsOf<Due>(
      client,
      `SELECT m.gen, m.source, m.month, m.changes FROM rollup_month m JOIN rollup_state s USING (gen)
       WHERE NOT m.is_summed AND m.changed_at < baton_now() - interval '${restMinutes} minutes' ORDER BY m.month LIMIT 1`,
    );
    if (!due) return null;
    const rows = await rowsOf<{ grp: number; x_dim: number; x: number; y_dim: number; payload: Buffer }>(
      client,
      `SELECT r.grp, r.x_dim, r.x, r.y_dim, r.payload FROM unnest($5::int[], $6::int[], $7::int[]) p(grp, x_dim, y_dim)
       JOIN rollup r ON r.gen = $1 AND r.grp = p.grp AND r.x_dim = p.x_dim AND r.y_dim = p.y_dim AND r.level = 0
         AND r.at >= $3 AND r.at < $4 AND r.source = $2`,
      [due.gen, due.source, firstDay(due.month), firstDay(due.month + 1), ...allPlaces],
    );
    return { due, rows };
  });
  if (!read) return false;
  const sums = new Map<string, Omit<SumRow, "block"> & { block: Map<number, Vector> }>();
  for (const r of read.rows) {
    const name = `${r.grp}/${r.x_dim}/${r.x}/${r.y_dim}`;
    let row = sums.get(name);
    if (!row) {
      const key = { group: r.grp, source: read.due.source, xDim: r.x_dim, x: r.x, yDim: r.y_dim, day: read.due.month };
      row = { ...key, block: new Map<number, Vector>() };
      sums.set(name, row);
    }
    const { block } = row;
    decodeInto(r.payload, (key) => {
      const known = block.get(key) ?? new Map<number, number>();
      block.set(key, known);
      return known;
    });
  }
  const { gen, source, month, changes } = read.due;
  await within(async (client) => {
    await takeApplyLock(client);
    const { rowCount } = await client.query(
      "UPDATE rollup_month SET is_summed = true WHERE gen = $1 AND source = $2 AND month = $3 AND changes = $4",
      [gen, source, month, changes],
    );
    if (rowCount === 0 || (await loadState(client)).gen !== gen) return;
    await client.query(
      `DELETE FROM rollup r USING unnest($4::int[], $5::int[], $6::int[]) p(grp, x_dim, y_dim) WHERE r.gen = $1
         AND r.grp = p.grp AND r.x_dim = p.x_dim AND r.y_dim = p.y_dim AND r.level = 1 AND r.at = $3 AND r.source = $2`,
      [gen, source, month, ...allPlaces],
    );
    await writeDays(client, gen, [...sums.values()], 1);
  });
  return true;
}
