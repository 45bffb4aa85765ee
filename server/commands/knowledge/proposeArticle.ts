import { writeAudit } from "../../db/audit";
import type { Tx } from "../../db/client";
import { articleFrom, hasArticle, resolutionOf } from "../../db/proposals";
import type { TableWrite } from "../../db/statement";
import { loadEventsOf } from "../../db/tickets/load";
import { proposalOf } from "../../domain/knowledge/proposal";
import { nearDuplicate } from "../../domain/similar/similar";
import type { Ticket } from "../../domain/ticket/ticket";
import { systemActor } from "../../domain/vocabulary";
import { newId } from "../ids";
import { likeTicket } from "../similar/likeTicket";

export interface Proposal {
  articleId: string;
  writes: TableWrite[];
}

/** What a ticket that a person resolves after the assistant or a lower tier could not adds to the articles: one that is proposed,
 *  or, where tickets that say about the same have led to one before, its link to that. Null where there is nothing to learn from:
 *  nothing escalated, no answer in words, an answer that was an article already. */
export async function proposalFrom(tx: Tx, t: Ticket, at: number): Promise<Proposal | null> {
  if (t.issueType === null || (await hasArticle(tx, t.id))) return null;
  const escalated = await loadEventsOf(tx, [t.id], ["TicketEscalated", "AssistantHandedOver"]);
  if (escalated(t.id).length === 0) return null;
  const resolution = await resolutionOf(tx, t.id);
  const content = resolution && proposalOf({ ...resolution, issueType: t.issueType });
  if (!content) return null;
  const when = new Date(at).toISOString();
  const link = (articleId: string): TableWrite => ({
    table: "article_source",
    mode: "insert",
    rows: [{ article_id: articleId, ticket_id: t.id, at: when }],
  });
  const known = await articleFrom(tx, await likeTicket(t.id, nearDuplicate), t.issueType);
  if (known) return { articleId: known, writes: [link(known)] };
  const articleId = newId();
  const subject = { kind: "article", id: articleId };
  await writeAudit(tx, { actor: systemActor, action: "article.propose", subject, details: { ticketId: t.id } });
  const { title, body, issueTypeId } = content;
  const text = { title, body, issue_type_id: issueTypeId, state: "proposed" };
  const version = { id: newId(), article_id: articleId, version: 1, ...text, note: null, author: null, at: when };
  return {
    articleId,
    writes: [
      {
        table: "article",
        mode: "insert",
        rows: [{ id: articleId, ...text, revision: 1, updated_by: null, created_at: when, updated_at: when }],
      },
      { table: "article_version", mode: "insert", rows: [version] },
      link(articleId),
    ],
  };
}
