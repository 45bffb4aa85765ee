import { db } from "../client";

/** How a similar ticket is shown. */
export interface SimilarTicketCard {
  id: string;
  number: number;
  subject: string | null;
  /** The beginning of the first message. */
  snippet: string;
  issueTypeName: string | null;
  /** The beginning of the reply or note that solved it; null where nobody wrote one. */
  resolution: string | null;
  isAssistant: boolean;
  resolvedBy: string | null;
  rating: number | null;
  /** It was opened again since it was first resolved. */
  isReopened: boolean;
  createdAt: number;
  resolvedAt: number;
}
export interface SimilarArticleCard {
  id: string;
  title: string;
  issueTypeName: string | null;
}

interface Row extends Omit<SimilarTicketCard, "number" | "createdAt" | "resolvedAt"> {
  number: bigint;
  createdAt: Date;
  resolvedAt: Date;
}

/** Resolved tickets as they are now, in any order; those reopened, merged or erased meanwhile are left out. */
export async function similarTicketCards(ids: readonly string[]): Promise<SimilarTicketCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t.number, t.subject, left(first.body, 300) AS snippet, i.name AS "issueTypeName",
      left(last.body, 500) AS resolution, coalesce(last.author_kind = 'assistant', false) AS "isAssistant",
      p.name AS "resolvedBy", r.score AS rating, t.reopen_count > 0 AS "isReopened", t.created_at AS "createdAt", t.resolved_at AS "resolvedAt"
    FROM ticket t
    LEFT JOIN issue_type i ON i.id = t.issue_type_id
    LEFT JOIN rating r ON r.ticket_id = t.id
    JOIN LATERAL (
      SELECT m.body FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1
    ) first ON first.body IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT m.body, m.author_kind, m.person_id FROM message m
      WHERE m.ticket_id = t.id AND m.kind IN ('reply', 'note') AND m.author_kind IN ('person', 'assistant')
      ORDER BY m.kind = 'reply' AND (m.author_kind = 'person' OR m.article_id IS NOT NULL) DESC, m.kind = 'reply' DESC,
        m.created_at DESC, m.id DESC LIMIT 1
    ) last ON true
    LEFT JOIN person p ON p.id = last.person_id
    WHERE t.id = ANY(${ids}::uuid[]) AND t.status IN ('resolved', 'closed') AND t.resolved_at IS NOT NULL
      AND t.merged_into_id IS NULL`;
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    createdAt: row.createdAt.getTime(),
    resolvedAt: row.resolvedAt.getTime(),
  }));
}

/** Published articles as they are now. */
export async function similarArticleCards(ids: readonly string[]): Promise<SimilarArticleCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.article.findMany({
    where: { id: { in: [...ids] }, state: "published" },
    select: { id: true, title: true, issueType: { select: { name: true } } },
  });
  return rows.map(({ id, title, issueType }) => ({ id, title, issueTypeName: issueType?.name ?? null }));
}

/** The numbers of tickets, in the order asked for. */
export async function ticketNumbers(ids: readonly string[]): Promise<{ id: string; number: number }[]> {
  if (ids.length === 0) return [];
  const rows = await db.ticket.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } });
  const number = new Map(rows.map((r) => [r.id, Number(r.number)]));
  return ids.flatMap((id) => (number.has(id) ? [{ id, number: number.get(id)! }] : []));
}
