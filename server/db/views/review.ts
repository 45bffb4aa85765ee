import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import type { Channel, DraftState, MessageFormat, RejectReason } from "../../domain/vocabulary";
import { type AnswerArticle, loadAnswerArticles } from "../assistant";
import { db, Prisma } from "../client";
import { type AttachmentView, attachmentsOfMessage } from "./attachments";
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
  messages: ReviewMessage[];
  /** The decision behind it; its evidence points into `messageId`. */
  decision: { messageId: string | null; facts: DecisionFacts; result: DecisionResult } | null;
  /** Names of the issue types and teams that the decision mentions. */
  names: Record<string, string>;
}

export interface ReviewMessage {
  id: string;
  /** Of this side: a reply. */
  isMine: boolean;
  isAssistant: boolean;
  author: string;
  channel: Channel;
  subject: string | null;
  body: string | null;
  format: MessageFormat;
  at: number;
  attachments: AttachmentView[];
}

/** Other answers that could be sent instead: published articles about the likeliest issue types. */
export interface Alternative {
  articleId: string;
  title: string;
  issueType: string | null;
  body: string;
}

const mentioned = (item: { team: string | null }, decision: { result: unknown } | undefined): string[] => {
  const result = decision?.result as DecisionResult | undefined;
  const inReasons = [...(result?.reasons ?? []), ...(result?.changes ?? [])].flatMap((r) => Object.values(r.params));
  return [item.team ?? "", ...(result?.candidates.map((c) => c.issueType) ?? []), ...inReasons.map(String)];
};

/** Drafts to review, the one that runs out first on top; `total` counts those behind them, too. */
export async function listReview(limit = 100): Promise<{ items: ReviewItem[]; total: number }> {
  const where = { state: "pending" };
  const drafts = await db.replyDraft.findMany({ where, orderBy: { dueAt: "asc" }, take: limit });
  const total = drafts.length < limit ? drafts.length : await db.replyDraft.count({ where });
  return { items: await reviewItems(drafts), total };
}

async function reviewItems(drafts: Awaited<ReturnType<typeof db.replyDraft.findMany>>): Promise<ReviewItem[]> {
  if (drafts.length === 0) return [];
  const ids = drafts.map((d) => d.ticketId);
  const select = { id: true, name: true };
  const [lines, messages, decisions, articles, types, teams] = await Promise.all([
    listTickets(Prisma.sql`t.id = ANY(${ids}::uuid[])`),
    db.message.findMany({
      where: { ticketId: { in: ids }, kind: { in: ["inbound", "reply"] } },
      orderBy: { createdAt: "asc" },
      include: {
        person: { select: { name: true } },
        ticket: { select: { customer: { select: { name: true } } } },
        attachments: attachmentsOfMessage,
      },
    }),
    db.decision.findMany({ where: { ticketId: { in: ids } }, orderBy: { at: "desc" }, distinct: ["ticketId"] }),
    db.article.findMany({ where: { id: { in: drafts.map((d) => d.articleId) } }, select: { id: true, title: true } }),
    db.issueType.findMany({ select }),
    db.team.findMany({ select }),
  ]);
  const nameOf = new Map([...types, ...teams].map((x) => [x.id, x.name]));
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
            isAssistant: m.authorKind === "assistant",
            author: m.kind === "inbound" ? m.ticket.customer.name : (m.person?.name ?? m.authorKind),
            channel: m.channel as Channel,
            subject: m.subject,
            body: m.body,
            format: m.format as MessageFormat,
            at: m.createdAt.getTime(),
            attachments: m.attachments,
          })),
        decision: decision
          ? {
              messageId: decision.messageId,
              facts: decision.facts as unknown as DecisionFacts,
              result: decision.result as unknown as DecisionResult,
            }
          : null,
        names: Object.fromEntries(
          mentioned(ticket, decision).flatMap((id) => (nameOf.has(id) ? [[id, nameOf.get(id)!]] : [])),
        ),
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
