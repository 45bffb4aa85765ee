import { phraseFinder } from "./words";

/** A part of the product as the policy lists it. */
export interface ProductFeature {
  id: string;
  name: string;
  /** Other words for it. */
  words: string[];
}

/** Ids of the product's features that a text names, by name or by another word for it, as whole words, in the policy's order. */
export function readFeatures(text: string, features: readonly ProductFeature[]): string[] {
  if (features.length === 0) return [];
  const isNamed = phraseFinder(text);
  return features.filter(({ name, words }) => isNamed(name) || words.some(isNamed)).map(({ id }) => id);
}
