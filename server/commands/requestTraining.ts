import { db, inTransaction } from "../db/client";
import type { TrainingCause } from "../db/trainings";
import type { PersonId } from "../domain/ids";
import { BatonError } from "../errors";
import { getEncoder } from "../understanding/encoder/encoder";
import { newId } from "./ids";

/** Puts a full training of the text model in line for a worker. One at a time: a second would learn the same. */
export async function requestTraining(
  by: PersonId | null,
  cause: TrainingCause | null = null,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    await tx.$executeRawUnsafe("SELECT pg_advisory_xact_lock(hashtext('baton:training'))");
    const open = await tx.training.findFirst({ where: { state: { in: ["queued", "running"] } }, select: { id: true } });
    if (open) throw new BatonError("conflict", "A training is under way already: wait for it to end.");
    const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    const id = newId();
    await tx.training.create({ data: { id, state: "queued", requestedBy: by, cause, requestedAt: row!.now } });
    return { id };
  });
}

/** From this many corrections since the last training on, one is worth its while. */
const worthwhile = 25;
/** And not oftener than this. */
const restHours = 12;

/** A model that has not met the encoder is left alone this long: a desk that has just begun has other things to do. */
const settleMinutes = 60;

/** Asks for a training where enough was put right since the last one, or where the model has not met the encoder yet. */
export async function requestTrainingIfDue(): Promise<void> {
  const [row] = await db.$queryRawUnsafe<{ cause: TrainingCause | null }[]>(
    `SELECT CASE
       WHEN EXISTS (SELECT 1 FROM training WHERE state IN ('queued', 'running')
                    OR requested_at > baton_now() - make_interval(hours => $2)) THEN NULL
       WHEN (SELECT count(*) FROM correction c, model_version v
             WHERE v.kind = 'triage' AND v.is_active AND c.number > v.trained_with AND c.undone_number IS NULL) >= $1
         THEN 'corrections'
       WHEN $3 AND EXISTS (SELECT 1 FROM model_version v WHERE v.kind = 'triage' AND v.is_active
                           AND NOT COALESCE((v.scores->>'isEncoded')::boolean, false)
                           AND v.created_at < baton_now() - make_interval(mins => $4))
         THEN 'encoder'
     END AS cause`,
    worthwhile,
    restHours,
    getEncoder().state === "on",
    settleMinutes,
  );
  if (row?.cause) await requestTraining(null, row.cause);
}
