import { db } from "../../../server/db/client";
import { syncTime } from "../../../server/db/time";

/** Sets the desk's clock to an instant, so that the past is made by the same commands as the present. */
export async function travelTo(at: number): Promise<void> {
  await db.$executeRaw`
    UPDATE clock_offset SET offset_ms = (extract(epoch FROM (${new Date(at)}::timestamptz - clock_timestamp())) * 1000)::bigint
    WHERE id = 1`;
  await syncTime();
}

export async function returnToPresent(): Promise<void> {
  await db.$executeRaw`UPDATE clock_offset SET offset_ms = 0 WHERE id = 1`;
  await syncTime();
}
