import type { Queryable } from "./client";

/** Whether an article was proposed from this ticket before: it was resolved, opened again and is resolved once more. */
export async function hasArticle(from: Queryable, ticketId: string): Promise<boolean> {
  const rows = await from.$queryRaw<unknown[]>`SELECT 1 FROM article_source WHERE ticket_id = ${ticketId}::uuid`;
  return rows.length > 0;
}

/** What was asked first and answered last, by a person in their own words; null where the last answer was an article's, or
 *  nobody wrote one. */
export async function resolutionOf(from: Queryable, ticketId: string) {
  const [row] = await from.$queryRaw<
    { subject: string | null; question: string; answer: string; customer: string; agent: string }[]
  >`
    SELECT t.subject, coalesce(first.body, '') AS question, last.body AS answer, c.name AS customer, p.name AS agent
    FROM ticket t JOIN customer c ON c.id = t.customer_id
    LEFT JOIN LATERAL (
      SELECT m.body FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1
    ) first ON true
    JOIN LATERAL (
      SELECT m.body, m.person_id, m.author_kind, m.article_id FROM message m
      WHERE m.ticket_id = t.id AND m.kind = 'reply' ORDER BY m.created_at DESC, m.id DESC LIMIT 1
    ) last ON last.author_kind = 'person' AND last.article_id IS NULL AND last.body IS NOT NULL
    JOIN person p ON p.id = last.person_id
    WHERE t.id = ${ticketId}::uuid`;
  return row ?? null;
}

/** The article about an issue type that the first of these tickets with one has led to; also one that was turned down, so that
 *  nobody is asked again. */
export async function articleFrom(
  from: Queryable,
  ticketIds: readonly string[],
  issueType: string,
): Promise<string | null> {
  if (ticketIds.length === 0) return null;
  const [row] = await from.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM unnest(${[...ticketIds]}::uuid[]) WITH ORDINALITY AS like_it (id, place)
    JOIN article_source s ON s.ticket_id = like_it.id JOIN article a ON a.id = s.article_id
    WHERE a.issue_type_id = ${issueType} ORDER BY like_it.place LIMIT 1`;
  return row?.id ?? null;
}
