import { actAsked } from "./acts";
import { anotherAsked } from "./another";
import { asksForWish, choicesIn, isWish } from "./choice";
import { countAsked, countGiven, countNear } from "./counted";
import { asksWhat } from "./guards";
import { identifierAsked } from "./identifiers";
import { type KindName, kindAsked } from "./kinds";
import { nameGiven, nounAsked } from "./named";
import { answeredBefore, saidAlready, sensesOf, share } from "./overlap";
import { partsOf } from "./questions";
import { isAboutSame } from "./referent";
import type { Said } from "./said";
import type { Span } from "./text";
import { contentOf } from "./words";

/** What a question asks for. Beside the kinds with patterns of their own: a number or id, how many, what something is called,
 *  which of two, what was asked before, and anything else that the customer said in so many words. */
export type Ask =
  | KindName
  | "identifier"
  | "count"
  | "name of it"
  | "choice"
  | "another one"
  | "act"
  | "asked before"
  | "fact";

export interface Answer {
  said: Said;
  /** In the sentence. */
  place: Span;
  asks: Ask;
}

const whole = (said: Said): Span => ({ start: 0, end: said.text.length });

/** First match of a pattern in a sentence whose text is not in the question itself. */
function matchIn(said: Said, pattern: RegExp, question: string): Span | null {
  const asked = question.toLowerCase();
  for (const match of said.text.matchAll(pattern)) {
    const found = match[0].replace(/[\s.,;:(]+$/, "");
    if (found === "" || asked.includes(found.toLowerCase())) continue;
    return { start: match.index, end: match.index + found.length };
  }
  return null;
}

type Way = (question: string, told: readonly Said[]) => Answer | null;

/** The sentence in which `find` finds something: of several the one with most words of the question, and then the first. */
function best(asks: Ask, question: string, told: readonly Said[], find: (said: Said) => Span | null): Answer | null {
  const senses = sensesOf(question);
  let answer: Answer | null = null;
  let most = -1;
  for (const said of told) {
    const common = share(senses, said.senses);
    const place = common > most ? find(said) : null;
    if (!place) continue;
    answer = { said, place, asks };
    most = common;
  }
  return answer;
}

const byIdentifier: Way = (question, told) => {
  const asked = identifierAsked(question);
  if (!asked) return null;
  const naming = new Set(told.filter((s) => asked.mentions.test(s.text)).map((s) => s.message));
  return best("identifier", question, told, (said) => {
    const named = matchIn(said, asked.gives, question);
    return named ?? (naming.has(said.message) ? matchIn(said, asked.bare, question) : null);
  });
};

const byCount: Way = (question, told) => {
  const noun = countAsked(question);
  if (noun === null) return null;
  const senses = contentOf(question).map((w) => w.sense);
  // "In the calls", "per day", "at once": a number of the same people need not be that number.
  const isNarrow = /\b(?:per|each|at once|at a time|at the same time|in the|during)\b/iu.test(question);
  return best("count", question, told, (said) => {
    const place = countGiven(said.words, noun);
    const isLinked = senses.some((s) => s !== noun && said.senses.has(s));
    if (place) return !isNarrow || isLinked ? place : null;
    // "9 people were invited" tells how many invitations: a number in a sentence about the same, or of pieces.
    return isNarrow || said.isQuestion ? null : countNear(said.words, noun, new Set(senses));
  });
};

const byKind: Way = (question, told) => {
  const asked = kindAsked(question);
  if (!asked) return null;
  const { asks, gives, link = 0 } = asked.kind;
  const others = sensesOf(question.replace(asks, " "));
  return best(asked.name, question, told, (said) => {
    if (others.length > 0 && share(others, said.senses) < link) return null;
    return matchIn(said, gives, question);
  });
};

const byName: Way = (question, told) => {
  const nouns = nounAsked(question);
  if (nouns.length === 0) return null;
  const heads = new Set(nouns.map((w) => w.sense));
  const others = contentOf(question).filter((w) => !heads.has(w.sense));
  return best("name of it", question, told, (said) => {
    const naming = nameGiven(said, nouns, question);
    if (!naming) return null;
    // Only a name right behind the noun needs no other word in common to be believed.
    const isLinked = naming.steps === 1 || others.some((w) => said.senses.has(w.sense));
    const isNear = others.length === 0 && naming.steps === -1;
    return isLinked || isNear ? naming.place : null;
  });
};

const byChoice: Way = (question, told) => {
  const choices = choicesIn(question);
  if (choices.length < 2) return null;
  const isAboutWish = asksForWish(question);
  return best("choice", question, told, (said) => {
    if (said.isQuestion || (isAboutWish && !isWish(said.text))) return null;
    return choices.some((senses) => senses.every((s) => said.senses.has(s))) ? whole(said) : null;
  });
};

const byAnother: Way = (question, told) => {
  const gives = anotherAsked(question);
  return (
    gives && best("another one", question, told, (said) => (said.isQuestion ? null : matchIn(said, gives, question)))
  );
};

const byAct: Way = (question, told) => {
  const gives = actAsked(question);
  return gives && best("act", question, told, (s) => (s.isQuestion || s.isPending ? null : matchIn(s, gives, "")));
};

/** From the narrowest to the widest. A question that one of the first three understands asks for a value: without one, that the
 *  customer spoke of it is no answer. */
const ways: readonly Way[] = [byAct, byAnother, byIdentifier, byCount, byKind, byName, byChoice];

function answerToPart(question: string, ticket: readonly Said[], all: readonly Said[]): Answer | null {
  const told = all.filter((s) => isAboutSame(question, s.text));
  for (const way of ways) {
    const answer = way(question, told);
    if (answer) return answer;
  }
  const before = answeredBefore(question, ticket, asksWhat(question));
  if (before) return { said: before, place: whole(before), asks: "asked before" };
  if (identifierAsked(question) || countAsked(question) !== null || kindAsked(question)) return null;
  const wished = asksForWish(question) ? told.filter((s) => isWish(s.text)) : told;
  const fact = saidAlready(question, wished, asksWhat(question));
  return fact && { said: fact, place: whole(fact), asks: "fact" };
}

/** The first answer that the customer has given to a question, or null. Of a question in several parts each must be answered. */
export function answerTo(question: string, ticket: readonly Said[]): Answer | null {
  const told = ticket.filter((s) => s.from === "customer" && !s.isUnknown);
  const answers = partsOf(question).map((part) => answerToPart(part, ticket, told));
  return answers.every((a) => a !== null) ? (answers[0] ?? null) : null;
}
