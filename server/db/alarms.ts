import pg from "pg";
import { asPersonId, type PersonId } from "../domain/ids";
import type { Policy } from "../domain/policy/compile";
import { receivesWork } from "../domain/rescue/receives";
import { type GivingPeople, givingPeople } from "../domain/sla/onAlarm";
import type { Presence, Role } from "../domain/vocabulary";
import { env } from "../env";
import { db, type Queryable } from "./client";
import { shiftEnd } from "./schedules";

/** Tickets that are claimed: ids, and of these the ones that were set aside before. */
export interface Claimed {
  ids: string[];
  setAside: string[];
}

/** Locks tickets with an alarm that is due, the longest due first, and gives their ids; those that somebody else holds are
 *  left to them, so that several workers take different ones, and those that were set aside are left until it is time to
 *  try them again. The time is a subquery, because a call of a volatile function would be compared with every entry of the
 *  index. */
export async function claimDueTickets(tx: Queryable, limit: number): Promise<Claimed> {
  const rows = await tx.$queryRawUnsafe<{ id: string; aside: boolean }[]>(
    `SELECT t.id, s.ticket_id IS NOT NULL AS aside
     FROM clock c JOIN ticket t ON t.id = c.ticket_id LEFT JOIN alarm_set_aside s ON s.ticket_id = c.ticket_id
     WHERE c.next_due_at <= (SELECT baton_now()) AND (s.retry_at IS NULL OR s.retry_at <= (SELECT baton_now()))
     ORDER BY c.next_due_at LIMIT ${Math.floor(limit)} FOR UPDATE OF t SKIP LOCKED`,
  );
  const ids = new Set(rows.map((r) => r.id));
  return { ids: [...ids], setAside: [...new Set(rows.filter((r) => r.aside).map((r) => r.id))] };
}

/** Sets a ticket aside whose alarms could not be rung. It is tried again after half a second, then after twice as long
 *  each time, up to a minute, for as long as an alarm of it is due. */
export async function setAside(ticketId: string): Promise<{ failures: number; retryAt: Date }> {
  const [row] = await db.$queryRaw<{ failures: number; retryAt: Date }[]>`
    INSERT INTO alarm_set_aside AS s (ticket_id, failures, since, retry_at)
    VALUES (${ticketId}::uuid, 1, baton_now(), baton_now() + interval '500 milliseconds')
    ON CONFLICT (ticket_id) DO UPDATE SET failures = s.failures + 1,
      retry_at = baton_now() + least(60000, 500 * 2 ^ least(s.failures, 10)) * interval '1 millisecond'
    RETURNING failures, retry_at AS "retryAt"`;
  return row!;
}

/** Tickets whose alarms have rung after all. */
export async function takeBack(tx: Queryable, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx.$executeRawUnsafe("DELETE FROM alarm_set_aside WHERE ticket_id = ANY($1::uuid[])", ticketIds);
}

/** Forgets tickets that no alarm is due of any more: they were resolved, or wait. */
export const clearSetAside = (): Promise<number> =>
  db.$executeRaw`
    DELETE FROM alarm_set_aside s WHERE NOT EXISTS (
      SELECT 1 FROM clock c WHERE c.ticket_id = s.ticket_id AND c.next_due_at <= (SELECT baton_now()))`;

/** How many tickets are set aside, and since when the first of them is, epoch ms. */
export async function countSetAside(): Promise<{ tickets: number; since: number | null }> {
  const [row] = await db.$queryRaw<{ tickets: number; since: Date | null }[]>`
    SELECT count(*)::int AS tickets, min(since) AS since FROM alarm_set_aside`;
  return { tickets: row!.tickets, since: row!.since?.getTime() ?? null };
}

/** The tickets that are set aside, the first of them first; `since` in epoch ms. */
export async function listSetAside(): Promise<{ id: string; number: number; since: number }[]> {
  const rows = await db.alarmSetAside.findMany({
    orderBy: { since: "asc" },
    take: 50,
    select: { since: true, ticket: { select: { id: true, number: true } } },
  });
  return rows.map(({ since, ticket: { id, number } }) => ({ id, number: Number(number), since: since.getTime() }));
}

/** What is due now and held by somebody else is looked for again after so long. */
const leastMs = 20;

/** The next alarm of tickets that are not set aside, or the next try of one that is and still has something due. As an
 *  array, because the planner would join the two tables and read all clocks. */
const besidesSetAside = `
  SELECT extract(epoch FROM least(
    (SELECT next_due_at FROM clock
     WHERE next_due_at IS NOT NULL AND ticket_id <> ALL ((SELECT array_agg(ticket_id) FROM alarm_set_aside)::uuid[])
     ORDER BY next_due_at LIMIT 1),
    (SELECT min(s.retry_at) FROM alarm_set_aside s WHERE EXISTS (
       SELECT 1 FROM clock c WHERE c.ticket_id = s.ticket_id AND c.next_due_at <= (SELECT baton_now())))
  ) - baton_now())::float8 * 1000 AS ms`;

/** Ms until the next alarm of all or the next try of a ticket that was set aside, at most `mostMs`. Asked at every look, so
 *  that what is seldom there costs a second question and not a longer one. */
export async function msToNextAlarm(mostMs: number): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ ms: number; isAnyAside: boolean }[]>(
    `SELECT extract(epoch FROM next_due_at - baton_now())::float8 * 1000 AS ms,
       EXISTS (SELECT 1 FROM alarm_set_aside) AS "isAnyAside"
     FROM clock WHERE next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 1`,
  );
  const [next] = row?.isAnyAside ? await db.$queryRawUnsafe<{ ms: number | null }[]>(besidesSetAside) : [row];
  return Math.max(leastMs, Math.min(mostMs, next?.ms ?? mostMs));
}

interface LeadRow {
  id: string;
  role: Role;
  teams: string[];
  presence: Presence;
  custom_presence: string | null;
  is_silent: boolean;
  schedule: unknown;
  load: number;
}

/** Whom an alarm can turn to: leads, whoever is there and has least work first, of a team, or of the whole desk where it has
 *  none, or admins where that has none; and the duty manager, whatever their role. */
export async function loadAlarmPeople(
  from: Queryable,
  policy: Policy,
  duty: PersonId | null,
  now: number,
): Promise<GivingPeople> {
  const rows = await from.$queryRawUnsafe<LeadRow[]>(
    `SELECT p.id, p.role, p.presence, p.custom_presence, p.schedule,
       COALESCE(p.absence = 'heartbeat', false) AS is_silent,
       ARRAY(SELECT team_id FROM working_team WHERE person_id = p.id) AS teams,
       (SELECT count(*) FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)::int AS load
     FROM person p WHERE (p.role IN ('lead', 'admin') OR p.id = $1::uuid) AND p.disabled_at IS NULL`,
    duty,
  );
  const all = rows.map((r) => ({
    ...r,
    id: asPersonId(r.id),
    isThere: receivesWork(r.presence, r.custom_presence, policy) && !r.is_silent && shiftEnd(r.schedule, now) !== null,
  }));
  const leads = all.flatMap((r) => (r.role === "agent" ? [] : [{ ...r, role: r.role }]));
  // Somebody who has left the desk is on no duty.
  return givingPeople(leads, all.find((r) => r.id === duty) ?? null);
}

const tryAgainMs = 5_000;

/** Calls `listener` whenever an alarm is set that is due within a quarter of a second. Reconnects for as long as it is not
 *  stopped; a nudge that is missed meanwhile costs nothing but that quarter. Returns what stops it. */
export function onAlarmSet(listener: () => void): () => void {
  let client: pg.Client | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const own = new pg.Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      application_name: "baton-alarms",
    });
    client = own;
    const again = () => {
      if (client !== own || isStopped) return;
      client = null;
      timer = setTimeout(() => void connect(), tryAgainMs).unref();
      void own.end().catch(() => undefined);
    };
    own.once("error", again);
    own.once("end", again);
    own.on("notification", listener);
    await own
      .connect()
      .then(() => own.query("LISTEN baton_alarm"))
      .catch(again);
  };
  void connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
}
