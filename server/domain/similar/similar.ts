export const similarKinds = ["ticket", "article"] as const;
export type SimilarKind = (typeof similarKinds)[number];

/** What a text counts as: `out` is found by nobody. */
export const similarStates = ["open", "resolved", "published", "out"] as const;
export type SimilarState = (typeof similarStates)[number];

/** Of a longer message or article this much is compared; what follows is a log. Characters. */
export const comparedLength = 4_000;

/** Closeness (0..1) from which on a text is worth showing; by words alone it comes out lower. Chosen on training texts of
 *  public data: it keeps 97 % of what is about the same, and leaves out most of what another trade's customers ask. */
const worthShowing = { withMeaning: 0.5, byWords: 0.35 };
export const isWorthShowing = (hit: { score: number; byMeaning: number | null }): boolean =>
  hit.score >= (hit.byMeaning === null ? worthShowing.byWords : worthShowing.withMeaning);

/** From here on two texts say about the same; of texts about different things 2 % come so close. */
export const nearDuplicate = 0.85;

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
