import { learnTime } from "../clock";
import { db } from "./client";

/** Asks the database for its time and teaches it to this process. Epoch ms. */
export async function syncTime(): Promise<number> {
  const asked = Date.now();
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
  const at = row!.now.getTime();
  learnTime(at, asked, Date.now());
  return at;
}

const freshForMs = 30_000;
let syncedAt = Number.NEGATIVE_INFINITY;

/** Keeps this process's idea of the database's time at most half a minute old; a jump is announced and taken over at once
 *  (see live.ts). */
export async function keepTime(): Promise<void> {
  if (performance.now() - syncedAt < freshForMs) return;
  syncedAt = performance.now();
  await syncTime();
}

/** Moves the desk's clock; for tests only, which is why nothing in the product calls it. */
export async function moveTime(byMs: number): Promise<void> {
  await db.$executeRaw`UPDATE clock_offset SET offset_ms = offset_ms + ${Math.round(byMs)}::bigint WHERE id = 1`;
  await syncTime();
}
