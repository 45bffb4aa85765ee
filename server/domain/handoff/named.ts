import type { Span } from "./text";
import { contentOf, isContent, type Word, wordsOf } from "./words";

const asked =
  /\b(?:which|what)(?:'s| is| are| was| were)?(?: the| your)?(?: exact| full)?(?: (?:name|kind|sort|type|value) of)?(?: the| your| an?)? ((?:(?!(?:do|does|did|is|are|was|were|have|has|had|should|shall|would|can|could|will|must|to|you|your|we|i|it|they|the|of|for|on|in|at|with|and|called|that)\b)[\p{L}\p{N}-]+ ?){1,3})/iu;

/** The noun that "which …" or "what …" asks about, as words: "Which report are you exporting?" is "report". */
export function nounAsked(question: string): Word[] {
  const match = asked.exec(question);
  return match ? contentOf(match[1]!) : [];
}

/** Does a word look like the name of one thing: written large, in quotes, with a digit or a sign inside? */
function isName(word: Word, sentence: string, isFirst: boolean): boolean {
  const written = sentence.slice(word.start, word.end);
  if (/^(?:I|I'm|I've|I'd|I'll|OK|We|The|It|A)$/.test(written)) return false;
  if (/[\p{N}_:@/]/u.test(written) || /\p{Ll}\p{Lu}/u.test(written)) return true;
  if (sentence[word.start - 1] === '"' || sentence[word.start - 1] === ".") return true;
  if (/^\p{Lu}{2,}/u.test(written)) return true;
  return !isFirst && /^\p{Lu}\p{Ll}+/u.test(written);
}

const tool = wordsOf("software")[0]!.sense;

interface Sentence {
  text: string;
  words: readonly Word[];
}

export interface Naming {
  place: Span;
  /** In words from the noun to the name; below 0 where the name stands before. */
  steps: number;
}

/** Where a sentence names what a noun is, with a name that the question did not hold: near the noun; for a tool also behind
 *  "in", "with" or "from" ("I open it in Excel"); for a kind or sort the word before the noun ("bcrypt hashes"). */
export function nameGiven(said: Sentence, nouns: readonly Word[], question: string): Naming | null {
  const senses = new Set(nouns.map((w) => w.sense));
  const isTool = senses.has(tool);
  const { text: sentence, words } = said;
  if (!isTool && !words.some((w) => senses.has(w.sense))) return null;
  const known = new Set(wordsOf(question).map((w) => w.text));
  const isKind = /\b(?:kind|sort|type) of\b/iu.test(question);
  const isNew = (word: Word | undefined, at: number): word is Word =>
    word !== undefined && !known.has(word.text) && !senses.has(word.sense) && isName(word, sentence, at === 0);
  const between = (a: Word, b: Word): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });
  for (const [i, noun] of words.entries()) {
    const before = words[i - 1];
    if (senses.has(noun.sense)) {
      if (isKind && before && isContent(before) && !known.has(before.text))
        return { place: between(before, noun), steps: 1 };
      for (const step of [1, -1, 2, -2, 3, -3]) {
        const word = words[i + step];
        if (isNew(word, i + step)) return { place: between(noun, word), steps: step };
      }
    }
    if (isTool && /^(?:in|with|w|from|via|by|using|to)$/.test(noun.text) && isNew(words[i + 1], i + 1))
      return { place: between(noun, words[i + 1]!), steps: Number.POSITIVE_INFINITY };
  }
  return null;
}

/** Does a sentence hold any name that a question did not? */
export function holdsName({ text, words }: Sentence, question: string): boolean {
  const known = new Set(wordsOf(question).map((w) => w.text));
  return words.some((word, i) => !known.has(word.text) && isName(word, text, i === 0));
}
