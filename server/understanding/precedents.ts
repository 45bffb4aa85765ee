import type { TextVector } from "./vectorize";

/** A text as it is compared: its words, and its meaning where the encoder has seen it. */
export interface Comparable {
  words: TextVector;
  meaning: Float32Array | null;
}

/** Cosine of the word parts of two texts, 0..1. */
function sharedWords(a: TextVector, b: TextVector): number {
  const weights = new Map<number, number>();
  for (let at = 0; at < a.words; at++) weights.set(a.indices[at]!, a.values[at]!);
  let dot = 0;
  let lengthB = 0;
  for (let at = 0; at < b.words; at++) {
    dot += (weights.get(b.indices[at]!) ?? 0) * b.values[at]!;
    lengthB += b.values[at]! ** 2;
  }
  let lengthA = 0;
  for (const value of weights.values()) lengthA += value * value;
  return dot === 0 ? 0 : Math.min(1, dot / Math.sqrt(lengthA * lengthB));
}

function sharedMeaning(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  for (let at = 0; at < a.length; at++) dot += a[at]! * b[at]!;
  return Math.max(0, Math.min(1, dot));
}

/** How much alike two texts are, 0..1: by meaning where both have been encoded, else by words. */
export function closeness(a: Comparable, b: Comparable): number {
  const byWords = sharedWords(a.words, b.words);
  return a.meaning && b.meaning ? Math.max(byWords, sharedMeaning(a.meaning, b.meaning)) : byWords;
}

/** The example closest to a text, the later of two as close, and how close it is; null where none is at `least`. */
export function closestTo<T extends Comparable>(
  text: Comparable,
  examples: readonly T[],
  least: number,
): { example: T; closeness: number } | null {
  let best: { example: T; closeness: number } | null = null;
  for (const example of examples) {
    const found = closeness(text, example);
    if (found >= least && found >= (best?.closeness ?? 0)) best = { example, closeness: found };
  }
  return best;
}
