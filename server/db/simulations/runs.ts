import type { Outlook, WhatIf } from "../../domain/simulation/whatIf/compare";
import { db, type Prisma, type Queryable } from "../client";

/** A process that says nothing for this long has lost its simulation. */
const silentMs = 60_000;
const keptDays = 180;

export interface NewSimulation {
  id: string;
  draft: { id: string; revision: number } | null;
  triedVersion: number | null;
  name: string;
  document: object;
  baseVersion: number;
  source: { id: string; name: string } | null;
  from: number;
  to: number;
  requestedBy: string | null;
}

/** Puts a simulation in line. */
export async function addSimulation(s: NewSimulation, to: Queryable = db): Promise<void> {
  await to.$executeRawUnsafe(
    `INSERT INTO simulation (id, state, draft_id, draft_revision, tried_version, name, document, base_version, source_id, source_name,
       period_from, period_to, requested_by, requested_at, next_due_at)
     VALUES ($1::uuid, 'waiting', $2::uuid, $3, $4, $5, $6::jsonb, $7, $8::uuid, $9, $10::timestamptz, $11::timestamptz, $12::uuid,
       baton_now(), baton_now())`,
    ...[s.id, s.draft?.id ?? null, s.draft?.revision ?? null, s.triedVersion, s.name, JSON.stringify(s.document)],
    ...[s.baseVersion, s.source?.id ?? null, s.source?.name ?? null],
    ...[new Date(s.from).toISOString(), new Date(s.to).toISOString(), s.requestedBy],
  );
}

/** Whether the desk had any ticket since an instant, epoch ms: something that a policy can be tried on. */
export async function hasOwnSince(to: Queryable, from: number): Promise<boolean> {
  const [row] = await to.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM ticket t WHERE t.created_at >= $1::timestamptz AND t.merged_into_id IS NULL
       AND EXISTS (SELECT 1 FROM decision d WHERE d.ticket_id = t.id)) AS is`,
    new Date(from).toISOString(),
  );
  return row!.is;
}

/** How many of somebody's wait or go on. */
export const countOpenOf = (personId: string): Promise<number> =>
  db.simulation.count({ where: { requestedBy: personId, state: { in: ["waiting", "running"] } } });

/** A simulation as one process has it; lost once another one takes it up, or somebody cancels it. */
export interface SimulationRun {
  id: string;
  startedAt: Date;
  attempts: number;
}

const isSilent = (of: string) => `${of}.beat_at < baton_now() - interval '${silentMs} milliseconds'`;
/** What may begin: it waits and is due, or its process fell silent, and no other is under way: one at a time leaves the desk its
 *  machine. */
const isWanted = `((s.state = 'waiting' AND s.next_due_at <= baton_now()) OR (s.state = 'running' AND ${isSilent("s")}))
  AND NOT EXISTS (SELECT 1 FROM simulation r WHERE r.state = 'running' AND NOT ${isSilent("r")})`;
const returned = `id, started_at AS "startedAt", attempts`;
const begin = `state = 'running', attempts = attempts + 1, started_at = baton_now(), beat_at = baton_now(), next_due_at = NULL,
  done = 0`;

export async function isSimulationWanted(): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM simulation s WHERE s.state IN ('waiting', 'running') AND ${isWanted}) AS is`,
  );
  return row!.is;
}

/** Takes the simulation whose process fell silent, else the one that waits longest. */
export async function claimSimulation(): Promise<SimulationRun | null> {
  const rows = await db.$queryRawUnsafe<SimulationRun[]>(
    `UPDATE simulation SET ${begin}
     WHERE id = (SELECT s.id FROM simulation s WHERE s.state IN ('waiting', 'running') AND ${isWanted}
                 ORDER BY s.state = 'running' DESC, s.requested_at LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
     RETURNING ${returned}`,
  );
  return rows[0] ?? null;
}

/** Takes this one, if no process has it yet: the command line does not wait for a worker. */
export async function claimThis(id: string): Promise<SimulationRun | null> {
  const rows = await db.$queryRawUnsafe<SimulationRun[]>(
    `UPDATE simulation SET ${begin} WHERE id = $1::uuid AND state = 'waiting' RETURNING ${returned}`,
    id,
  );
  return rows[0] ?? null;
}

const isOwn = "id = $1::uuid AND state = 'running' AND started_at = $2::timestamptz";
const own = ({ id, startedAt }: Pick<SimulationRun, "id" | "startedAt">) => [id, startedAt.toISOString()];

/** Says that the process of a simulation lives. False once it is lost or cancelled. */
export async function beatSimulation(run: SimulationRun): Promise<boolean> {
  return (await db.$executeRawUnsafe(`UPDATE simulation SET beat_at = baton_now() WHERE ${isOwn}`, ...own(run))) === 1;
}

export async function saveDone(run: SimulationRun, done: number, total: number): Promise<boolean> {
  const sql = `UPDATE simulation SET beat_at = baton_now(), done = $3, total = $4 WHERE ${isOwn}`;
  return (await db.$executeRawUnsafe(sql, ...own(run), done, Math.max(done, total))) === 1;
}

export interface SimulationTask {
  document: unknown;
  baseVersion: number;
  source: { id: string; name: string } | null;
  from: number;
  to: number;
  requestedBy: string | null;
}

/** What a simulation is to do; null once it is lost. */
export async function readSimulation({ id, startedAt }: SimulationRun): Promise<SimulationTask | null> {
  const row = await db.simulation.findFirst({ where: { id, state: "running", startedAt } });
  return (
    row && {
      document: row.document,
      baseVersion: row.baseVersion,
      source: row.sourceId === null ? null : { id: row.sourceId, name: row.sourceName ?? "" },
      from: row.periodFrom.getTime(),
      to: row.periodTo.getTime(),
      requestedBy: row.requestedBy,
    }
  );
}

export type SimulationEnd =
  | { state: "done"; result: WhatIf; outlooks: Record<"published" | "draft", Record<string, Outlook>> }
  | { state: "failed"; error: string; field: string | null };

/** False, and nothing is written, where it is lost or was cancelled meanwhile. */
export async function endSimulation(to: Queryable, run: SimulationRun, end: SimulationEnd): Promise<boolean> {
  const done = await to.$executeRawUnsafe(
    `UPDATE simulation SET state = $3, finished_at = baton_now(), result = $4::jsonb, outlooks = $5::jsonb, error = $6,
       error_field = $7, done = coalesce($8, done), total = coalesce($8, total) WHERE ${isOwn}`,
    ...own(run),
    end.state,
    end.state === "done" ? JSON.stringify(end.result) : null,
    end.state === "done" ? JSON.stringify(end.outlooks) : null,
    end.state === "failed" ? end.error : null,
    end.state === "failed" ? end.field : null,
    end.state === "done" ? end.result.arrivals : null,
  );
  return done === 1;
}

/** Back in line, to begin at `dueAt`, epoch ms; `isCounted`: this attempt counts as one. */
export async function putSimulationBack(run: SimulationRun, dueAt: number, isCounted: boolean): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE simulation SET state = 'waiting', started_at = NULL, beat_at = NULL, next_due_at = $3::timestamptz, attempts = $4
     WHERE ${isOwn}`,
    ...own(run),
    new Date(dueAt).toISOString(),
    run.attempts - (isCounted ? 0 : 1),
  );
}

/** Ends one that waits or is under way; its process notices. False where it has ended already. */
export async function markCancelled(to: Queryable, id: string): Promise<boolean> {
  const done = await to.$executeRawUnsafe(
    `UPDATE simulation SET state = 'cancelled', finished_at = baton_now() WHERE id = $1::uuid AND state IN ('waiting', 'running')`,
    id,
  );
  return done === 1;
}

/** Forgets what was asked long ago, and tickets of simulations that never came to an end. */
export async function forgetSimulations(): Promise<void> {
  await db.$executeRaw`
    DELETE FROM simulation WHERE finished_at < baton_now() - ${keptDays}::float8 * interval '1 day'`;
  await db.$executeRaw`
    DELETE FROM simulation_ticket t WHERE NOT EXISTS (SELECT 1 FROM simulation s WHERE s.id = t.simulation_id
      AND s.state IN ('running', 'done'))`;
}

export type SimulationRow = Prisma.SimulationGetPayload<object>;
