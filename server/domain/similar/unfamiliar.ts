import { type Reason, reason } from "../reasons";
import type { Span } from "../triage/understanding";

/** Fewer resolved tickets than these are no past: on a new desk everything would be new. */
export const leastResolved = 200;
/** A shorter text, in different words, is close to nothing because it says next to nothing. */
export const leastWords = 6;

/** How a message compares with all that the desk has resolved. */
export interface Unfamiliarity {
  /** So many resolved tickets it was compared with, `leastResolved` at least. */
  resolved: number;
  /** Closeness of the closest one, 0..1; null for a text of fewer than `leastWords` words. */
  closest: number | null;
  /** What nine in ten of the resolved tickets have at least to another one, 0..1: what is usual on this desk. */
  usual: number;
  /** Error signatures that none of them names. */
  newErrors: Span[];
}

export interface UnfamiliarRules {
  /** Standard deviations where the closest is half as close as usual, or less; in proportion up to there. */
  novelty: number;
  /** Standard deviations for an error that none of them names. */
  newError: number;
}

/** What a message that is unlike the desk's past adds to its complexity, each with its reason. */
export function weighUnfamiliar(
  seen: Unfamiliarity | undefined,
  rules: UnfamiliarRules,
): { complexity: number; reason: Reason }[] {
  if (!seen || seen.resolved < leastResolved) return [];
  const { resolved, closest, usual, newErrors } = seen;
  const missing = closest === null || !(usual > 0) ? 0 : Math.min(1, 2 * Math.max(0, 1 - closest / usual));
  const novelty = rules.novelty * missing;
  const rarity = newErrors.length > 0 ? rules.newError : 0;
  return [
    {
      complexity: novelty,
      reason: reason("unlikeResolved", { resolved, closest: closest ?? 0, usual, complexity: novelty }),
    },
    {
      complexity: rarity,
      reason: reason("newError", { resolved, errors: newErrors.length, complexity: rarity }),
    },
  ].filter((one) => one.complexity > 0);
}
