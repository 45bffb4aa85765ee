import type { Reason } from "@/server/domain/reasons";
import type { TicketEvent } from "@/server/domain/ticket/events";
import type { ActionOutcome } from "@/server/domain/vocabulary";
import type { TicketDetail } from "./types";

/** The beginning of a message: whole sentences up to about `limit` characters, in one line. */
export function firstSentences(text: string, limit = 220): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const sentences = line.match(/.+?[.!?](?=\s|$)/g) ?? [];
  let taken = "";
  for (const sentence of sentences) {
    if ((taken + sentence).length > limit) break;
    taken += sentence;
  }
  if (taken) return taken.trim();
  const space = line.lastIndexOf(" ", limit);
  return `${line.slice(0, space > limit / 2 ? space : limit).toWellFormed()}…`;
}

type Asking = Pick<TicketDetail, "messages" | "decision" | "subject">;

/** The message that was decided on, else the customer's first one. */
const askedIn = ({ messages, decision }: Asking) =>
  messages.find((one) => one.id === decision?.messageId) ?? messages.find((one) => one.kind === "inbound");

/** What the customer asked for, in their own words. */
export const wishOf = (detail: Asking, limit?: number): string =>
  firstSentences(askedIn(detail)?.body ?? detail.subject ?? "", limit);

/** What they have written since, the last of it; null where that was all. */
export function lastWordsOf(detail: Asking, limit: number): string | null {
  const last = detail.messages.findLast((one) => one.kind === "inbound");
  return last?.body && last.id !== askedIn(detail)?.id ? firstSentences(last.body, limit) : null;
}

export interface Tried {
  /** Ids of the people who had it and did something about it, in the order in which they had it, each once. */
  people: string[];
  /** Who has it and has done nothing yet: an alarm or a lead may have given it to somebody who has not looked. */
  holder: string | null;
  /** Replies that people wrote themselves. */
  replies: number;
  escalations: number;
  assistant: {
    /** Answers it gave alone, and drafts that a person sent. */
    answers: number;
    approved: number;
    rejected: number;
    /** Its last action and what became of it. */
    action: { id: string; outcome: ActionOutcome } | null;
    /** Why it gave the ticket to people, the last time; null while it has it or never had it. */
    handedOver: Reason | null;
  };
}

/** To take a ticket is no work on it yet, and clocks go by themselves. */
const isAct = (e: TicketEvent) => !/^(Clock|Offer|TicketAssigned)/.test(e.type);

/** What was done for the customer so far. */
export function triedSoFar(events: readonly TicketEvent[]): Tried {
  const acted = new Set(events.flatMap((e) => (e.actor.kind === "person" && isAct(e) ? [e.actor.id] : [])));
  const had = [...new Set(events.flatMap((e) => (e.type === "TicketAssigned" ? [e.data.personId] : [])))];
  const held = events.findLast((e) => e.type === "TicketAssigned" || e.type === "AssignmentEnded");
  const holder = held?.type === "TicketAssigned" && !acted.has(held.data.personId) ? held.data.personId : null;
  const drafts = events.flatMap((e) => (e.type === "DraftSettled" ? [e.data] : []));
  const fromDraft = new Set(drafts.map((d) => d.messageId));
  const sentBy = (kind: "person" | "assistant") =>
    events.filter(
      (e) =>
        e.type === "MessageSent" &&
        e.data.kind === "reply" &&
        e.actor.kind === kind &&
        !fromDraft.has(e.data.messageId),
    ).length;
  const action = events.findLast((e) => e.type === "ActionRun");
  const turn = events.findLast((e) => e.type === "AssistantTookOver" || e.type === "AssistantHandedOver");
  return {
    people: had.filter((id) => acted.has(id)),
    holder,
    replies: sentBy("person"),
    escalations: events.filter((e) => e.type === "TicketEscalated").length,
    assistant: {
      answers: sentBy("assistant"),
      approved: drafts.filter((d) => d.state === "approved" || d.state === "edited").length,
      rejected: drafts.filter((d) => d.state === "rejected").length,
      action: action?.type === "ActionRun" ? { id: action.data.action, outcome: action.data.outcome } : null,
      handedOver: turn?.type === "AssistantHandedOver" ? (turn.data.reasons[0] ?? null) : null,
    },
  };
}

/** Why the assistant has the ticket; empty when it does not. */
export function whyAssistant(events: readonly TicketEvent[]): Reason[] {
  const turn = events.findLast((e) => e.type === "AssistantTookOver" || e.type === "AssistantHandedOver");
  return turn?.type === "AssistantTookOver" ? turn.data.reasons : [];
}
