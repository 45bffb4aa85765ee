import type { Unfamiliarity } from "./unfamiliar";

export const similarKinds = ["ticket", "article"] as const;
export type SimilarKind = (typeof similarKinds)[number];

/** What a text counts as: `out` is found by nobody. */
export const similarStates = ["open", "resolved", "published", "out"] as const;
export type SimilarState = (typeof similarStates)[number];

/** Of a longer message or article this much is compared; what follows is a log. Characters. */
export const comparedLength = 4_000;

/** Closeness (0..1) from which on a text is worth showing. By words alone it comes out lower, and so does an article's,
 *  which says in other words what a customer asks. Chosen by looking at training texts of public data, where 99 % of the
 *  five closest of one label lie above, half of the closest of another trade's below, and at the demo's tickets. */
const worthShowing = { ticket: 0.45, article: 0.37, byWords: 0.35 };
/** A text of two or three telling words shares one of them with many that are about something else. By words on public
 *  data, 57 % of what is shown at 0.35 has the same label, 73 % at 0.7, about as with longer texts. */
const worthForShort = { ticket: 0.6, article: 0.6, byWords: 0.7 };
/** Fewer telling words than these make a short text. */
export const fewestWords = 4;

/** Whether a text is worth showing to somebody who asked with `words` telling words. The same error always is. */
export function isWorthShowing(
  kind: SimilarKind,
  hit: { score: number; byMeaning: number | null; signatures: readonly string[] },
  words: number,
): boolean {
  const least = words < fewestWords && hit.signatures.length === 0 ? worthForShort : worthShowing;
  return hit.score >= (hit.byMeaning === null ? least.byWords : least[kind]);
}

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
  /** How it compares with all of them; absent while there are too few, and in decisions from before it was known. */
  unfamiliar?: Unfamiliarity;
}
export const countedSimilar = 20;
