import type { HeldOutScores, Verdict } from "../domain/learning/better";
import { db, type Queryable } from "./client";
import { messageText } from "./messageText";

export const trainingStates = ["queued", "running", "published", "kept", "failed"] as const;
export type TrainingState = (typeof trainingStates)[number];
export const trainingStages = ["reading", "training", "comparing"] as const;
export type TrainingStage = (typeof trainingStages)[number];

/** Why the desk trains by itself: much was put right, or the model has not met the sentence encoder yet. */
export type TrainingCause = "corrections" | "encoder";

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

/** A training as one process has it. It is lost once another process takes it up, which starts it anew. */
export interface TrainingRun {
  id: string;
  startedAt: Date;
}

const isOwn = "id = $1::uuid AND state = 'running' AND started_at = $2::timestamptz";
const paramsOf = ({ id, startedAt }: TrainingRun) => [id, startedAt.toISOString()];

/** Takes the oldest training that waits, or one whose process fell silent. */
export async function claimTraining(): Promise<TrainingRun | null> {
  const rows = await db.$queryRawUnsafe<TrainingRun[]>(
    `UPDATE training SET state = 'running', started_at = baton_now(), beat_at = baton_now(), stage = 'reading', progress = 0
     WHERE id = (SELECT id FROM training WHERE ${isWanted}
                 ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, started_at AS "startedAt"`,
    silentMs / 1000,
  );
  return rows[0] ?? null;
}

/** Says that the process of a training lives and, where that is known, how far it is. False once it is lost. */
export async function beatTraining(
  run: TrainingRun,
  at?: { stage: TrainingStage; progress: number },
): Promise<boolean> {
  const done = await db.$executeRawUnsafe(
    `UPDATE training SET beat_at = baton_now(), stage = COALESCE($3, stage), progress = GREATEST(progress, $4)
     WHERE ${isOwn}`,
    ...paramsOf(run),
    at?.stage ?? null,
    at?.progress ?? 0,
  );
  return done === 1;
}

/** False, and nothing is written, where the training is lost. In a transaction nobody takes it up before that ends. */
export async function endTraining(
  db: Queryable,
  run: TrainingRun,
  state: Exclude<TrainingState, "queued" | "running">,
  what: { baseModel?: string; model?: string; report?: TrainingReport; error?: string },
): Promise<boolean> {
  const done = await db.$executeRawUnsafe(
    `UPDATE training SET state = $3, finished_at = baton_now(), progress = 1, stage = NULL, base_model = $4, model = $5,
       report = $6::jsonb, error = $7 WHERE ${isOwn}`,
    ...paramsOf(run),
    state,
    what.baseModel ?? null,
    what.model ?? null,
    what.report ? JSON.stringify(what.report) : null,
    what.error ?? null,
  );
  return done === 1;
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
       ${messageText} AS text
     FROM review_outcome o
     JOIN ticket t ON t.id = o.ticket_id
     JOIN message m ON m.ticket_id = t.id AND m.kind = 'inbound' AND m.body IS NOT NULL
     WHERE o.is_correct AND t.issue_type_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.ticket_id = t.id)
     ORDER BY o.at DESC, t.id, m.created_at LIMIT $1`,
    limit,
  );
}
