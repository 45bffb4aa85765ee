import { isPending, isUnknown } from "./guards";
import { isQuestion } from "./questions";
import { plain, type Span, sentencesOf } from "./text";
import { isContent, type Word, wordsOf } from "./words";

export interface Utterance {
  from: "customer" | "agent" | "assistant";
  text: string;
  subject?: string | null;
}

/** One sentence of a ticket. */
export interface Said {
  /** Index of its message. */
  message: number;
  from: Utterance["from"];
  part: "subject" | "text";
  span: Span;
  text: string;
  words: readonly Word[];
  /** Of the words that carry what it is about. */
  senses: ReadonlySet<string>;
  isQuestion: boolean;
  isUnknown: boolean;
  isPending: boolean;
}

/** So much of a message is read, in UTF-16 units: a pasted log must not hold up who types. */
const longest = 12_000;

/** The words of which a file's name is made: "charity_cert.pdf" speaks of a certificate. */
const insideNames = (words: readonly Word[]): Word[] =>
  words.filter((w) => /_|\.\p{L}{2,4}$/u.test(w.text)).flatMap((w) => wordsOf(w.text.replace(/[_./-]/g, " ")));

function readPart(utterance: Utterance, message: number, part: Said["part"]): Said[] {
  const whole = (part === "text" ? utterance.text : (utterance.subject ?? "")).slice(0, longest);
  const text = plain(whole);
  return sentencesOf(whole).map((span) => {
    const sentence = text.slice(span.start, span.end);
    const words = wordsOf(sentence);
    return {
      message,
      from: utterance.from,
      part,
      span,
      text: sentence,
      words,
      senses: new Set([...words, ...insideNames(words)].filter(isContent).map((w) => w.sense)),
      isQuestion: isQuestion(sentence),
      isUnknown: isUnknown(sentence),
      isPending: isPending(sentence),
    };
  });
}

/** The sentences of a ticket in order, a subject before its text. */
export const readTicket = (messages: readonly Utterance[]): Said[] =>
  messages.flatMap((m, index) => [...readPart(m, index, "subject"), ...readPart(m, index, "text")]);
