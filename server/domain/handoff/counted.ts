import { contentOf, type Word } from "./words";

const isNumber = (word: Word): boolean => /^\d/.test(word.sense) && !/^\d{1,2}[:.]\d\d$/.test(word.text);

/** What a question counts: the sense of the noun behind "how many", or null. "others" counts more of the same. */
export function countAsked(question: string): string | null {
  const match = /\bhow many\b(?: (?:more|other|of (?:the|your|them))\b)?/iu.exec(question);
  if (!match) return null;
  const rest = question.slice(match.index + match[0].length);
  if (/^\s*(?:others|more)\b/iu.test(rest)) return "more";
  return contentOf(rest)[0]?.sense ?? null;
}

/** Where a sentence says how many of something: a number and, within three words, its noun. Place in the sentence, or null. */
export function countGiven(words: readonly Word[], noun: string): { start: number; end: number } | null {
  for (const [i, word] of words.entries()) {
    if (!isNumber(word)) continue;
    const near = words.slice(i + 1, i + 4);
    const found = near.find((w) => w.sense === noun || (noun === "more" && /^(?:more|others?)$/.test(w.text)));
    if (found) return { start: word.start, end: found.end };
  }
  return null;
}
