import type { HistoryProgress, HistoryReport } from "../../domain/history/import";
import type { HistoryMapping } from "../../domain/history/mapping";
import { db, type Queryable } from "../client";
import type { Connection } from "./connection";

const silentMs = 60_000;
/** A mapping that nobody chose within a day is not chosen any more. */
const heldHours = 24;
const keptDays = 90;

/** An import as one process has it; lost once another one takes it up. */
export interface HistoryRun {
  id: string;
  no: number;
  startedAt: Date;
  attempts: number;
}

const isSilent = (of: string) => `${of}.beat_at < baton_now() - interval '${silentMs} milliseconds'`;
const returned = `id, no, started_at AS "startedAt", attempts`;

/** A file that comes in through the screen; it waits until its mapping is chosen. */
export async function holdHistoryFile(id: string, fileName: string, by: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO history_import (id, state, file_name, file_bytes, requested_by, requested_at)
    VALUES (${id}::uuid, 'held', ${fileName}, 0, ${by}::uuid, baton_now())`;
}

export async function appendFilePart(id: string, no: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await db.$transaction([
    db.historyFilePart.create({ data: { importId: id, no, bytes } }),
    db.$executeRaw`UPDATE history_import SET file_bytes = file_bytes + ${bytes.length} WHERE id = ${id}::uuid AND state = 'held'`,
  ]);
}

/** The parts of an uploaded file, one after the other. */
export async function* readFileParts(id: string): AsyncGenerator<Uint8Array> {
  for (let no = 0; ; no++) {
    const part = await db.historyFilePart.findUnique({ where: { importId_no: { importId: id, no } } });
    if (!part) return;
    yield part.bytes;
  }
}

/** A held file begins. False where it is not held any more. */
export async function startHeld(id: string, mapping: HistoryMapping, isDry: boolean): Promise<boolean> {
  const json = JSON.stringify(mapping);
  const done = await db.$executeRaw`
    UPDATE history_import SET state = 'waiting', mapping = ${json}::jsonb, is_dry = ${isDry}, next_due_at = baton_now(),
      attempts = 0, progress = NULL, report = NULL, error = NULL, error_field = NULL, finished_at = NULL
    WHERE id = ${id}::uuid AND state = 'held'`;
  return done === 1;
}

export async function isHeldBy(id: string, by: string): Promise<boolean> {
  return (await db.historyImport.count({ where: { id, state: "held", requestedBy: by } })) === 1;
}

export async function discardHeld(id: string): Promise<boolean> {
  const [, done] = await db.$transaction([
    db.$executeRaw`DELETE FROM history_file_part WHERE import_id IN
      (SELECT id FROM history_import WHERE id = ${id}::uuid AND state = 'held')`,
    db.$executeRaw`DELETE FROM history_import WHERE id = ${id}::uuid AND state = 'held'`,
  ]);
  return done === 1;
}

const isWanted = `((i.state = 'waiting' AND i.next_due_at <= baton_now()) OR (i.state = 'running' AND ${isSilent("i")}))
  AND i.requested_by IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM history_import r WHERE r.state = 'running' AND r.requested_by IS NOT NULL AND NOT ${isSilent("r")})`;

/** Whether a worker has something to do: a file waits, or a source is to be deleted. */
export async function isHistoryWanted(): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM history_import i WHERE i.state IN ('waiting', 'running') AND ${isWanted})
       OR EXISTS (SELECT 1 FROM history_source WHERE deleted_at IS NOT NULL) AS is`,
  );
  return row!.is;
}

/** Takes the import whose process fell silent, else the one that waits longest. */
export async function claimHistoryImport(): Promise<HistoryRun | null> {
  const rows = await db.$queryRawUnsafe<HistoryRun[]>(
    `UPDATE history_import SET state = 'running', attempts = attempts + 1, started_at = baton_now(), beat_at = baton_now(),
       next_due_at = NULL
     WHERE id = (SELECT i.id FROM history_import i WHERE i.state IN ('waiting', 'running') AND ${isWanted}
                 ORDER BY i.state = 'running' DESC, i.requested_at LIMIT 1 FOR UPDATE OF i SKIP LOCKED)
     RETURNING ${returned}`,
  );
  return rows[0] ?? null;
}

export interface CommandLineFile {
  id: string;
  fileName: string;
  fileBytes: number;
  fingerprint: string;
  mapping: HistoryMapping;
  isDry: boolean;
}

/** A file of the command line, by this process from now on: the one that broke off, if the same file with the same mapping did. */
export async function beginFromCommandLine(file: CommandLineFile): Promise<HistoryRun> {
  const again = await db.$queryRawUnsafe<HistoryRun[]>(
    `UPDATE history_import i SET attempts = attempts + 1, started_at = baton_now(), beat_at = baton_now()
     WHERE i.id = (SELECT o.id FROM history_import o WHERE o.state = 'running' AND o.requested_by IS NULL
                     AND o.fingerprint = $1 AND o.is_dry = $2 AND ${isSilent("o")}
                   ORDER BY o.requested_at DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${returned}`,
    file.fingerprint,
    file.isDry,
  );
  if (again[0]) return again[0];
  const made = await db.$queryRawUnsafe<HistoryRun[]>(
    `INSERT INTO history_import (id, state, file_name, file_bytes, fingerprint, mapping, is_dry, requested_at, attempts, started_at,
       beat_at)
     VALUES ($1::uuid, 'running', $2, $3, $4, $5::jsonb, $6, baton_now(), 1, baton_now(), baton_now()) RETURNING ${returned}`,
    ...[file.id, file.fileName, file.fileBytes, file.fingerprint, JSON.stringify(file.mapping), file.isDry],
  );
  return made[0]!;
}

const isOwn = "id = $1::uuid AND state = 'running' AND started_at = $2::timestamptz";
const own = ({ id, startedAt }: HistoryRun) => [id, startedAt.toISOString()];

/** Says that the process of an import lives. False once it is lost. */
export async function beatHistoryImport(run: HistoryRun): Promise<boolean> {
  return (
    (await db.$executeRawUnsafe(`UPDATE history_import SET beat_at = baton_now() WHERE ${isOwn}`, ...own(run))) === 1
  );
}

/** What an import is to do, and how far it was. Null once it is lost. */
export async function readHistoryRun(run: HistoryRun) {
  const rows = await db.$queryRawUnsafe<
    { mapping: HistoryMapping; isDry: boolean; progress: HistoryProgress | null; requestedBy: string | null }[]
  >(
    `SELECT mapping, is_dry AS "isDry", progress, requested_by::text AS "requestedBy" FROM history_import WHERE ${isOwn}`,
    ...own(run),
  );
  return rows[0] ?? null;
}

/** Writes how far an import is, within the transaction that brought it there. False once it is lost. */
export async function saveProgress(client: Connection, run: HistoryRun, progress: HistoryProgress): Promise<boolean> {
  const done = await client.query(
    `UPDATE history_import SET beat_at = baton_now(), phase = $3, progress = $4 WHERE ${isOwn}`,
    [...own(run), progress.phase, JSON.stringify(progress)],
  );
  return done.rowCount === 1;
}

export type HistoryEnd =
  | { state: "done"; report: HistoryReport; sourceId: string | null }
  | { state: "failed"; error: string; field: string | null };

/** Ends an import; its file goes, but after a dry run, and after a fault that another mapping may mend, where it is held on. */
export async function endHistoryImport(
  to: Queryable,
  run: HistoryRun,
  end: HistoryEnd,
  isHeldOn: boolean,
): Promise<boolean> {
  const done = await to.$executeRawUnsafe(
    `UPDATE history_import SET state = $3, finished_at = baton_now(), report = $4::jsonb, error = $5, error_field = $6,
       source_id = coalesce($7::uuid, source_id), progress = NULL
     WHERE ${isOwn}`,
    ...own(run),
    isHeldOn ? "held" : end.state,
    end.state === "done" ? JSON.stringify(end.report) : null,
    end.state === "failed" ? end.error : null,
    end.state === "failed" ? end.field : null,
    end.state === "done" ? end.sourceId : null,
  );
  if (done === 1 && !isHeldOn)
    await to.$executeRawUnsafe("DELETE FROM history_file_part WHERE import_id = $1::uuid", run.id);
  return done === 1;
}

/** Back in line: `isCounted`, this attempt counts as one. */
export async function putHistoryBack(run: HistoryRun, dueAt: number, isCounted: boolean): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE history_import SET state = 'waiting', started_at = NULL, beat_at = NULL, next_due_at = $3::timestamptz, attempts = $4
     WHERE ${isOwn}`,
    ...own(run),
    new Date(dueAt).toISOString(),
    run.attempts - (isCounted ? 0 : 1),
  );
}

export interface StoredFault {
  line: number;
  reason: string;
  field: string | null;
  value: string | null;
}

export async function saveFaults(client: Connection, importId: string, faults: readonly StoredFault[]): Promise<void> {
  if (faults.length === 0) return;
  await client.query(
    `INSERT INTO history_fault (import_id, line, reason, field, value)
     SELECT $1::uuid, x.line, x.reason, x.field, x.value
     FROM json_to_recordset($2::json) AS x(line int, reason text, field text, value text) ON CONFLICT DO NOTHING`,
    [importId, JSON.stringify(faults)],
  );
}

export async function clearFaults(client: Connection, importId: string): Promise<void> {
  await client.query("DELETE FROM history_fault WHERE import_id = $1", [importId]);
}

/** Forgets files whose mapping nobody chose, imports of the command line that nobody went on with, and what was long ago. */
export async function forgetHistoryImports(): Promise<void> {
  await db.$executeRawUnsafe(
    `WITH gone AS (DELETE FROM history_import
       WHERE (state = 'held' AND requested_at < baton_now() - interval '${heldHours} hours')
          OR (state = 'running' AND requested_by IS NULL AND beat_at < baton_now() - interval '${heldHours} hours')
          OR finished_at < baton_now() - interval '${keptDays} days' RETURNING id),
     parts AS (DELETE FROM history_file_part WHERE import_id IN (SELECT id FROM gone))
     DELETE FROM history_fault WHERE import_id IN (SELECT id FROM gone)`,
  );
}
