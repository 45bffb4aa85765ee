import type { AnswerArticle, TicketTexts } from "../../db/assistant";
import type { TableWrite } from "../../db/statement";
import { answerSources } from "../../domain/assistant/article";
import { afterAnswer, playbookOf } from "../../domain/assistant/move";
import { composeReply, fillReply, isKnownAtApproval, type ReplyFacts } from "../../domain/assistant/reply";
import type { Policy } from "../../domain/policy/compile";
import { type Reason, reason } from "../../domain/reasons";
import type { TicketCommand } from "../../domain/ticket/lifecycle";
import type { Ticket } from "../../domain/ticket/ticket";
import { assistantActor } from "../../domain/vocabulary";
import { newId } from "../ids";
import { messageWrite } from "../messageRow";

/** What a move of the assistant does to a ticket, as lifecycle commands and rows beside them. */
export interface AssistantWork {
  commands: TicketCommand[];
  also: TableWrite[];
}

/** Everything an answer is made of. */
export interface AnswerFacts {
  policy: Policy;
  texts: TicketTexts;
  articles: readonly AnswerArticle[];
  now: number;
  /** What the playbook's action returned. */
  returned?: Record<string, string>;
}

export const replyFacts = ({ policy, texts, returned = {} }: AnswerFacts, agent: string | null): ReplyFacts => ({
  customer: texts.customer,
  number: texts.number,
  desk: policy.document.name,
  agent,
  returned,
});

/** Gives a ticket to the people of its owner's queue, with why. */
export const toPeople = (t: Ticket, reasons: Reason[]): AssistantWork => ({
  commands: t.queue ? [{ do: "queue", team: t.queue.team, tier: t.queue.tier, reasons }] : [],
  also: [],
});

const sourcesOf = (t: Ticket, { policy, texts, articles }: AnswerFacts) => {
  const of = { playbook: playbookOf(t, policy), issueType: t.issueType, said: texts.said, used: texts.used };
  return answerSources(t.assistant!.lane, articles, of);
};

export function assistantMessage(
  t: Ticket,
  id: string,
  body: string,
  at: number,
  articleId: string | null,
): TableWrite {
  const message = { id, kind: "reply", actor: assistantActor, channel: t.channel, body, at } as const;
  return messageWrite(t, { ...message, format: "markdown", articleId });
}

/** Answers alone: who is speaking, the article, what to do next. What cannot be filled in is never sent. */
export function answerAlone(t: Ticket, facts: AnswerFacts): AssistantWork {
  const { policy, now } = facts;
  const article = sourcesOf(t, facts)[0];
  if (!article) return toPeople(t, [reason("assistantNoArticle")]);
  const { introduction, question, name, answerMeetsResponse } = policy.document.assistant;
  const opening = t.assistant!.turns === 0 ? [introduction] : [];
  const reply = composeReply([...opening, article.body, question], replyFacts(facts, name));
  if (!reply.ok) return toPeople(t, reply.reasons);
  const messageId = newId();
  const dueAt = afterAnswer(t, policy, now);
  return {
    commands: [{ do: "answer", messageId, dueAt, meets: answerMeetsResponse }],
    also: [assistantMessage(t, messageId, reply.text, now, article.id)],
  };
}

/** Writes a draft for a reviewer, from the closest article that can be filled in. */
export function draftAnswer(t: Ticket, facts: AnswerFacts): AssistantWork {
  const { policy, texts, now } = facts;
  const dueAt = now + policy.document.assistant.reviewMinutes * 60_000;
  let why = [reason("assistantNoArticle")];
  for (const article of sourcesOf(t, facts)) {
    const reply = fillReply(article.body, replyFacts(facts, null), isKnownAtApproval);
    if (!reply.ok) {
      why = reply.reasons;
      continue;
    }
    const draftId = newId();
    const source = { message_id: texts.lastMessageId, article_id: article.id, article_revision: article.revision };
    const when = { made_at: new Date(now).toISOString(), due_at: new Date(dueAt).toISOString() };
    const row = { id: draftId, ticket_id: t.id, ...source, body: reply.text, state: "pending", ...when };
    return {
      commands: [{ do: "draft", draftId, dueAt }],
      also: [{ table: "reply_draft", mode: "insert", rows: [row] }],
    };
  }
  return toPeople(t, why);
}
