import { db } from "../../db/client";

/** Many open tickets at once, past the product: rows as the product makes them, in a queue, each with a running promise. Their
 *  history begins with their place in the queue; due in an hour and more, so that no alarm rings. Gives their ids. */
export async function manyTickets(count: number, { team, tier }: { team: string; tier: number }): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `WITH made AS (
       SELECT gen_random_uuid() AS id, gen_random_uuid() AS customer, n, baton_now() + (60 + n % 600) * interval '1 minute' AS due
       FROM generate_series(1, $1) n),
     customers AS (INSERT INTO customer (id, name) SELECT customer, 'Customer ' || n FROM made),
     tickets AS (
       INSERT INTO ticket (id, customer_id, segment, channel, subject, status, issue_type_id, confidence, disposition, priority,
         owner_team_id, queue_tier, queued_at, next_breach_at, last_customer_message_at, created_at)
       SELECT id, customer, (ARRAY['trial', 'standard', 'business', 'enterprise'])[1 + n % 4], (ARRAY['web', 'email', 'chat'])[1 + n % 3],
         'Ticket ' || n, 'open', 'sign-in', 0.7, 'human', n % 101, $2, $3, baton_now(), due, baton_now(), baton_now() FROM made),
     events AS (
       INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
       SELECT baton_now(), id, 'TicketQueued', 'system', jsonb_build_object('team', $2, 'tier', $3, 'reasons', '[]'::jsonb) FROM made),
     clocks AS (
       INSERT INTO clock (id, ticket_id, metric, state, target_ms, started_at, resumed_at, consumed_ms, due_at, warn_at, warn_due_at, warned, next_due_at)
       SELECT gen_random_uuid(), id, 'resolution', 'running', 86400000, baton_now(), baton_now(), 0, due, ARRAY[]::float8[],
         ARRAY[]::timestamptz[], 0, due FROM made)
     SELECT id FROM made`,
    ...[count, team, tier],
  );
  return rows.map((r) => r.id);
}
