import { type Accepted, type Awaited, routingDays } from "../../domain/patterns/routing";
import { db } from "../client";
import { loadCalendars, scaleOf } from "../policies";
import { type ClockRow, toClock } from "../tickets/rows";

/** Tickets that somebody accepted first in the last weeks, by the queue in which they did, and whether that was late. */
export const acceptedLately = (): Promise<Accepted[]> =>
  db.$queryRawUnsafe(
    `SELECT DISTINCT ON (s.ticket_id) s.ticket_id AS "ticketId", s.team_id AS team, s.tier,
       c.breached_at IS NOT NULL AS "isLate",
       greatest(0, extract(epoch FROM s.assigned_at - c.started_at) / 60)::float8 AS minutes,
       extract(dow FROM s.assigned_at AT TIME ZONE 'UTC')::int AS weekday
     FROM assignment s JOIN clock c ON c.ticket_id = s.ticket_id AND c.metric = 'acceptance' AND c.tier IS NULL
     WHERE s.assigned_at > (SELECT baton_now()) - interval '${routingDays} days' AND s.via IN ('offer', 'autoAccept', 'manual')
       AND NOT s.in_incident
     ORDER BY s.ticket_id, s.assigned_at LIMIT 100000`,
  );

interface Row extends Omit<Awaited, "isAbandoned"> {
  /** The clock of the first response, where it was broken. */
  clock: ClockRow | null;
  /** The first thing that a person did after that, epoch ms. */
  actedAt: number | null;
  isClosedUnanswered: boolean;
}

/** Tickets of people of the last weeks. Abandoned: no human activity for a whole first-response target, in its own time, after its
 *  breach, or closed by the customer unanswered (ENGINE.md, section 8). What may still be answered in time does not count. */
export async function awaitedLately(now: number): Promise<Awaited[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT t.id AS "ticketId", t.issue_type_id AS "issueType", t.owner_team_id AS team, to_json(c) AS clock,
       t.touches > 0 AS "isHeld",
       (SELECT extract(epoch FROM min(e.at)) * 1000 FROM ticket_event e
          WHERE e.ticket_id = t.id AND e.actor_kind = 'person' AND e.at > c.breached_at)::float8 AS "actedAt",
       t.first_human_reply_at IS NULL AND EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id
         AND e.type IN ('TicketResolved', 'TicketClosed') AND e.actor_kind = 'customer')
         AND NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.type = 'MessageSent') AS "isClosedUnanswered"
     FROM ticket t
     LEFT JOIN clock c ON c.ticket_id = t.id AND c.metric = 'firstResponse' AND c.tier IS NULL AND c.breached_at IS NOT NULL
     WHERE t.created_at > (SELECT baton_now()) - interval '${routingDays} days' AND t.owner_team_id IS NOT NULL
       AND t.issue_type_id IS NOT NULL AND t.merged_into_id IS NULL AND t.incident_id IS NULL AND t.assistant_lane IS NULL
       AND (t.touches > 0 OR t.queued_at IS NOT NULL OR t.status IN ('resolved', 'closed'))
     ORDER BY t.created_at DESC LIMIT 60000`,
  );
  const read = rows.map((row) => ({ ...row, clock: row.clock && toClock(row.clock) }));
  await loadCalendars(read.flatMap((r) => r.clock ?? []));
  return read.map(({ clock, actedAt, isClosedUnanswered, ...ticket }) => {
    const left = clock?.breachedAt
      ? scaleOf(clock.calendar).between(clock.breachedAt, actedAt ?? now) >= clock.targetMs
      : false;
    return { ...ticket, isAbandoned: left || isClosedUnanswered };
  });
}
