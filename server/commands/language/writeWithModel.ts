import { loadAnswerArticles, loadTicketTexts } from "../../db/assistant";
import { db } from "../../db/client";
import { loadTicketDetail } from "../../db/views/ticketDetail";
import { BatonError } from "../../errors";
import { log } from "../../log";
import type { LanguageAnswer } from "../../understanding/language/port";
import { draftFromArticles, summariseConversation } from "../../understanding/language/tasks";

/** Where it was asked, beside what went wrong; never what was written. */
function logged<T>(answer: LanguageAnswer<T>, asked: { task: "summary" | "draft"; ticketId: string }) {
  if (!answer.ok)
    log.warn({ ...asked, why: answer.why, detail: answer.detail }, "the language model was asked in vain");
  return answer;
}

const mostArticles = 4;
/** The end of a long conversation is what whoever takes it over must know. */
const summarised = 10_000;

/** A summary of a ticket for its reader. It is not kept: the messages are, and they may be erased. */
export async function summariseTicket(ticketId: string): Promise<LanguageAnswer<string>> {
  const detail = await loadTicketDetail(ticketId);
  if (!detail) throw new BatonError("notFound", "There is no such ticket.", "ticketId");
  const lines = detail.messages.flatMap((m) => (m.body === null ? [] : [`${m.kind}, ${m.author}: ${m.body}`]));
  const text = [detail.subject ?? "", ...lines].join("\n\n");
  return logged(await summariseConversation(text.slice(-summarised)), { task: "summary", ticketId });
}

/** One more answer that a reviewer may take instead of a draft's; sent only when they approve it. */
export async function draftWithModel(draftId: string): Promise<LanguageAnswer<string>> {
  const draft = await db.replyDraft.findUnique({
    where: { id: draftId },
    select: { ticketId: true, articleId: true, ticket: { select: { issueTypeId: true } } },
  });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "draftId");
  const { issueTypeId } = draft.ticket;
  const [texts, articles] = await Promise.all([
    loadTicketTexts(db, [draft.ticketId]),
    loadAnswerArticles(db, [draft.articleId], issueTypeId ? [issueTypeId] : []),
  ]);
  const { said, customer } = texts.get(draft.ticketId)!;
  const first = [...articles].sort((a, b) => Number(b.id === draft.articleId) - Number(a.id === draft.articleId));
  // What stands between double braces is filled in for an article, not by a model.
  const plain = first.slice(0, mostArticles).map((a) => ({ ...a, body: a.body.replace(/\{\{[^}]*\}\}/g, "…") }));
  const { ticketId } = draft;
  return logged(await draftFromArticles({ said, customer, articles: plain }), { task: "draft", ticketId });
}
