import { type ImportKind, type ImportState, type ImportView, importKinds } from "../domain/csv/fileImport";
import type { CsvCounts } from "../domain/csv/import";
import { db, type Prisma, type Queryable } from "./client";

/** A process that says nothing for this long has lost its import. */
const silentMs = 60_000;
/** What an import did, and what was wrong in its file, is kept this long; the audit says for ever that there was one. */
const keptDays = 30;

const isSilent = `beat_at < baton_now() - interval '${silentMs} milliseconds'`;
/** What may begin: it waits and is due, or its process fell silent, and no other of its kind is under way. */
const isWanted = `((f.state = 'waiting' AND f.next_due_at <= baton_now()) OR (f.state = 'running' AND f.${isSilent}))
  AND NOT EXISTS (SELECT 1 FROM file_import r WHERE r.kind = f.kind AND r.state = 'running' AND NOT r.${isSilent})`;

export interface NewImport {
  id: string;
  kind: ImportKind;
  file: Uint8Array;
  choice: object;
  requestedBy: string;
}

/** A unique index refuses a second one of this kind by the same person while the first is under way. */
export async function addImport({ id, kind, file, choice, requestedBy }: NewImport): Promise<void> {
  const json = JSON.stringify(choice);
  await db.$executeRaw`
    INSERT INTO file_import (id, kind, state, file, choice, requested_by, requested_at, next_due_at)
    VALUES (${id}::uuid, ${kind}, 'waiting', ${file}, ${json}::jsonb, ${requestedBy}::uuid, baton_now(), baton_now())`;
}

/** The kinds of which there is one to begin. */
export async function wantedImports(): Promise<ImportKind[]> {
  const rows = await db.$queryRawUnsafe<{ kind: string }[]>(
    `SELECT DISTINCT f.kind FROM file_import f WHERE f.state IN ('waiting', 'running') AND ${isWanted}`,
  );
  return importKinds.filter((kind) => rows.some((r) => r.kind === kind));
}

/** An import as one process has it. It is lost once another process takes it up, which starts it anew. */
export interface ImportRun {
  id: string;
  startedAt: Date;
  /** With this one. */
  attempts: number;
}

/** Takes the import of a kind whose process fell silent, else the one that waits longest; null where there is none, or where
 *  another process is quicker, of which the caller hears by a unique index. */
export async function claimImport(kind: ImportKind): Promise<ImportRun | null> {
  const rows = await db.$queryRawUnsafe<ImportRun[]>(
    `UPDATE file_import SET state = 'running', attempts = attempts + 1, started_at = baton_now(), beat_at = baton_now(),
       next_due_at = NULL
     WHERE id = (SELECT f.id FROM file_import f WHERE f.kind = $1 AND f.state IN ('waiting', 'running') AND ${isWanted}
                 ORDER BY f.state = 'running' DESC, f.requested_at LIMIT 1 FOR UPDATE OF f SKIP LOCKED)
     RETURNING id, started_at AS "startedAt", attempts`,
    kind,
  );
  return rows[0] ?? null;
}

const isOwn = "id = $1::uuid AND state = 'running' AND started_at = $2::timestamptz";
const paramsOf = ({ id, startedAt }: Pick<ImportRun, "id" | "startedAt">) => [id, startedAt.toISOString()];

/** Says that the process of an import lives. False once it is lost. */
export async function beatImport(run: ImportRun): Promise<boolean> {
  const done = await db.$executeRawUnsafe(
    `UPDATE file_import SET beat_at = baton_now() WHERE ${isOwn}`,
    ...paramsOf(run),
  );
  return done === 1;
}

export interface ImportInput {
  kind: ImportKind;
  file: Uint8Array;
  choice: unknown;
  requestedBy: string;
}

/** What is to be imported; null where the import is lost. */
export async function readImport(run: Pick<ImportRun, "id" | "startedAt">): Promise<ImportInput | null> {
  const rows = await db.$queryRawUnsafe<ImportInput[]>(
    `SELECT kind, file, choice, requested_by::text AS "requestedBy" FROM file_import WHERE ${isOwn}`,
    ...paramsOf(run),
  );
  return rows[0] ?? null;
}

/** The database refuses half a sign, such as a cell that is shown cut short may end with. */
const wellFormed = (_: string, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);

/** Ends an import and drops its file. False, and nothing is written, where it is lost; in a transaction nobody takes it up
 *  before that ends. */
export async function endImport(
  db: Queryable,
  run: Pick<ImportRun, "id" | "startedAt">,
  end: { state: "done"; report: CsvCounts } | { state: "failed"; error: string },
): Promise<boolean> {
  const done = await db.$executeRawUnsafe(
    `UPDATE file_import SET state = $3, finished_at = baton_now(), file = NULL, report = $4::jsonb, error = $5
     WHERE ${isOwn}`,
    ...paramsOf(run),
    end.state,
    end.state === "done" ? JSON.stringify(end.report, wellFormed) : null,
    end.state === "failed" ? end.error : null,
  );
  return done === 1;
}

/** Puts an import back in line, to begin at `dueAt`, epoch ms, at the earliest. `isCounted`: this attempt counts as one. */
export async function putImportBack(run: ImportRun, dueAt: number, isCounted: boolean): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE file_import SET state = 'waiting', started_at = NULL, beat_at = NULL, next_due_at = $3::timestamptz, attempts = $4
     WHERE ${isOwn}`,
    ...paramsOf(run),
    new Date(dueAt).toISOString(),
    run.attempts - (isCounted ? 0 : 1),
  );
}

/** Forgets what imports did long ago. */
export async function forgetImports(): Promise<void> {
  await db.$executeRaw`
    DELETE FROM file_import WHERE finished_at < baton_now() - ${keptDays}::float8 * interval '1 day'`;
}

const shown = { id: true, state: true, attempts: true, requestedAt: true, finishedAt: true, report: true, error: true };

/** Somebody's last import of a kind; null where there is none, or it was too long ago. */
export async function lastImport<P extends CsvCounts>(kind: ImportKind, by: string): Promise<ImportView<P> | null> {
  const row = await db.fileImport.findFirst({
    where: { kind, requestedBy: by },
    orderBy: { requestedAt: "desc" },
    select: shown satisfies Prisma.FileImportSelect,
  });
  return (
    row && {
      ...row,
      state: row.state as ImportState,
      requestedAt: row.requestedAt.getTime(),
      finishedAt: row.finishedAt?.getTime() ?? null,
      report: row.report as unknown as P | null,
    }
  );
}
