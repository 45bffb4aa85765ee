import type { Ticket } from "../domain/ticket/ticket";
import type { Queryable } from "./client";

/** Whether every autonomous answer is stopped. Read so under a share lock, whoever stops the assistant waits for answers in
 *  progress, and nothing is said after the stop is committed. */
export async function isAssistantStopped(tx: Queryable): Promise<boolean> {
  const [row] = await tx.$queryRawUnsafe<{ stopped: boolean }[]>(
    "SELECT stopped_at IS NOT NULL AS stopped FROM assistant_switch WHERE id = 1 FOR SHARE",
  );
  return row?.stopped ?? false;
}

export async function dueAssistantTickets(tx: Queryable, limit: number): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM ticket WHERE assistant_due_at <= (SELECT baton_now()) ORDER BY assistant_due_at LIMIT ${Math.floor(limit)}`,
  );
  return rows.map((r) => r.id);
}

/** What answers to a ticket are made of, beside the ticket itself. */
export interface TicketTexts {
  number: number;
  customer: string;
  email: string | null;
  externalId: string | null;
  account: string | null;
  /** All the customer wrote, in order, and the newest message's id. */
  said: string;
  lastMessageId: string;
  /** Articles that earlier answers were made from. */
  used: string[];
}

interface TextRow extends Omit<TicketTexts, "number" | "used"> {
  id: string;
  number: bigint;
  used: string[] | null;
}

export async function loadTicketTexts(from: Queryable, ids: string[]): Promise<Map<string, TicketTexts>> {
  const rows = await from.$queryRawUnsafe<TextRow[]>(
    `SELECT t.id, t.number, c.name AS customer, a.external_id AS account,
       (SELECT value FROM customer_address x WHERE x.customer_id = c.id AND x.kind = 'email' ORDER BY value LIMIT 1) AS email,
       (SELECT value FROM customer_address x WHERE x.customer_id = c.id AND x.kind = 'external' ORDER BY value LIMIT 1) AS "externalId",
       (SELECT string_agg(concat_ws(E'\n', m.subject, m.body), E'\n\n' ORDER BY m.created_at, m.id)
          FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound') AS said,
       (SELECT m.id FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound'
         ORDER BY m.created_at DESC, m.id DESC LIMIT 1) AS "lastMessageId",
       (SELECT array_agg(m.article_id) FROM message m WHERE m.ticket_id = t.id AND m.article_id IS NOT NULL) AS used
     FROM ticket t JOIN customer c ON c.id = t.customer_id LEFT JOIN account a ON a.id = t.account_id
     WHERE t.id = ANY($1::uuid[])`,
    ids,
  );
  return new Map(
    rows.map(({ id, ...r }) => [id, { ...r, said: r.said ?? "", number: Number(r.number), used: r.used ?? [] }]),
  );
}

export interface AnswerArticle {
  id: string;
  title: string;
  body: string;
  revision: number;
  issueType: string | null;
}

/** Published articles, by id or by the issue type they are about. */
export async function loadAnswerArticles(
  from: Queryable,
  ids: readonly string[],
  issueTypes: readonly string[],
): Promise<AnswerArticle[]> {
  return from.$queryRawUnsafe<AnswerArticle[]>(
    `SELECT id, title, body, revision, issue_type_id AS "issueType" FROM article
     WHERE state = 'published' AND (id = ANY($1::uuid[]) OR issue_type_id = ANY($2::text[])) ORDER BY title, id`,
    ids,
    issueTypes,
  );
}

export const issueTypesOf = (tickets: readonly Ticket[]): string[] => [
  ...new Set(tickets.flatMap((t) => t.issueType ?? [])),
];
