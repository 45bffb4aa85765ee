/** BM25 (Robertson & Zaragoza 2009), k1 = 1.2, b = 0.6. */
const saturation = 1.2;
const lengthWeight = 0.6;

/** How much a word weighs that `holders` of `texts` hold; above 0 also for a word that all hold. */
export const rarity = (texts: number, holders: number): number =>
  Math.log(1 + (texts - Math.min(holders, texts) + 0.5) / (Math.min(holders, texts) + 0.5));

/** What a text's length adds to the denominator of `occurrence`. */
export const lengthNorm = (length: number, meanLength: number): number =>
  saturation * (1 - lengthWeight + lengthWeight * (length / Math.max(1, meanLength)));

/** How much it counts that a word occurs `times`, 0..2.2; one occurrence in a text of mean length counts 1. */
export const occurrence = (times: number, norm: number): number => (times * (saturation + 1)) / (times + norm);

/**
 * Closeness by words and by meaning as one number, 0..1. The weight was chosen on training texts: closest of
 * the same label on banking77 72 % by words, 82 % by meaning, 84 % so; on support-intents 92, 92 and 94.5 %. Fusing ranks
 * (reciprocal rank) gave 83 and 93 %.
 */
const meaningWeight = 0.6;
export function fuse(byWords: number, byMeaning: number | null): number {
  if (byMeaning === null) return byWords;
  return meaningWeight * Math.max(0, byMeaning) + (1 - meaningWeight) * byWords;
}

/** The same error in both is worth half of what is missing. */
export const liftForSameError = (score: number): number => score + (1 - score) / 2;
