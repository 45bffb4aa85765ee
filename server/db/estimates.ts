import type { DeskEstimates, TierEstimate, TouchGroup } from "../domain/estimates/estimate";
import type { Estimates } from "../domain/estimates/expected";
import { type Touch, touchEvents } from "../domain/estimates/touch";
import type { TicketEvent } from "../domain/ticket/events";
import type { Actor } from "../domain/vocabulary";
import { db, type Queryable } from "./client";

/** Older touches no longer count; of those that do, one of this many days ago counts half. */
export const windowDays = 180;
export const halfLifeDays = 60;
/** Minutes of one touch beyond these are nights and forgotten tickets, not work. */
const minutesWithin = { least: 0.5, most: 480 };

/** Between two runs; everything that ends meanwhile is one run's work. */
const restSeconds = 15;
/** Ages move the weights: at least this often. */
const staleHours = 24;
const keptRuns = 5;
const runLock = 7_042_002;

interface LatestRow {
  version: number;
  cells: (TierEstimate & { issueType: string })[] | null;
}

let known: Estimates | null = null;

/** The estimates in force; null while there are none, where the policy's priors are all. One round trip, which brings them
 *  only when they have changed. */
export async function loadEstimates(from: Queryable = db): Promise<Estimates | null> {
  const had = known;
  const [row] = await from.$queryRawUnsafe<LatestRow[]>(
    `SELECT r.version, CASE WHEN r.version <> $1 THEN (
       SELECT jsonb_agg(jsonb_build_object('issueType', c.issue_type_id, 'tier', c.tier, 'success', c.success,
         'handlingMinutes', c.minutes, 'exchanges', c.exchanges, 'outcomes', c.outcomes) ORDER BY c.issue_type_id, c.tier)
       FROM estimate_cell c WHERE c.version = r.version) END AS cells
     FROM estimate_run r ORDER BY r.version DESC LIMIT 1`,
    had?.version ?? 0,
  );
  if (!row) return null;
  if (had?.version === row.version) return had;
  const byType = new Map<string, TierEstimate[]>();
  for (const { issueType, ...cell } of row.cells ?? []) {
    const list = byType.get(issueType);
    if (list) list.push(cell);
    else byType.set(issueType, [cell]);
  }
  const read = { version: row.version, byType };
  known = read;
  return read;
}

/** Whether a run has something to do: touches have ended, the priors or the day have changed, or there was none yet. */
export async function isEstimateWanted(): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT p.version IS NOT NULL AND (
         r.version IS NULL OR r.policy_version <> p.version
         OR r.as_of NOT BETWEEN baton_now() - make_interval(hours => $2) AND baton_now() + make_interval(secs => $1)
         OR (r.as_of < baton_now() - make_interval(secs => $1) AND EXISTS (SELECT 1 FROM touch_due))) AS is
     FROM (SELECT max(version) AS version FROM policy_version) p
     LEFT JOIN LATERAL (SELECT version, policy_version, as_of FROM estimate_run ORDER BY version DESC LIMIT 1) r ON true`,
    restSeconds,
    staleHours,
  );
  return row!.is;
}

/** Takes tickets whose touches are to be read again. A command that ends a touch of one of them waits for the end of this
 *  transaction and leaves a new row; tickets that another process has are skipped. */
export async function claimDueTouches(tx: Queryable, limit: number): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `DELETE FROM touch_due WHERE id IN (SELECT id FROM touch_due ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    limit,
  );
  return rows.map((r) => r.id);
}

/** What happened to these tickets, as far as touches are read from it. */
export async function loadTouchEvents(tx: Queryable, ticketIds: string[]): Promise<Map<string, TicketEvent[]>> {
  const rows = await tx.$queryRawUnsafe<
    { ticket_id: string; type: string; at: Date; actor_kind: Actor["kind"]; actor_id: string | null; data: unknown }[]
  >(
    `SELECT ticket_id, type, at, actor_kind, actor_id, data FROM ticket_event
     WHERE ticket_id = ANY($1::uuid[]) AND type = ANY($2::text[]) ORDER BY ticket_id, seq`,
    ticketIds,
    touchEvents,
  );
  const byTicket = new Map<string, TicketEvent[]>(ticketIds.map((id) => [id, []]));
  for (const r of rows) {
    const actor = { kind: r.actor_kind, id: r.actor_id };
    byTicket.get(r.ticket_id)!.push({ type: r.type, at: r.at.getTime(), actor, data: r.data } as TicketEvent);
  }
  return byTicket;
}

/** Writes the touches of tickets anew, each with how many other tickets its person had open when it began. */
export async function saveTouches(tx: Queryable, touches: ReadonlyMap<string, readonly Touch[]>): Promise<void> {
  await tx.$executeRawUnsafe("DELETE FROM touch WHERE ticket_id = ANY($1::uuid[])", [...touches.keys()]);
  const rows = [...touches].flatMap(([ticket_id, list]) =>
    list.map((t) => ({
      id: t.id,
      ticket_id,
      person_id: t.personId,
      issue_type_id: t.issueType,
      tier: t.tier,
      outcome: t.outcome,
      complexity: t.complexity,
      minutes: t.minutes,
      exchanges: t.exchanges,
      started_at: new Date(t.startedAt).toISOString(),
      ended_at: new Date(t.endedAt).toISOString(),
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO touch (id, ticket_id, person_id, issue_type_id, tier, outcome, complexity, minutes, exchanges, others, ended_at)
     SELECT x.id, x.ticket_id, x.person_id, x.issue_type_id, x.tier, x.outcome, x.complexity, x.minutes, x.exchanges,
       (SELECT count(*) FROM assignment a WHERE a.person_id = x.person_id AND a.id <> x.id
          AND a.assigned_at BETWEEN x.started_at - interval '7 days' AND x.started_at
          AND (a.ended_at IS NULL OR a.ended_at > x.started_at))::int, x.ended_at
     FROM json_to_recordset($1::json) AS x(id uuid, ticket_id uuid, person_id uuid, issue_type_id text, tier int,
       outcome text, complexity float8, minutes float8, exchanges int, started_at timestamptz, ended_at timestamptz)
     ON CONFLICT (id) DO NOTHING`,
    JSON.stringify(rows),
  );
}

/** Sums over the touches of the window: alike in issue type, tier, person and a quarter of a standard deviation of
 *  complexity. So many groups at most, however many touches there were. A touch counts by its age; its minutes are
 *  divided by the slowdown of what else its person had open. */
export async function sumTouches(tx: Queryable, slowdownPerOpenTicket: number): Promise<TouchGroup[]> {
  return tx.$queryRawUnsafe<TouchGroup[]>(
    `WITH one AS (
       SELECT issue_type_id, tier, person_id, complexity, exchanges, outcome = 'solved' AS is_solved,
         outcome <> 'escalated' AS is_worked,
         power(0.5::float8, greatest(0, extract(epoch FROM baton_now() - ended_at)::float8 / 86400 / ${halfLifeDays})) AS w,
         ln(least(${minutesWithin.most}, greatest(${minutesWithin.least}, minutes / (1 + $1::float8 * others)))) AS ln_minutes
       FROM touch
       WHERE ended_at > (SELECT baton_now()) - interval '${windowDays} days' AND issue_type_id IS NOT NULL
         AND outcome IN ('solved', 'reopened', 'escalated'))
     SELECT issue_type_id AS "issueType", tier, person_id AS "personId", sum(w * complexity) / sum(w) AS complexity,
       count(*)::int AS outcomes, sum(w) AS weight, coalesce(sum(w) FILTER (WHERE is_solved), 0) AS solved,
       coalesce(sum(w) FILTER (WHERE is_worked), 0) AS worked,
       coalesce(sum(w * ln_minutes) FILTER (WHERE is_worked), 0) AS "lnMinutes",
       coalesce(sum(w * exchanges) FILTER (WHERE is_worked), 0) AS exchanges
     FROM one GROUP BY issue_type_id, tier, person_id, round(greatest(-3, least(3, complexity)) * 4)`,
    slowdownPerOpenTicket,
  );
}

/** One run at a time, whichever process does it. */
export async function tryRunLock(tx: Queryable): Promise<boolean> {
  const [row] = await tx.$queryRawUnsafe<{ got: boolean }[]>(`SELECT pg_try_advisory_xact_lock(${runLock}) AS got`);
  return row!.got;
}

/** Puts estimates in force, as of now. */
export async function saveEstimates(tx: Queryable, policyVersion: number, found: DeskEstimates): Promise<number> {
  const outcomes = found.cells.reduce((sum, c) => sum + c.outcomes, 0);
  const [run] = await tx.$queryRawUnsafe<{ version: number }[]>(
    `INSERT INTO estimate_run (as_of, policy_version, outcomes, prior_weight) VALUES (baton_now(), $1, $2, $3)
     RETURNING version`,
    policyVersion,
    outcomes,
    found.priorWeight,
  );
  const { version } = run!;
  await tx.$executeRawUnsafe(
    `WITH cells AS (INSERT INTO estimate_cell
       SELECT $1::int, x."issueType", x.tier, x.success, x."handlingMinutes", x.exchanges, x.outcomes
       FROM json_to_recordset($2::json) AS x("issueType" text, tier int, success float8, "handlingMinutes" float8,
         exchanges float8, outcomes int)),
     skills AS (INSERT INTO estimate_skill
       SELECT $1::int, x."personId", x."issueType", x."offset", x.trust, x.outcomes
       FROM json_to_recordset($3::json) AS x("personId" uuid, "issueType" text, "offset" float8, trust float8, outcomes int))
     INSERT INTO estimate_speed SELECT $1::int, x."personId", x.speed, x.outcomes
       FROM json_to_recordset($4::json) AS x("personId" uuid, speed float8, outcomes int)`,
    version,
    JSON.stringify(found.cells),
    JSON.stringify(found.skills),
    JSON.stringify(found.speeds),
  );
  await tx.$executeRawUnsafe("DELETE FROM estimate_run WHERE version <= $1", version - keptRuns);
  return version;
}
