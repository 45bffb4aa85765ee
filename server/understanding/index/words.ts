import { blankMarkup } from "../../domain/triage/markup";
import { tokenize } from "../tokenize";

/** A longer text is a log: its first words tell what it is about. */
const readWords = 600;

const endings: readonly [RegExp, string][] = [
  [/(ss|us|is)$/, "$1"],
  [/ies$/, "y"],
  [/(x|ch|sh|ss)es$/, "$1"],
  [/s$/, ""],
];

/** Takes the plural off a word of four letters or more. More stemming was measured and found nothing more. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  const ending = endings.find(([pattern]) => pattern.test(word));
  return ending ? word.replace(...ending) : word;
}

/** The words of a text as they are compared, each as written once with its stem. */
export function wordsOf(text: string): { word: string; stem: string }[] {
  return tokenize(blankMarkup(text))
    .slice(0, readWords)
    .map((word) => ({ word, stem: stem(word.replace(/'s$/, "")) }));
}

/** FNV-1a with murmur3's finaliser: 32 bits, so that among 100,000 different words about one pair clashes. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 16777619);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** How often each word stands in a text, by its hash. The index keeps no words, so it cannot tell what was written. */
export function countWords(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { stem: one } of wordsOf(text)) {
    const hash = hashWord(one);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}
