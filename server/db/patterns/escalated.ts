import { db } from "../client";

/** Whether a ticket has ever gone up: from the assistant to people, or from a tier to a higher one (alias `t`). */
const escalationTypes = "'TicketEscalated', 'AssistantHandedOver'";

/** An escalation with what its ticket names, and what its customer wrote first: read, never kept. */
export interface EscalatedTicket {
  ticketId: string;
  customerId: string;
  /** Days since 1 January 1970, UTC. */
  day: number;
  features: string[];
  errors: { hash: string; sample: string }[];
  text: string;
}

/** What a decision's facts say of features and errors (alias `d`). */
const features = `CASE WHEN jsonb_typeof(d.facts->'understanding'->'entities'->'features') = 'array'
  THEN d.facts->'understanding'->'entities'->'features' ELSE '[]' END`;
const errors = `CASE WHEN jsonb_typeof(d.facts->'understanding'->'errorSignatures') = 'array'
  THEN d.facts->'understanding'->'errorSignatures' ELSE '[]' END`;
/** What the offsets of a decision's evidence point into. */
const text = `left(coalesce(t.subject || E'\\n', '') || coalesce((SELECT m.body FROM message m WHERE m.ticket_id = t.id
  AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1), ''), 3000)`;

interface Row {
  ticketId: string;
  customerId: string;
  day: number;
  features: string[];
  errors: { hash: string; span: { start: number; end: number } }[];
  text: string;
}

const toTicket = ({ errors: found, ...row }: Row): EscalatedTicket => ({
  ...row,
  errors: found.map(({ hash, span }) => ({ hash, sample: row.text.slice(span.start, span.end).trim() })),
});

/** So many are compared at most, the newest. */
const most = 60_000;

/** Tickets that were first escalated since an instant (epoch ms), each once. */
export async function escalatedSince(since: number): Promise<EscalatedTicket[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT t.id AS "ticketId", t.customer_id AS "customerId", floor(extract(epoch FROM e.at) / 86400)::int AS day,
       ${features} AS features, ${errors} AS errors, ${text} AS text
     FROM (SELECT ticket_id, min(at) AS at FROM ticket_event
           WHERE type IN (${escalationTypes}) AND at >= $1 GROUP BY ticket_id ORDER BY 2 DESC LIMIT ${most}) e
     JOIN ticket t ON t.id = e.ticket_id LEFT JOIN decision d ON d.id = t.decision_id
     WHERE t.merged_into_id IS NULL ORDER BY e.at, t.id`,
    new Date(since),
  );
  return rows.map(toTicket);
}

/** Open tickets that came in since an instant, escalated or not: they may wait for what surges. */
export async function openSince(since: number): Promise<EscalatedTicket[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT t.id AS "ticketId", t.customer_id AS "customerId", floor(extract(epoch FROM t.created_at) / 86400)::int AS day,
       ${features} AS features, ${errors} AS errors, ${text} AS text
     FROM ticket t LEFT JOIN decision d ON d.id = t.decision_id
     WHERE t.status IN ('open', 'waiting') AND t.merged_into_id IS NULL AND t.created_at >= $1
     ORDER BY t.created_at DESC, t.id LIMIT 10000`,
    new Date(since),
  );
  return rows.map(toTicket);
}

/** Words of the names of people and companies, in lower case: no phrase may hold one. */
export async function wordsOfNames(): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM person UNION SELECT name FROM account
    UNION SELECT c.name FROM customer c WHERE EXISTS (
      SELECT 1 FROM ticket t WHERE t.customer_id = c.id AND t.created_at > (SELECT baton_now()) - interval '100 days')`;
  return new Set(
    rows.flatMap(({ name }) =>
      name
        .normalize("NFKC")
        .toLowerCase()
        .split(/[^\p{L}\p{M}]+/u)
        .filter((w) => w.length > 1),
    ),
  );
}
