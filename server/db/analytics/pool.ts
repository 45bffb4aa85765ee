import pg from "pg";
import { env } from "../../env";
import { atClose } from "../client";

/** Connections of their own: many rows and bytes go through them, which Prisma would copy several times, and what reads the past
 *  for a second takes none from those who work now. */
const shared = globalThis as unknown as { batonAnalytics?: pg.Pool };

export function analyticsPool(): pg.Pool {
  if (!shared.batonAnalytics) {
    const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 8, application_name: "baton-analytics" });
    pool.on("error", () => {}); // an idle connection that breaks is replaced at the next use
    // One that breaks while it is somebody's fails their next query; without a listener it would end the process.
    pool.on("connect", (client) => client.on("error", () => {}));
    shared.batonAnalytics = pool;
    atClose(async () => {
      shared.batonAnalytics = undefined;
      await pool.end();
    });
  }
  return shared.batonAnalytics;
}

export type Client = pg.PoolClient;
type Begin = "BEGIN" | "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** A transaction on a connection of the pool. */
export async function within<T>(work: (client: Client) => Promise<T>, begin: Begin = "BEGIN"): Promise<T> {
  const client = await analyticsPool().connect();
  let failure: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    failure = error as Error;
    await client.query("ROLLBACK").then(
      () => (failure = undefined),
      () => {},
    );
    throw error;
  } finally {
    client.release(failure);
  }
}

/** All of it as it was at one instant. */
export const reading = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
  within(work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

export async function rowsOf<T extends object>(client: Client, sql: string, values: unknown[] = []): Promise<T[]> {
  return (await client.query<T & pg.QueryResultRow>(sql, values)).rows;
}
