import { hashWord, wordsOf } from "./words";

const shown = 4;

/** Words that stand in any message and explain nothing, however rare they are at a desk; stems as below. */
const empty = new Set(
  (
    "say said saying tell told telling ask asked get got getting give gave given want wanted need needed make made know " +
    "see seen seem come came went going goe take took put look looked try tried still just also even only since after " +
    "before because however please thank hello dear hey the this that these those there here they them their then than " +
    "what when where which while who why how has have had having was were been being doe did doing done will would could " +
    "should can cannot can't don't doesn't didn't isn't won't i'm i've it's and but not nor for from with without into " +
    "onto about again alway very much many more most some any all each other another you your our out off over under"
  ).split(" "),
);

/** Digits are compared as zeros, so that a number shared is no number at all. */
const isNumber = /^[\d.,:-]+$/;

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
    if (shared.has(stem) || stem.length < 3 || empty.has(stem) || isNumber.test(stem) || !there.has(stem)) continue;
    shared.set(stem, { word, rarity: weigh(hashWord(stem)) });
  }
  return [...shared.values()]
    .filter((one) => one.rarity > 0)
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, shown)
    .map((one) => one.word);
}
