import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";

/** Tries a delivery that was given up, or that waits for its next attempt, again at once and for another day; not one that is
 *  being sent, which would arrive twice. */
export async function retryDelivery(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const done = await tx.$executeRaw`
      UPDATE outbox SET next_due_at = baton_now(), since = baton_now(), attempts = 0, failed_at = NULL
      WHERE id = ${BigInt(id)} AND delivered_at IS NULL AND (claimed_until IS NULL OR claimed_until <= baton_now())`;
    if (done === 0) {
      throw new BatonError("conflict", "It has arrived, or is being sent just now: look again in a minute.", "id");
    }
    await writeAudit(tx, { actor, action: "delivery.retry", subject: { kind: "delivery", id } });
  });
}
