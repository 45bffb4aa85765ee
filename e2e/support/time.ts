import { sql } from "./desk";

/** Moves the desk's clock forward for everything under test at once. It never goes back: whoever comes later lives later. */
export async function moveTime(minutes: number): Promise<void> {
  await sql(
    `INSERT INTO clock_offset (id, offset_ms) VALUES (1, $1::bigint)
     ON CONFLICT (id) DO UPDATE SET offset_ms = clock_offset.offset_ms + EXCLUDED.offset_ms`,
    [Math.round(minutes * 60_000)],
  );
}

/** Minutes from now, by the desk's clock, until an instant that a query gives as `at`. */
export async function minutesUntil(query: string, values: unknown[]): Promise<number> {
  const [row] = await sql<{ minutes: number }>(
    `SELECT (extract(epoch FROM (x.at - baton_now())) / 60)::float AS minutes FROM (${query}) x`,
    values,
  );
  return row!.minutes;
}
