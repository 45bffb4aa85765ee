import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import type { Actor } from "../../domain/vocabulary";
import { requestWork } from "./runAssistant";

/** Stops every autonomous answer. Once this is committed none goes out: answering waits for the same row. What was about to
 *  be answered alone goes to reviewers before this returns. */
export async function stopAssistant(actor: Actor, note: string): Promise<void> {
  await inTransaction(async (tx) => {
    // The lock first: an answer that is under way goes out before the instant that is written down.
    await tx.$queryRaw`SELECT id FROM assistant_switch WHERE id = 1 FOR UPDATE`;
    const stopped = await tx.$executeRaw`
      UPDATE assistant_switch SET stopped_at = baton_now(), stopped_by = ${actor.id}::uuid, note = ${note || null}
      WHERE id = 1 AND stopped_at IS NULL`;
    if (stopped === 0) return; // somebody else was faster: it stands still, which is what was wanted
    const subject = { kind: "assistant", id: "autonomous" };
    await writeAudit(tx, { actor, action: "assistant.stop", subject, details: { note } });
  });
  await requestWork();
}

/** Lets the assistant answer alone again, under the policy as it is. */
export async function startAssistant(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const started = await tx.$executeRaw`
      UPDATE assistant_switch SET stopped_at = NULL, stopped_by = NULL, note = NULL WHERE id = 1 AND stopped_at IS NOT NULL`;
    if (started === 0) return;
    await writeAudit(tx, { actor, action: "assistant.start", subject: { kind: "assistant", id: "autonomous" } });
  });
}
