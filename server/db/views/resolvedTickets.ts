import { db } from "../client";

/** A resolved ticket as another one's page shows it: what it was, what solved it, how that went. Instants are epoch ms. */
export interface ResolvedTicketCard {
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
interface Row extends Omit<ResolvedTicketCard, "number" | "createdAt" | "resolvedAt"> {
  number: bigint;
  createdAt: Date;
  resolvedAt: Date;
}

/** Resolved tickets as they are now, in any order; those reopened, merged or erased meanwhile are left out. */
export async function resolvedTicketCards(ids: readonly string[]): Promise<ResolvedTicketCard[]> {
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

/** At most so many earlier tickets stand beside a ticket. */
const shownBefore = 5;

/** What the ticket's customer had resolved before or meanwhile, over all channels, the newest first, and how much there is. */
export async function loadTicketsBefore(
  ticketId: string,
): Promise<{ customerId: string; count: number; tickets: ResolvedTicketCard[] } | null> {
  const ticket = await db.ticket.findUnique({ where: { id: ticketId }, select: { customerId: true } });
  if (!ticket) return null;
  const where = {
    customerId: ticket.customerId,
    id: { not: ticketId },
    status: { in: ["resolved", "closed"] },
    resolvedAt: { not: null },
    mergedIntoId: null,
  };
  const [count, rows] = await Promise.all([
    db.ticket.count({ where }),
    db.ticket.findMany({ where, orderBy: { resolvedAt: "desc" }, take: shownBefore, select: { id: true } }),
  ]);
  const cards = await resolvedTicketCards(rows.map((r) => r.id));
  return { ...ticket, count, tickets: cards.sort((a, b) => b.resolvedAt - a.resolvedAt) };
}
