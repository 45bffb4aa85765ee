import { loadTicketTexts, type TicketTexts } from "../../db/assistant";
import { db } from "../../db/client";
import { loadTicket } from "../../db/tickets/load";
import { correctUpTo, editShare } from "../../domain/assistant/edit";
import { actionOf, afterAnswer, playbookOf } from "../../domain/assistant/move";
import { fillReply } from "../../domain/assistant/reply";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import type { PlaybookAction } from "../../domain/policy/document";
import { reason } from "../../domain/reasons";
import type { Ticket } from "../../domain/ticket/ticket";
import { type Actor, assistantActor, type RejectReason } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { changeTicket, refused } from "../changeTicket";
import { newId } from "../ids";
import { messageWrite } from "../messageRow";
import { requestPlan } from "../planWaiting";
import { toPeople } from "./answer";
import { outcomeWrite } from "./outcome";
import { callAction } from "./performAction";
import { requestWork } from "./runAssistant";

async function findDraft(id: string) {
  const draft = await db.replyDraft.findUnique({ where: { id } });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "draftId");
  return draft;
}

interface Sending {
  policy: Policy;
  texts: TicketTexts;
  reviewer: string;
  returned?: Record<string, string>;
}

/** The reviewer's text as it is sent: what was left for this moment is filled in. With `later`, what the action returns may
 *  still be missing. */
function finalText(
  body: string,
  { policy, texts, reviewer, returned = {} }: Sending,
  later?: (name: string) => boolean,
): string {
  const about = { customer: texts.customer, number: texts.number, desk: policy.document.name };
  const reply = fillReply(body, { ...about, agent: reviewer, returned }, later);
  if (reply.ok) return reply.text;
  throw new BatonError("badInput", `{{${reply.variable}}} has no value here: write the words themselves.`, "body");
}

const actionFor = (t: Ticket, policy: Policy): PlaybookAction | null => {
  const id = t.assistant?.turns === 0 ? playbookOf(t, policy)?.action : null;
  return id ? actionOf(policy, id) : null;
};

/** Runs the action that an approved first answer needs. The claim lets one reviewer do so; a failed action gives the ticket
 *  to people, and the reviewer hears why. */
async function runFirst(
  ticketId: string,
  draftId: string,
  actor: Actor,
  look: (policy: Policy, action: PlaybookAction | null) => void,
): Promise<Record<string, string>> {
  const asked: { action: PlaybookAction | null } = { action: null };
  await changeTicket(ticketId, actor, (t, now, policy) => {
    if (t.assistant?.draftId !== draftId || t.assistant.step !== "reviewing") throw refused("draftGone");
    asked.action = actionFor(t, policy);
    look(policy, asked.action);
    if (!asked.action) return { commands: [] };
    return {
      commands: [{ do: "act", action: asked.action.id, dueAt: now + (asked.action.timeoutSeconds + 15) * 1000 }],
    };
  });
  const { action } = asked;
  if (!action) return {};
  const claimed = await loadTicket(ticketId);
  const { outcome, returned, ms } = await callAction(claimed!, action);
  let isHandedOver = false;
  await changeTicket(ticketId, assistantActor, (t) => {
    isHandedOver = outcome !== "done" && t.assistant?.step === "acting";
    const failed = isHandedOver
      ? toPeople(t, [reason("assistantAction", { action: action.id, outcome })]).commands
      : [];
    return { commands: [{ do: "recordAction", action: action.id, outcome, ms }, ...failed] };
  });
  if (outcome === "done") return returned;
  if (isHandedOver) await requestPlan();
  const text = `“${action.name}” did not succeed, so nothing was sent; the ticket is in its queue now.`;
  throw new BatonError("conflict", text, "action");
}

/** The article that an answer is from: the draft's, or another published one that the reviewer took instead. */
async function sourceOf(draft: { articleId: string }, articleId: string): Promise<string> {
  if (articleId === draft.articleId) return articleId;
  const other = await db.article.findFirst({ where: { id: articleId, state: "published" }, select: { id: true } });
  if (!other) throw new BatonError("badInput", "This article is not published any more: choose another.", "articleId");
  return other.id;
}

/** Sends a draft, as it is, edited, or with the text of another article or of a language model (`writtenWith`), in the
 *  reviewer's name. Two reviewers at once: the
 *  ticket's lock lets one win, the other hears that it is settled. The same when the customer wrote meanwhile: what they
 *  said must be read first. */
export async function approveDraft(
  draftId: string,
  reviewer: { id: PersonId; name: string },
  body: string,
  takenFrom?: string,
  writtenWith: string | null = null,
): Promise<{ ticketId: string }> {
  const draft = await findDraft(draftId);
  const articleId = await sourceOf(draft, takenFrom ?? draft.articleId);
  const actor: Actor = { kind: "person", id: reviewer.id };
  const texts = (await loadTicketTexts(db, [draft.ticketId])).get(draft.ticketId)!;
  // A text that cannot be filled in must not cost an action.
  const returned = await runFirst(draft.ticketId, draftId, actor, (policy, action) => {
    const isReturned = (name: string) => action?.returns.some((one) => name === `action.${one}`) ?? false;
    finalText(body, { policy, texts, reviewer: reviewer.name }, isReturned);
  });
  await changeTicket(draft.ticketId, actor, (t, at, policy) => {
    if (t.assistant?.draftId !== draftId) throw refused("draftGone");
    const text = finalText(body, { policy, texts, reviewer: reviewer.name, returned });
    const share = editShare(draft.body, body);
    const messageId = newId();
    const sent = { id: messageId, kind: "reply", actor, channel: t.channel, body: text, at } as const;
    const write = messageWrite(t, { ...sent, format: "markdown", articleId });
    const dueAt = afterAnswer(t, policy, at);
    return {
      commands: [{ do: "approveDraft", draftId, isEdited: share > 0, messageId, dueAt, writtenWith }],
      also: [write, ...outcomeWrite(t, share <= correctUpTo, "review", at)],
    };
  });
  return { ticketId: draft.ticketId };
}

/** Refuses a draft: people of the owner's queue get the ticket, with the reason. */
export async function rejectDraft(
  draftId: string,
  personId: PersonId,
  why: RejectReason,
): Promise<{ ticketId: string }> {
  const { ticketId } = await findDraft(draftId);
  await changeTicket(ticketId, { kind: "person", id: personId }, (t, at) => {
    const reasons = [reason("reviewRejected", { reason: why })];
    return {
      commands: [{ do: "rejectDraft", draftId, reason: why, reasons }],
      also: outcomeWrite(t, false, "review", at),
    };
  });
  await requestWork();
  return { ticketId };
}
