import { type Reason, reason } from "../reasons";
import type { Span } from "../triage/understanding";

/** Fewer resolved tickets than these are no past: on a new desk everything would be new. */
export const leastResolved = 200;
/** A shorter text, in different words, is close to nothing because it says next to nothing. */
export const leastWords = 6;
/** What is usual is told by the newest messages, these many at least and at most. */
export const leastRead = 100;
export const mostRead = 400;

/** How a message compares with all that the desk has resolved. */
export interface Unfamiliarity {
  /** So many resolved tickets it was compared with, `leastResolved` at least. */
  resolved: number;
  /** Closeness of the closest one, 0..1; null for a text of fewer than `leastWords` words. */
  closest: number | null;
  /** What nineteen in twenty messages before it had at least, 0..1; null while too few were compared. */
  usual: number | null;
  /** Error signatures that none of them names. */
  newErrors: Span[];
}

export interface UnfamiliarRules {
  /** Standard deviations where the closest is half as close as usual, or less; in proportion up to there. */
  novelty: number;
  /** Standard deviations for an error that none of them names. */
  newError: number;
}

/** What nineteen in twenty of the messages of late had at least; null where they are too few. How close is close depends on
 *  how many tickets there are and on how people write, so the desk is its own measure: about one message in twenty is
 *  below, and it counts as much as it is. */
export function usualCloseness(closest: readonly number[]): number | null {
  if (closest.length < leastRead) return null;
  return [...closest].sort((a, b) => a - b)[Math.floor(closest.length / 20)]!;
}

/** What a message that is unlike the desk's past adds to its complexity, each with its reason. */
export function weighUnfamiliar(
  seen: Unfamiliarity | undefined,
  rules: UnfamiliarRules,
): { complexity: number; reason: Reason }[] {
  if (!seen || seen.resolved < leastResolved) return [];
  const { resolved, closest, usual, newErrors } = seen;
  const isKnown = closest !== null && usual !== null && usual > 0;
  const missing = isKnown ? Math.min(1, 2 * Math.max(0, 1 - closest / usual)) : 0;
  const novelty = rules.novelty * missing;
  const rarity = newErrors.length > 0 ? rules.newError : 0;
  return [
    {
      complexity: novelty,
      reason: reason("unlikeResolved", { resolved, closest: closest ?? 0, usual: usual ?? 0, complexity: novelty }),
    },
    {
      complexity: rarity,
      reason: reason("newError", { resolved, errors: newErrors.length, complexity: rarity }),
    },
  ].filter((one) => one.complexity > 0);
}
