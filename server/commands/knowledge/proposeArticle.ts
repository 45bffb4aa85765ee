import { loadAnswerArticles } from "../../db/assistant";
import { writeAudit } from "../../db/audit";
import type { Tx } from "../../db/client";
import { articleFrom, hasArticle, resolutionOf } from "../../db/proposals";
import { type TableWrite, writeAll } from "../../db/statement";
import { loadEventsOf } from "../../db/tickets/load";
import type { ArticleContent } from "../../domain/knowledge/article";
import { isMadeFrom, openingOf } from "../../domain/knowledge/plainText";
import { proposalOf } from "../../domain/knowledge/proposal";
import { nearDuplicate } from "../../domain/similar/similar";
import type { Ticket } from "../../domain/ticket/ticket";
import { systemActor } from "../../domain/vocabulary";
import { newId } from "../ids";
import { likeTicket } from "../similar/likeTicket";

const source = (articleId: string, ticketId: string, at: number): TableWrite => ({
  table: "article_source",
  mode: "insert",
  rows: [{ article_id: articleId, ticket_id: ticketId, at: new Date(at).toISOString() }],
});

/** Keeps an article that is proposed, linked to its ticket, with its first version and an audit line; gives its id. */
export async function writeProposal(tx: Tx, content: ArticleContent, ticketId: string, at: number): Promise<string> {
  const id = newId();
  const when = new Date(at).toISOString();
  const { title, body, issueTypeId } = content;
  const text = { title, body, issue_type_id: issueTypeId, state: "proposed" };
  const version = { id: newId(), article_id: id, version: 1, ...text, note: null, author: null, at: when };
  const row = { id, ...text, revision: 1, updated_by: null, created_at: when, updated_at: when };
  await writeAll(tx, [
    { table: "article", mode: "insert", rows: [row] },
    { table: "article_version", mode: "insert", rows: [version] },
    source(id, ticketId, at),
  ]);
  await writeAudit(tx, {
    actor: systemActor,
    action: "article.propose",
    subject: { kind: "article", id },
    details: { ticketId },
  });
  return id;
}

/** A person may have put a published article into their reply. */
async function isFromArticle(tx: Tx, issueType: string, answer: string): Promise<boolean> {
  const articles = await loadAnswerArticles(tx, [], [issueType]);
  return articles.some((one) => isMadeFrom(answer, openingOf(one.body)));
}

/** What a ticket that a person resolves after the assistant or a lower tier could not adds to the articles: one that is proposed,
 *  or, where tickets that say about the same have led to one before, its link to that. Gives the article's id; null where there is
 *  nothing to learn from: nothing escalated, no answer in words, an answer that was an article already. */
export async function proposeFrom(tx: Tx, t: Ticket, at: number): Promise<string | null> {
  if (t.issueType === null || (await hasArticle(tx, t.id))) return null;
  const escalated = await loadEventsOf(tx, [t.id], ["TicketEscalated", "AssistantHandedOver"]);
  if (escalated(t.id).length === 0) return null;
  const resolution = await resolutionOf(tx, t.id);
  if (!resolution || (await isFromArticle(tx, t.issueType, resolution.answer))) return null;
  const content = proposalOf({ ...resolution, issueType: t.issueType });
  if (!content) return null;
  const known = await articleFrom(tx, await likeTicket(t.id, nearDuplicate), t.issueType);
  if (known === null) return writeProposal(tx, content, t.id, at);
  await writeAll(tx, [source(known, t.id, at)]);
  return known;
}
