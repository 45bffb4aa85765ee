import { asPersonId, type PersonId } from "../../domain/ids";
import type { Attendance } from "../../domain/rescue/absence";
import type { Absence, Presence } from "../../domain/vocabulary";
import { db, type Queryable } from "../client";
import { shiftOf } from "../schedules";

export interface Attending extends Attendance {
  id: PersonId;
  /** Why they count as absent so far; null while they count as there. */
  absence: Absence | null;
}

interface Row {
  id: string;
  presence: Presence;
  absence: Absence | null;
  is_disabled: boolean;
  is_silent: boolean;
  is_on_shift: boolean;
}

/** Browsers that fell silent say nothing of their person while the desk's own web processes were away: silence counts only
 *  where one of them has heard for as long as it takes ($1, seconds) and still does. One that ended without a word is believed
 *  for three of its beats, which is less than any sign of life lasts that it may have cut short. */
const isHeard = `EXISTS (SELECT 1 FROM process_heartbeat h
  WHERE h.name LIKE 'web%' AND h.at > now() - interval '3 seconds' AND h.started_at < now() - $1 * interval '1 second')`;
/** Who is known to be silent stays so until a browser of theirs answers, whatever becomes of the processes. */
const silent = `(SELECT max(s.until) FROM sign_of_life s WHERE s.person_id = p.id) < now()
  AND (p.absence = 'heartbeat' OR ${isHeard})`;

/** Whoever is offline or disabled and told so stays so until they say otherwise. */
const mayPass = "p.absence IS NULL OR p.absence = 'shiftEnd' OR (p.presence <> 'offline' AND p.disabled_at IS NULL)";

/** Everybody whose being there can be told from the outside, or of `ids` those; `silentSeconds`: how long browsers may be
 *  silent. */
export async function loadAttendance(
  from: Queryable,
  silentSeconds: number,
  ids: readonly PersonId[] | null = null,
): Promise<Attending[]> {
  const rows = await from.$queryRawUnsafe<Row[]>(
    `SELECT p.id, p.presence, p.absence, p.disabled_at IS NOT NULL AS is_disabled, p.is_on_shift, COALESCE(${silent}, false) AS is_silent
     FROM person p
     WHERE ${ids ? "p.id = ANY($2::uuid[])" : mayPass}
     ORDER BY p.id`,
    ...(ids ? [silentSeconds, ids] : [silentSeconds]),
  );
  return rows.map((r) => ({
    id: asPersonId(r.id),
    presence: r.presence,
    absence: r.absence,
    isDisabled: r.is_disabled,
    isSilent: r.is_silent,
    isOnShift: r.is_on_shift,
  }));
}

const hoursAtOnce = 500;

/** Looks at the hours of those whose shift begins or ends, until nobody is left, and notes when to look again; of everybody,
 *  or of `ids`. Gives whom it looked at. */
export async function lookAtHours(ids: readonly PersonId[] | null = null): Promise<PersonId[]> {
  const looked: PersonId[] = [];
  for (;;) {
    const due = await lookAtSome(ids);
    looked.push(...due);
    if (due.length < hoursAtOnce) return looked;
  }
}

async function lookAtSome(ids: readonly PersonId[] | null): Promise<PersonId[]> {
  const due = await db.$queryRawUnsafe<{ id: string; schedule: unknown; now: Date }[]>(
    `SELECT id, schedule, baton_now() AS now FROM person
     WHERE shift_changes_at <= (SELECT baton_now()) ${ids ? "AND id = ANY($1::uuid[])" : ""} LIMIT ${hoursAtOnce}`,
    ...(ids ? [ids] : []),
  );
  if (due.length === 0) return [];
  const looked = due.map(({ id, schedule, now }) => {
    // Hours that cannot be read are nobody's end of work; the planner says so where they matter.
    const shift = shiftOf(schedule, now.getTime());
    const changesAt = shift?.changesAt ?? null;
    return {
      id,
      is_on: shift?.isOn ?? true,
      changes_at: changesAt === null ? null : new Date(changesAt).toISOString(),
    };
  });
  // Hours that were changed meanwhile are due again and are left to the next look.
  await db.$executeRawUnsafe(
    `UPDATE person p SET is_on_shift = l.is_on, shift_changes_at = l.changes_at
     FROM json_to_recordset($1::json) AS l (id uuid, is_on boolean, changes_at timestamptz)
     WHERE p.id = l.id AND p.shift_changes_at <= $2::timestamptz AND p.schedule IS NOT NULL`,
    JSON.stringify(looked),
    due[0]!.now.toISOString(),
  );
  return due.map((r) => asPersonId(r.id));
}

/** Locks people against others who change them, in an order that cannot lock one another out. Whoever answers or is given a
 *  ticket meanwhile goes on: what names them needs no more than that they exist. */
export async function lockPeople(tx: Queryable, ids: readonly PersonId[]): Promise<void> {
  await tx.$queryRawUnsafe("SELECT id FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", ids);
}

/** Those of them, who are locked, who are offline as they said. */
export async function stillOffline(tx: Queryable, ids: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM person WHERE id = ANY($1::uuid[]) AND presence = 'offline'",
    ids,
  );
  return rows.map((r) => asPersonId(r.id));
}

/** Says of people who are locked that they are absent, or there again (null); gives those of whom that is news, so that only
 *  one process acts on it. */
export async function setAbsence(
  tx: Queryable,
  ids: readonly PersonId[],
  absence: Absence | null,
): Promise<PersonId[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE person SET absence = $2::text, absent_since = CASE WHEN $2::text IS NULL THEN NULL ELSE baton_now() END
     WHERE id = ANY($1::uuid[]) AND absence IS DISTINCT FROM $2::text RETURNING id`,
    ids,
    absence,
  );
  return rows.map((r) => asPersonId(r.id));
}

/** Who has been silent for so long that nobody should wait for them goes offline. */
export const endSilence = (minutes: number): Promise<number> =>
  db.$executeRaw`
    UPDATE person SET presence = 'offline', presence_at = baton_now(), custom_presence = NULL
    WHERE absence = 'heartbeat' AND presence <> 'offline' AND absent_since < baton_now() - ${minutes} * interval '1 minute'`;

/** What people have in hand who work without being online, as leads do, and whose browsers have fallen silent since they took
 *  it; without what they are asked to hand off, and without the owner of the last resort. What they are given later is meant
 *  for whenever they come. */
export async function leftInSilence(
  from: Queryable,
  silentSeconds: number,
  lastResort: PersonId | null,
): Promise<{ personId: PersonId; ticketId: string }[]> {
  // Signs are in real time, assignments in the desk's.
  const rows = await from.$queryRawUnsafe<{ person_id: string; ticket_id: string }[]>(
    `SELECT t.assignee_id AS person_id, t.id AS ticket_id
     FROM person p JOIN ticket t ON t.assignee_id = p.id JOIN assignment a ON a.ticket_id = t.id AND a.ended_at IS NULL
     WHERE p.presence = 'offline' AND p.disabled_at IS NULL AND p.id IS DISTINCT FROM $2::uuid
       AND t.status IN ('open', 'waiting') AND t.handoff_due_at IS NULL AND ${silent}
       AND (t.snoozed_until IS NULL OR t.next_breach_at < t.snoozed_until)
       AND a.assigned_at < (SELECT max(s.until) FROM sign_of_life s WHERE s.person_id = p.id) + ((SELECT baton_now()) - now())
     ORDER BY 1, 2`,
    silentSeconds,
    lastResort,
  );
  return rows.map((r) => ({ personId: asPersonId(r.person_id), ticketId: r.ticket_id }));
}

/** What people who work without being online were asked to hand off in their silence, and whose browsers answer again. */
export async function heardAgain(from: Queryable): Promise<{ personId: PersonId; ticketId: string }[]> {
  const rows = await from.$queryRawUnsafe<{ person_id: string; ticket_id: string }[]>(
    `SELECT p.id AS person_id, t.id AS ticket_id FROM ticket t JOIN person p ON p.id = t.assignee_id
     WHERE t.handoff_due_at IS NOT NULL AND t.handoff_absence = 'heartbeat' AND p.presence = 'offline' AND p.disabled_at IS NULL
       AND EXISTS (SELECT 1 FROM sign_of_life s WHERE s.person_id = p.id AND s.until > now()) ORDER BY 1, 2`,
  );
  return rows.map((r) => ({ personId: asPersonId(r.person_id), ticketId: r.ticket_id }));
}

/** Tickets that somebody has, is offered, or whose holder is asked to hand off. */
export async function ticketsWith(tx: Queryable, ids: readonly PersonId[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT ticket_id AS id FROM assignment WHERE person_id = ANY($1::uuid[]) AND ended_at IS NULL
     UNION SELECT ticket_id FROM offer WHERE person_id = ANY($1::uuid[]) AND state = 'pending'`,
    ids,
  );
  return rows.map((r) => r.id);
}

/** Tickets whose holder was asked to hand off, and has not in time, while there is something to do. */
export async function dueHandoffs(tx: Queryable): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT id FROM ticket WHERE handoff_due_at <= (SELECT baton_now()) AND status = 'open' ORDER BY handoff_due_at LIMIT 200",
  );
  return rows.map((r) => r.id);
}

/** Offers made to somebody in the moment in which they went. Whose shift has begun since somebody looked is not gone: plans
 *  read hours themselves, and may offer before the person is said to be there again. */
export async function offersToAbsent(tx: Queryable): Promise<PersonId[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT DISTINCT o.person_id AS id FROM offer o JOIN person p ON p.id = o.person_id
     WHERE o.state = 'pending' AND p.absence IS NOT NULL
       AND (p.absence <> 'shiftEnd' OR NOT (p.is_on_shift OR COALESCE(p.shift_changes_at <= (SELECT baton_now()), false)))`,
  );
  return rows.map((r) => asPersonId(r.id));
}
