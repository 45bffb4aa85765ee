import { hashWord, wordsOf } from "./words";

const shown = 4;

/** How many different words of a text tell what it is about; `weigh` as below. */
export function tellingWords(text: string, weigh: (word: number) => number): number {
  const stems = new Set(wordsOf(text).map((w) => w.stem));
  return [...stems].filter((stem) => stem.length >= 3 && weigh(hashWord(stem)) > 0).length;
}

/** The rarest words that two texts share, as the first one writes them: why one was found by the other.
 *  `weigh` says how rare a hashed word is, 0 where it explains nothing. */
export function sharedWords(asked: string, found: string, weigh: (word: number) => number): string[] {
  const there = new Set(wordsOf(found).map((w) => w.stem));
  const shared = new Map<string, { word: string; rarity: number }>();
  for (const { word, stem } of wordsOf(asked)) {
    if (shared.has(stem) || stem.length < 3 || !there.has(stem)) continue;
    shared.set(stem, { word, rarity: weigh(hashWord(stem)) });
  }
  return [...shared.values()]
    .filter((one) => one.rarity > 0)
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, shown)
    .map((one) => one.word);
}
