import { plainText } from "../knowledge/plainText";
import type { TicketEvent } from "../ticket/events";
import type { MessageFormat } from "../vocabulary";
import { emptyContract, type HandoffContract, type HandoffEvidence, type HandoffStep, handoffLimits } from "./contract";

/** Of a message of the ticket, oldest first: what a contract can be begun from. */
export interface SaidMessage {
  id: string;
  kind: "inbound" | "reply" | "note";
  /** Null once it was erased. */
  body: string | null;
  format?: MessageFormat;
  /** What an answer was made from, and says at more length than a colleague needs. */
  article?: { title: string } | null;
  attachments: readonly { id: string }[];
}

/** Words that only machines write: quoted errors, codes such as SYNC-3107, statuses, stack traces. */
const errorText =
  /\b[A-Z]{2,}[-_]\d{2,}\b|\b(?:HTTP )?[45]\d\d\b(?= (?:error|Bad|Unauthorized|Forbidden|Not Found|Internal|Service))|\b\w*(?:Error|Exception)\b: |\bat \S+ \(\S+:\d+|["'“‘`][^"'“”‘’`]{0,120}\b(?:error|failed|invalid|unexpected|denied|not found|mismatch|timeout)\b/i;

/** Whether a text quotes what a machine said of a fault. */
export const quotesError = (text: string): boolean => errorText.test(text);

const shortened = (text: string, most: number) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
};
const newest = <T>(list: readonly T[]): T[] => list.slice(-handoffLimits.rows);

/** A line of a form draws no Markdown. */
const plain = ({ body, format }: SaidMessage) => (body && format === "markdown" ? plainText(body) : body)?.trim();

/** Sentences for what was tried; the words are the screen's. */
export interface StepWords {
  answered: (text: string) => string;
  sentArticle: (title: string) => string;
  ran: (action: string) => string;
}

/** What was tried so far, with who did it, in the order in which it happened: replies to the customer, internal notes, and
 *  actions of the assistant. */
function stepsOf(
  events: readonly TicketEvent[],
  said: ReadonlyMap<string, SaidMessage>,
  words: StepWords,
): HandoffStep[] {
  return events.flatMap((e): HandoffStep[] => {
    if (e.actor.kind !== "assistant" && (e.actor.kind !== "person" || e.actor.id === null)) return [];
    const by = e.actor.kind === "assistant" ? "assistant" : e.actor.id!;
    if (e.type === "ActionRun")
      return [{ by: "assistant", what: shortened(words.ran(e.data.action), handoffLimits.step) }];
    if (e.type !== "MessageSent") return [];
    const message = said.get(e.data.messageId);
    const body = message && plain(message);
    if (!body) return [];
    if (message.article) return [{ by, what: shortened(words.sentArticle(message.article.title), handoffLimits.step) }];
    const text = shortened(body, 200);
    return [{ by, what: shortened(e.data.kind === "note" ? text : words.answered(text), handoffLimits.step) }];
  });
}

/** A contract as far as the ticket's own history can fill it in: a person reads it over and sends it. `wish` is what the
 *  customer wants, as the brief has it. Pure; never longer than the limits. */
export function prefilled(
  events: readonly TicketEvent[],
  messages: readonly SaidMessage[],
  wish: string,
  words: StepWords,
): HandoffContract {
  const said = new Map(messages.map((m) => [m.id, m]));
  const inbound = messages.filter((m) => m.kind === "inbound");
  const evidence = inbound.flatMap((m): HandoffEvidence[] => [
    ...(m.body && quotesError(m.body) ? [{ kind: "message", id: m.id } as const] : []),
    ...m.attachments.map(({ id }) => ({ kind: "attachment", id }) as const),
  ]);
  return {
    ...emptyContract,
    tried: newest(stepsOf(events, said, words)),
    wanted: shortened(wish, handoffLimits.wanted),
    evidence: newest(evidence),
  };
}
