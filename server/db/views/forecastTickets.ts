import type { PromiseMetric } from "../../domain/vocabulary";
import { db, Prisma } from "../client";

export interface TicketRow {
  id: string;
  team: string;
  tier: number;
  person: string | null;
  since: Date | null;
  status: string;
  queued_at: Date;
  touches: number;
  issue_type_id: string | null;
  importance: number;
  clocks: { metric: PromiseMetric; due_at: string }[] | null;
  /** Waiting tickets of its queue that are not read; 0 of what somebody has. */
  left_out: number;
}

/** Waiting tickets of a queue that are forecast with, those whose promises are due next first, as they are taken: nobody gets to the
 *  others within the hours of a forecast. */
export const mostWaiting = 1000;

const waits = Prisma.sql`t.status IN ('open', 'waiting') AND t.owner_team_id IS NOT NULL AND t.assignee_id IS NULL
  AND t.assistant_lane IS NULL AND t.incident_id IS NULL`;

const columns = Prisma.sql`t.id, t.status, t.queued_at, t.touches, t.issue_type_id, t.importance`;

/** One side of a queue's tickets in the order of its index, none of whose clocks is read yet. */
const nearest = (side: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  (SELECT ${columns} FROM ticket t WHERE ${waits} AND t.owner_team_id = q.team AND t.queue_tier = q.tier AND ${side}
   ORDER BY ${order}, t.id LIMIT ${mostWaiting})`;

const promises = Prisma.sql`
  SELECT jsonb_agg(jsonb_build_object('metric', c.metric, 'due_at', c.due_at)) AS clocks, min(c.due_at) AS next_due
  FROM clock c WHERE c.ticket_id = t.id AND c.state = 'running' AND c.tier IS NULL AND c.metric <> 'approval'
    AND c.due_at > (SELECT baton_now())`;

/** However full a queue is, the clocks of twice as many as are kept are read at most: of what breaks nothing until its next clock,
 *  and of what is late with one (or has used up a tier's part of one) and may still keep another, the last to become so first. */
export const ticketsQuery = Prisma.sql`
  WITH queue AS (
    SELECT t.owner_team_id AS team, t.queue_tier AS tier, greatest(0, count(*) - ${mostWaiting})::int AS left_out
    FROM ticket t WHERE ${waits} GROUP BY 1, 2),
  waiting AS (
    SELECT q.*, c.clocks, ${columns},
      row_number() OVER (PARTITION BY q.team, q.tier ORDER BY c.next_due NULLS LAST, t.id) AS place
    FROM queue q CROSS JOIN LATERAL (
      ${nearest(Prisma.sql`t.next_breach_at > (SELECT baton_now())`, Prisma.sql`t.next_breach_at`)}
      UNION ALL
      ${nearest(Prisma.sql`t.next_breach_at <= (SELECT baton_now())`, Prisma.sql`t.next_breach_at DESC`)}
      UNION ALL
      ${nearest(Prisma.sql`t.next_breach_at IS NULL`, Prisma.sql`t.next_breach_at`)}) t
    CROSS JOIN LATERAL (${promises}) c)
  SELECT ${columns}, t.team, t.tier, NULL::uuid AS person, NULL::timestamptz AS since, t.left_out, t.clocks
  FROM waiting t WHERE t.place <= ${mostWaiting}
  UNION ALL
  SELECT ${columns}, t.owner_team_id, a.tier, a.person_id, a.assigned_at, 0, c.clocks
  FROM ticket t JOIN assignment a ON a.ticket_id = t.id AND a.ended_at IS NULL CROSS JOIN LATERAL (${promises}) c
  WHERE t.status IN ('open', 'waiting') AND t.owner_team_id IS NOT NULL AND t.assignee_id IS NOT NULL
    AND t.assistant_lane IS NULL
  ORDER BY id`;

/** The open tickets that people have or are to have, as a forecast reads them: all that somebody has, and of each queue the waiting
 *  ones that are due next. */
export const forecastTickets = () => db.$queryRaw<TicketRow[]>(ticketsQuery);
