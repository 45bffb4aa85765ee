import { db } from "../../db/client";

interface Many {
  /** How many days ago the first of them came in and went up, how many there are, and how many a day. */
  daysAgo: number;
  count: number;
  perDay: number;
  text?: string;
  features?: readonly string[];
  /** Hash of an error signature, and where its code stands in the text. */
  error?: { hash: string; code: string };
  status?: "open" | "resolved";
}

/** Tickets that were escalated, past the product: rows as the product makes them, each of a customer of its own, over so many days from
 *  a given one on. Gives their ids. */
export async function escalatedTickets(many: Many): Promise<string[]> {
  const { daysAgo, count, perDay, text = "Something is wrong.", features = [], error, status = "resolved" } = many;
  const start = error ? text.indexOf(error.code) : 0;
  const signatures = error ? [{ hash: error.hash, span: { start, end: start + error.code.length } }] : [];
  const facts = { understanding: { entities: { features, references: [] }, errorSignatures: signatures } };
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `WITH made AS (
       SELECT gen_random_uuid() AS id, gen_random_uuid() AS customer, gen_random_uuid() AS decision, gen_random_uuid() AS message, n,
         baton_now() - $1::int * interval '1 day' + ((n - 1) / $3::int) * interval '1 day' - interval '2 minutes' AS at
       FROM generate_series(1, $2::int) n),
     customers AS (INSERT INTO customer (id, name) SELECT customer, 'Customer ' || n FROM made),
     tickets AS (
       INSERT INTO ticket (id, customer_id, segment, channel, status, issue_type_id, owner_team_id, queue_tier, queued_at,
         last_customer_message_at, created_at, decision_id, resolved_at)
       SELECT id, customer, 'standard', 'web', $6::text, 'sign-in', 'access', 2, at, at, at, decision,
         CASE WHEN $6 = 'resolved' THEN at END FROM made),
     messages AS (
       INSERT INTO message (id, ticket_id, kind, author_kind, channel, body, body_hash, created_at)
       SELECT message, id, 'inbound', 'customer', 'web', $4::text, 'hash', at FROM made),
     decisions AS (
       INSERT INTO decision (id, ticket_id, message_id, at, policy_version, model_version, engine_version, disposition, facts, result)
       SELECT decision, id, message, at, (SELECT max(version) FROM policy_version), 'test', 'test', 'human', $5::jsonb, '{}' FROM made),
     events AS (
       INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
       SELECT at, id, 'TicketEscalated', 'system', '{"fromTeam": "access", "fromTier": 1, "toTeam": "access", "toTier": 2,
         "reason": "needsExpertise"}'::jsonb FROM made)
     SELECT id FROM made ORDER BY n`,
    ...[daysAgo, count, perDay, text, JSON.stringify(facts), status],
  );
  return rows.map((r) => r.id);
}
