import type { FeatureCounts } from "./features";

/** The features a model knows: `keys[i]` is the hash of feature i, `idf[i]` its weight; words come first. */
export interface Vocabulary {
  keys: Uint32Array;
  idf: Float32Array;
  /** Features below this index are words and pairs, the others are characters. */
  wordFeatures: number;
}

/** Finds the index of a hash, or -1. */
export type FeatureLookup = (key: number) => number;

/**
 * Keeps features that occur in at least two texts: what occurred once cannot generalise and is most of the size.
 * idf = ln((1 + n) / (1 + df)) + 1, smoothed as in scikit-learn. Order of features depends on the counts' order only.
 */
export function buildVocabulary(texts: FeatureCounts[], minTexts = 2): Vocabulary {
  const keys: number[] = [];
  const idf: number[] = [];
  const keep = (block: "words" | "characters") => {
    const seenIn = new Map<number, number>();
    for (const counts of texts) for (const key of counts[block].keys()) seenIn.set(key, (seenIn.get(key) ?? 0) + 1);
    for (const [key, frequency] of seenIn) {
      if (frequency < minTexts) continue;
      keys.push(key);
      idf.push(Math.log((1 + texts.length) / (1 + frequency)) + 1);
    }
  };
  keep("words");
  const wordFeatures = keys.length;
  keep("characters");
  return { keys: Uint32Array.from(keys), idf: Float32Array.from(idf), wordFeatures };
}

/** Open addressing at half load: a few nanoseconds a look-up, no objects. One table per block of features. */
export function featureLookup(keys: Uint32Array, from: number, to: number): FeatureLookup {
  let size = 16;
  while (size < 2 * (to - from)) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  for (let index = from; index < to; index++) {
    let slot = keys[index]! & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = index;
  }
  return (key) => {
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot]!;
      if (index < 0 || keys[index] === key) return index;
    }
  };
}
