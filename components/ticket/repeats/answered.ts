import { repeatedQuestions } from "@/server/domain/handoff/repeats";
import type { Utterance } from "@/server/domain/handoff/said";
import type { MessageView } from "../detail/types";

/** A question of the reply under way that the customer has answered, in the words of both. */
export interface Answered {
  question: string;
  evidence: string;
  messageId: string;
  /** When the customer wrote it. */
  at: number;
}

/** Longer quotes are cut: the line is to be read in passing. In UTF-16 units. */
const longest = 70;

const quote = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
};

const fromOf = ({ kind, isAssistant }: Pick<MessageView, "kind" | "isAssistant">): Utterance["from"] =>
  kind === "inbound" ? "customer" : isAssistant ? "assistant" : "agent";

type Message = Pick<MessageView, "id" | "kind" | "isAssistant" | "subject" | "body" | "at">;

/** The questions of a draft that the ticket's messages answer. Notes count for nothing: the customer has not written them. */
export function answeredIn(draft: string, messages: readonly Message[]): Answered[] {
  const talk = messages.filter((m) => m.kind !== "note" && m.body !== null).sort((a, b) => a.at - b.at);
  const said = talk.map((m) => ({ from: fromOf(m), text: m.body ?? "", subject: m.subject }));
  return repeatedQuestions({ draft, messages: said }).flatMap((one) => {
    const message = talk[one.answeredIn];
    if (!message) return [];
    const whole = (one.evidence.part === "subject" ? message.subject : message.body) ?? "";
    return {
      question: quote(draft.slice(one.span.start, one.span.end)),
      evidence: quote(whole.slice(one.evidence.start, one.evidence.end)),
      messageId: message.id,
      at: message.at,
    };
  });
}
