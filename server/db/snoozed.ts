import { asPersonId, type PersonId } from "../domain/ids";
import type { Absence } from "../domain/vocabulary";
import type { Queryable } from "./client";

/** Locks tickets whose time has come, the longest due first; those that somebody else holds are left to them. */
export async function dueSnoozed(tx: Queryable, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE snoozed_until <= (SELECT baton_now())
    ORDER BY snoozed_until LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return rows.map((r) => r.id);
}

/** Tickets that came back a moment ago to somebody who is absent, and whom nobody has asked to hand them off. */
export async function leftAtWaking(
  tx: Queryable,
): Promise<{ ticketId: string; personId: PersonId; absence: Absence }[]> {
  const rows = await tx.$queryRaw<{ ticketId: string; personId: string; absence: Absence }[]>`
    SELECT t.id AS "ticketId", p.id AS "personId", p.absence FROM ticket t JOIN person p ON p.id = t.assignee_id
    WHERE t.woken_at > (SELECT baton_now()) - interval '1 minute' AND t.snoozed_until IS NULL
      AND t.handoff_due_at IS NULL AND t.status IN ('open', 'waiting') AND p.absence IS NOT NULL`;
  return rows.map((r) => ({ ...r, personId: asPersonId(r.personId) }));
}
