import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";

/** Tries a delivery that was given up, or that waits for its next attempt, again at once and for another day. */
export async function retryDelivery(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const done = await tx.$executeRaw`
      UPDATE outbox SET next_due_at = baton_now(), since = baton_now(), attempts = 0, failed_at = NULL
      WHERE id = ${BigInt(id)} AND delivered_at IS NULL`;
    if (done === 0) throw new BatonError("conflict", "There is no such delivery that is still owed.", "id");
    await writeAudit(tx, { actor, action: "delivery.retry", subject: { kind: "delivery", id } });
  });
}
