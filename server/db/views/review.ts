import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import type { DraftState, RejectReason } from "../../domain/vocabulary";
import { type AnswerArticle, loadAnswerArticles } from "../assistant";
import { db, Prisma } from "../client";
import { listTickets, type TicketLine } from "./ticketList";

/** A draft that waits for a reviewer, with all that one needs to judge it. Instants are epoch ms. */
export interface ReviewItem {
  draftId: string;
  body: string;
  article: { id: string; title: string; revision: number };
  madeAt: number;
  dueAt: number;
  ticket: TicketLine;
  /** The customer's messages, oldest first, and the answers between them. */
  messages: { id: string; isMine: boolean; author: string; subject: string | null; body: string; at: number }[];
  /** The decision behind it; its evidence points into `messageId`. */
  decision: { messageId: string | null; facts: DecisionFacts; result: DecisionResult } | null;
}

/** Other answers that could be sent instead: published articles about the likeliest issue types. */
export interface Alternative {
  articleId: string;
  title: string;
  issueType: string | null;
  body: string;
}

/** Drafts to review, the one that runs out first on top. */
export async function listReview(limit = 100): Promise<ReviewItem[]> {
  const drafts = await db.replyDraft.findMany({ where: { state: "pending" }, orderBy: { dueAt: "asc" }, take: limit });
  if (drafts.length === 0) return [];
  const ids = drafts.map((d) => d.ticketId);
  const [lines, messages, decisions, articles] = await Promise.all([
    listTickets(Prisma.sql`t.id = ANY(${ids}::uuid[])`),
    db.message.findMany({
      where: { ticketId: { in: ids }, kind: { in: ["inbound", "reply"] } },
      orderBy: { createdAt: "asc" },
      include: { person: { select: { name: true } }, ticket: { select: { customer: { select: { name: true } } } } },
    }),
    db.decision.findMany({ where: { ticketId: { in: ids } }, orderBy: { at: "desc" }, distinct: ["ticketId"] }),
    db.article.findMany({ where: { id: { in: drafts.map((d) => d.articleId) } }, select: { id: true, title: true } }),
  ]);
  return drafts.flatMap((d): ReviewItem[] => {
    const ticket = lines.find((t) => t.id === d.ticketId);
    if (!ticket) return [];
    const decision = decisions.find((x) => x.ticketId === d.ticketId);
    return [
      {
        draftId: d.id,
        body: d.body,
        article: {
          id: d.articleId,
          title: articles.find((a) => a.id === d.articleId)?.title ?? "",
          revision: d.articleRevision,
        },
        madeAt: d.madeAt.getTime(),
        dueAt: d.dueAt.getTime(),
        ticket,
        messages: messages
          .filter((m) => m.ticketId === d.ticketId)
          .map((m) => ({
            id: m.id,
            isMine: m.kind !== "inbound",
            author: m.kind === "inbound" ? m.ticket.customer.name : (m.person?.name ?? m.authorKind),
            subject: m.subject,
            body: m.body ?? "",
            at: m.createdAt.getTime(),
          })),
        decision: decision
          ? {
              messageId: decision.messageId,
              facts: decision.facts as unknown as DecisionFacts,
              result: decision.result as unknown as DecisionResult,
            }
          : null,
      },
    ];
  });
}

const mostAlternatives = 9;

/** The articles a reviewer may take instead, those of the likeliest issue type first. */
export async function alternativesOf(draftId: string): Promise<{ articles: AnswerArticle[]; ticketId: string } | null> {
  const draft = await db.replyDraft.findUnique({
    where: { id: draftId },
    include: { ticket: { select: { candidates: true } } },
  });
  if (!draft) return null;
  const types = (draft.ticket.candidates as unknown as { issueType: string }[]).map((c) => c.issueType);
  const found = await loadAnswerArticles(db, [], types);
  const others = found.filter((a) => a.id !== draft.articleId);
  const rank = (a: AnswerArticle) => types.indexOf(a.issueType ?? "");
  others.sort((a, b) => rank(a) - rank(b));
  return { articles: others.slice(0, mostAlternatives), ticketId: draft.ticketId };
}

/** What a person settled lately, newest first. */
export interface SettledDraft {
  draftId: string;
  ticketId: string;
  number: number;
  subject: string | null;
  state: DraftState;
  reason: RejectReason | null;
  at: number;
  draft: string;
  /** What was sent in the end; null for a refused draft. */
  sent: string | null;
}

export async function listSettled(personId: string, limit = 20): Promise<SettledDraft[]> {
  const rows = await db.replyDraft.findMany({
    where: { settledBy: personId, state: { in: ["approved", "edited", "rejected"] } },
    orderBy: { settledAt: "desc" },
    take: limit,
    include: { ticket: { select: { number: true, subject: true } } },
  });
  const replies = await db.message.findMany({
    where: { id: { in: rows.flatMap((r) => r.replyId ?? []) } },
    select: { id: true, body: true },
  });
  return rows.map((r) => ({
    draftId: r.id,
    ticketId: r.ticketId,
    number: Number(r.ticket.number),
    subject: r.ticket.subject,
    state: r.state as DraftState,
    reason: r.rejectReason as RejectReason | null,
    at: r.settledAt!.getTime(),
    draft: r.body,
    sent: replies.find((m) => m.id === r.replyId)?.body ?? null,
  }));
}
