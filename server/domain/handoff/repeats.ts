import { type Ask, answerTo } from "./answer";
import { isNew } from "./guards";
import { questionsIn } from "./questions";
import { readTicket, type Said, type Utterance } from "./said";
import { plain, type Span } from "./text";

export type { Ask } from "./answer";

/** A question of a reply that the customer has answered before. */
export interface RepeatedQuestion {
  /** The question in the draft. */
  span: Span;
  asks: Ask;
  /** Index of the customer's message that holds the answer. */
  answeredIn: number;
  /** Where it stands there. */
  evidence: Span & { part: Said["part"] };
}

/** Questions of a draft whose answer the customer has already given in the ticket, in the draft's order. Messages come oldest
 *  first and without notes. Pure, total, a few milliseconds for a long ticket: it runs while somebody types. */
export function repeatedQuestions(input: { draft: string; messages: readonly Utterance[] }): RepeatedQuestion[] {
  const draft = plain(input.draft);
  const questions = questionsIn(input.draft).filter(({ start, end }) => !isNew(draft.slice(start, end)));
  if (questions.length === 0) return [];
  const ticket = readTicket(input.messages);
  return questions.flatMap((span) => {
    const answer = answerTo(draft.slice(span.start, span.end), ticket);
    if (!answer) return [];
    const { said, place, asks } = answer;
    const start = said.span.start + place.start;
    const evidence = { start, end: said.span.start + place.end, part: said.part };
    return [{ span, asks, answeredIn: said.message, evidence }];
  });
}
