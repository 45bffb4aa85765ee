export const similarKinds = ["ticket", "article"] as const;
export type SimilarKind = (typeof similarKinds)[number];

/** What a text counts as: `out` is found by nobody. */
export const similarStates = ["open", "resolved", "published", "out"] as const;
export type SimilarState = (typeof similarStates)[number];

/** Of a longer message or article this much is compared; what follows is a log. Characters. */
export const comparedLength = 4_000;

/** From this closeness on (0..1) a text is worth showing, and is about the same as another. Both were chosen on training
 *  texts of public data, see `bench similar`. */
export const worthShowing = 0.35;
export const nearDuplicate = 0.75;

/** What the resolved tickets said about a message when it was read. */
export interface SimilarEvidence {
  /** Resolved tickets worth showing, at most `countedSimilar`. */
  tickets: number;
  /** The closest one's closeness, 0..1; 0 where there is none. */
  bestScore: number;
  /** Whether one of them names the same error. */
  sameSignature: boolean;
}
export const countedSimilar = 20;
