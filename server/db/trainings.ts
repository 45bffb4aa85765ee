import type { HeldOutScores, Verdict } from "../domain/learning/better";
import { db } from "./client";

export const trainingStates = ["queued", "running", "published", "kept", "failed"] as const;
export type TrainingState = (typeof trainingStates)[number];
export const trainingStages = ["reading", "training", "comparing"] as const;
export type TrainingStage = (typeof trainingStages)[number];

/** What a training found, whether or not its model was published. */
export interface TrainingReport {
  verdict: Verdict;
  examples: number;
  /** Of the examples those that came from the desk's own work. */
  learned: number;
  inForce: HeldOutScores;
  candidate: HeldOutScores;
  /** Shares read right of held-out texts whose earlier reading people found right; absent in reports from before they were
   *  compared apart. */
  confirmed?: { texts: number; inForce: number; candidate: number };
  seconds: number;
}

/** A labelled text to train from. */
export interface LabelledText {
  text: string;
  label: string | null;
  /** Where the text is kept, so that a diagnosis can point at it without holding it: `example:ID` or `ticket:ID`. */
  ref: string;
}

/** A process that says nothing for this long has lost its training. */
const silentMs = 60_000;

const isWanted = "state = 'queued' OR (state = 'running' AND beat_at < baton_now() - make_interval(secs => $1))";

export async function isTrainingWanted(): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM training WHERE ${isWanted}) AS is`,
    silentMs / 1000,
  );
  return row!.is;
}

/** Takes the oldest training that waits, or one whose process fell silent. */
export async function claimTraining(): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE training SET state = 'running', started_at = baton_now(), beat_at = baton_now(), stage = 'reading', progress = 0
     WHERE id = (SELECT id FROM training WHERE ${isWanted}
                 ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    silentMs / 1000,
  );
  return rows[0]?.id ?? null;
}

/** Says how far a training is, and that its process lives. False once it is no longer this one's. */
export async function beatTraining(id: string, stage: TrainingStage, progress: number): Promise<boolean> {
  const done = await db.$executeRawUnsafe(
    `UPDATE training SET beat_at = baton_now(), stage = $2, progress = GREATEST(progress, $3)
     WHERE id = $1::uuid AND state = 'running'`,
    id,
    stage,
    progress,
  );
  return done === 1;
}

export async function endTraining(
  id: string,
  state: Exclude<TrainingState, "queued" | "running">,
  what: { baseModel?: string; model?: string; report?: TrainingReport; error?: string },
): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE training SET state = $2, finished_at = baton_now(), progress = 1, stage = NULL, base_model = $3, model = $4,
       report = $5::jsonb, error = $6 WHERE id = $1::uuid`,
    id,
    state,
    what.baseModel ?? null,
    what.model ?? null,
    what.report ? JSON.stringify(what.report) : null,
    what.error ?? null,
  );
}

/** The texts that the desk was given, to train from or to measure with. */
export async function loadGivenTexts(isHeldOut: boolean): Promise<LabelledText[]> {
  const rows = await db.trainingExample.findMany({ where: { isHeldOut }, orderBy: { id: "asc" } });
  return rows.map(({ id, text, issueTypeId }) => ({ text, label: issueTypeId, ref: `example:${id}` }));
}

/** Those of some texts that the desk was given to measure with. */
export async function measuredAmong(texts: string[]): Promise<Set<string>> {
  const where = { isHeldOut: true, text: { in: texts } };
  const rows = texts.length === 0 ? [] : await db.trainingExample.findMany({ where, select: { text: true } });
  return new Set(rows.map(({ text }) => text));
}

/** First messages of tickets whose answer a customer or a reviewer found right, and whose issue type nobody put right:
 *  the newest `limit`. */
export async function loadConfirmedTexts(limit = 2000): Promise<LabelledText[]> {
  return db.$queryRawUnsafe<LabelledText[]>(
    `SELECT DISTINCT ON (o.at, t.id) 'ticket:' || t.id AS ref, t.issue_type_id AS label,
       CASE WHEN m.subject IS NULL THEN m.body ELSE m.subject || E'\\n' || m.body END AS text
     FROM review_outcome o
     JOIN ticket t ON t.id = o.ticket_id
     JOIN message m ON m.ticket_id = t.id AND m.kind = 'inbound' AND m.body IS NOT NULL
     WHERE o.is_correct AND t.issue_type_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.ticket_id = t.id)
     ORDER BY o.at DESC, t.id, m.created_at LIMIT $1`,
    limit,
  );
}
