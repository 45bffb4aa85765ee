import { holdsName, nounAsked } from "./named";
import type { Said } from "./said";
import { contentOf, wordsOf } from "./words";

/** Share of a question's words that an earlier question or advice must hold to be the same one. */
const sameQuestion = 0.6;
/** The same for a step that was advised and is asked for again, where what is to be done is the same. */
const sameStep = 0.5;
/** Share of a question's words that a customer's sentence must hold to answer it. */
const sameFact = 0.66;
/** The same for a question of yes or no that has at least two of its words there. */
const sameState = 0.5;

export const sensesOf = (question: string): string[] => [...new Set(contentOf(question).map((w) => w.sense))];

/** Share of `senses` that are found, 0..1. */
export const share = (senses: readonly string[], found: ReadonlySet<string>): number =>
  senses.length === 0 ? 0 : senses.filter((s) => found.has(s)).length / senses.length;

const isAdvice = (said: Said): boolean =>
  said.isQuestion ||
  /\b(?:please|could you|can you|would you|try|have you|you can|you could|tell|has to|have to|must|should|needs?|required)\b/iu.test(
    said.text,
  );

/** What was asked, not what was advised: "who set it up?" is not answered by "please set it up again". */
const isAsking = (said: Said): boolean =>
  said.isQuestion || /\b(?:tell|let (?:me|us) know|which|what)\b/iu.test(said.text);

/** Asks whether something was done, or to do it. */
const isStep = (question: string): boolean =>
  /\b(?:did you|have you|has (?:he|she|anyone|somebody)|had you|please|could you|can you|would you (?:try|mind))\b/iu.test(
    question,
  );

/** Asks to hand something over: that it was mentioned is no answer. */
const isSending = (question: string): boolean =>
  /\b(?:send|attach|share|upload|forward|provide|sign|write me|write us)\b/iu.test(question);

/** "All of them, or just some?" asks how far it goes: that it happens is no answer. */
const isExtent = (question: string): boolean =>
  /\b(?:all|every|any|each)\b.*\bor\b.*\b(?:only|just|merely|some|those|certain)\b|\b(?:only|just)\b.*\bor\b.*\b(?:all|every|also)\b/iu.test(
    question,
  );

function isSame(question: string, senses: readonly string[], asked: Said): boolean {
  const common = senses.filter((s) => asked.senses.has(s)).length;
  if (common / senses.length >= (common >= 2 ? sameStep : sameQuestion)) return true;
  const least = Math.min(senses.length, asked.senses.size);
  const nouns = nounAsked(question);
  const isNoun = nouns.length > 0 && asked.isQuestion && nouns.every((w) => asked.senses.has(w.sense));
  if (common / least >= sameQuestion && (common >= 2 || (isNoun && asked.senses.size === 1))) return true;
  return isStep(question) && asked.senses.has(senses[0]!) && common / senses.length >= sameStep;
}

/** What the customer answered when the same was asked or advised before: a sentence that is neither a question in return nor "I
 *  don't know" nor "later". */
export function answeredBefore(question: string, ticket: readonly Said[], isOpen: boolean): Said | null {
  const senses = sensesOf(question);
  if (senses.length === 0) return null;
  for (const [i, asked] of ticket.entries()) {
    if (asked.from === "customer" || !(isOpen ? isAsking(asked) : isAdvice(asked) || isStep(question))) continue;
    if (!isSame(question, senses, asked)) continue;
    const next = ticket.slice(i + 1).find((s) => s.from === "customer")?.message;
    const reply = ticket.filter((s) => s.message === next && s.part === "text");
    if (reply.some((s) => s.isUnknown || s.isPending)) continue;
    const answer = reply.find((s) => !s.isQuestion);
    if (answer) return answer;
  }
  return null;
}

/** The customer's sentence that says what a question asks, in nearly all of its words. Where it asks "what", the sentence must
 *  also say something that the question does not; where it asks "which report", name one, or the next sentence does. */
export function saidAlready(question: string, told: readonly Said[], isOpen: boolean): Said | null {
  const senses = sensesOf(question);
  if (senses.length === 0 || isSending(question) || isExtent(question)) return null;
  const known = new Set(wordsOf(question).map((w) => w.sense));
  const nouns = new Set(nounAsked(question).map((w) => w.sense));
  const isNaming = nouns.size > 0;
  // One word is found anywhere.
  if (isOpen && senses.length < 2) return null;
  // Nothing but the noun: that it is spoken of says nothing.
  if (isNaming && senses.every((s) => nouns.has(s))) return null;
  const found = told.find((said, i) => {
    const common = senses.filter((s) => said.senses.has(s)).length;
    const least = !isOpen && !isStep(question) && common >= 2 ? sameState : sameFact;
    if (said.isQuestion || said.isPending || common / senses.length < least) return false;
    if (!isOpen) return true;
    const next = told[i + 1];
    const goesOn = next?.message === said.message && /^(?:it|they|that|these|those)\b/iu.test(next.text);
    if (isNaming) return holdsName(said, question) || (goesOn && holdsName(next, question));
    return [...said.senses].some((s) => !known.has(s));
  });
  return found ?? null;
}
