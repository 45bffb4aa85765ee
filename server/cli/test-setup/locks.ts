import { db } from "../../db/client";

/** Until somebody waits for a lock in the test's database: two things at once then happen in the order that a test means. */
export async function somebodyWaits(): Promise<void> {
  const waits = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  while ((await db.$queryRawUnsafe<unknown[]>(waits)).length === 0) await new Promise((go) => setTimeout(go, 10));
}
