import type { DismissReason, PatternState } from "./pattern";

/** What somebody does about a pattern. Instants are epoch ms. */
export type PatternDecision =
  | { do: "assign"; to: string }
  | { do: "snooze"; until: number }
  | { do: "dismiss"; reason: DismissReason; note: string }
  | { do: "open" };

/** A pattern as it stands on the desk. Instants are epoch ms. */
export interface Standing {
  state: PatternState;
  snoozedUntil: number | null;
  /** How much there was of it when somebody last decided about it; null where nobody has. */
  weighed: number | null;
  lastSeenAt: number;
  /** Its incident is over. */
  isMended: boolean;
}

/** Why a card is open again. */
export const returns = ["grown", "woken", "again", "afterIncident"] as const;
export type Return = (typeof returns)[number];

/** Clearly more: half as much again, and three at least. */
const grownTimes = 1.5;
const grownBy = 3;
/** Whatever was not seen for so long is a new one. */
export const goneMs = 14 * 86_400_000;

export const hasGrown = (before: number, now: number): boolean => now >= before * grownTimes && now >= before + grownBy;

/** What finding it once more does to a card: it stays as it is, unless there is a reason to look at it again. A dismissed one comes
 *  back only when there is clearly more of it. */
export function seenAgain(card: Standing, strength: number, now: number): Return | null {
  const grew = card.weighed !== null && hasGrown(card.weighed, strength);
  if (card.state === "dismissed") return grew ? "grown" : null;
  if (card.state === "snoozed") return card.snoozedUntil !== null && card.snoozedUntil <= now ? "woken" : null;
  if (card.isMended && grew) return "afterIncident";
  if (card.state === "assigned" && now - card.lastSeenAt > goneMs) return "again";
  return null;
}
