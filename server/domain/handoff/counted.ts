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

/** How many letters at least make two words one family: "invited" and "invitations". */
const family = 5;

const isKin = (a: string, b: string): boolean => a === b || (a.length >= family && b.startsWith(a.slice(0, family)));

/** Where a sentence gives a number right before a word that counts anything ("pieces", "of us"), or within three words of one that
 *  the question holds, in whatever form. Place in the sentence, or null. */
export function countNear(
  words: readonly Word[],
  noun: string,
  senses: ReadonlySet<string>,
): { start: number; end: number } | null {
  for (const [i, word] of words.entries()) {
    if (!isNumber(word) || !/^\d[\d.,]*k?$/.test(word.sense)) continue;
    const around = [...words.slice(Math.max(0, i - 3), i), ...words.slice(i + 1, i + 4)];
    const next = words[i + 1];
    const isPieces = next !== undefined && /^(?:pieces?|pcs|items?|units?|of|ppl|altogether|total)$/.test(next.text);
    const kin = around.find((w) => isKin(noun, w.sense) || [...senses].some((s) => isKin(s, w.sense)));
    if (isPieces) return { start: word.start, end: next.end };
    if (kin) return { start: Math.min(word.start, kin.start), end: Math.max(word.end, kin.end) };
  }
  return null;
}
