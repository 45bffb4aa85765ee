import { ownSource } from "../../domain/analytics/fact";
import type { Owned } from "../../domain/patterns/circular";
import { type Accepted, type Awaited, routingDays } from "../../domain/patterns/routing";
import { db } from "../client";

/** Tickets that somebody accepted first in the last weeks, by the queue in which they did, and whether that was late. `zone`: in
 *  which the hour of the week is told. */
export const acceptedLately = (zone: string): Promise<Accepted[]> =>
  db.$queryRawUnsafe(
    `SELECT DISTINCT ON (s.ticket_id) s.ticket_id AS "ticketId", s.team_id AS team, s.tier,
       c.breached_at IS NOT NULL AS "isLate",
       greatest(0, extract(epoch FROM s.assigned_at - c.started_at) / 60)::float8 AS minutes,
       extract(dow FROM s.assigned_at AT TIME ZONE 'UTC')::int AS weekday, t.issue_type_id AS "issueType",
       ((extract(isodow FROM c.started_at AT TIME ZONE $1) - 1) * 24 + extract(hour FROM c.started_at AT TIME ZONE $1))::int AS hour
     FROM assignment s JOIN clock c ON c.ticket_id = s.ticket_id AND c.metric = 'acceptance' AND c.tier IS NULL
       JOIN ticket t ON t.id = s.ticket_id
     WHERE s.assigned_at > (SELECT baton_now()) - interval '${routingDays} days' AND s.via IN ('offer', 'autoAccept', 'manual')
       AND NOT s.in_incident
     ORDER BY s.ticket_id, s.assigned_at LIMIT 100000`,
    zone,
  );

/** Tickets of the last weeks by who owned them in which order: the facts that analytics counts. */
export const ownedLately = (): Promise<Owned[]> =>
  db.$queryRawUnsafe(
    `SELECT ticket_id AS "ticketId", issue_type AS "issueType", owners, is_resolved AS "isResolved",
       CASE WHEN is_resolved THEN (ttr_s / 60)::int END AS minutes
     FROM ticket_fact
     WHERE source = $1 AND NOT is_merged AND created_at > (SELECT baton_now()) - interval '${routingDays} days'
       AND issue_type IS NOT NULL AND cardinality(owners) > 0
     ORDER BY created_at DESC, ticket_id LIMIT 60000`,
    ownSource,
  );

/** Tickets of the last weeks that waited for people, and whether they were abandoned: the facts that analytics counts. */
export const awaitedLately = (): Promise<Awaited[]> =>
  db.$queryRawUnsafe(
    `SELECT ticket_id AS "ticketId", issue_type AS "issueType", coalesce(regexp_replace(abandoned_queue, '/[0-9]+$', ''), team) AS team,
       abandoned IS NOT NULL AS "isAbandoned", first_human IS NOT NULL AS "isHeld"
     FROM ticket_fact
     WHERE source = $1 AND NOT is_merged AND created_at > (SELECT baton_now()) - interval '${routingDays} days'
       AND issue_type IS NOT NULL AND coalesce(abandoned_queue, team) IS NOT NULL
       AND (abandoned IS NOT NULL OR EXISTS (SELECT 1 FROM unnest(queues) AS q WHERE q NOT LIKE '%/0'))
     ORDER BY created_at DESC, ticket_id LIMIT 60000`,
    ownSource,
  );
