import type { TicketEvent } from "./events";

/** What says something about it: the other events of a history may be left out. */
export const tierEvents = ["TicketCorrected", "TicketEscalated", "TicketDeescalated"] as const;

/** The lowest tier that a ticket's own history allows, whatever an override had made of it: where its issue type begins, what
 *  a person put right or handed back, and what has failed or was escalated since. */
export function lowestAllowed(events: readonly TicketEvent[], startTier: number): number {
  return events.reduce((lowest, e) => {
    if (e.type === "TicketCorrected") return e.data.minTier ?? e.data.tier;
    if (e.type === "TicketDeescalated") return Math.min(lowest, e.data.toTier);
    return e.type === "TicketEscalated" ? Math.max(lowest, e.data.toTier) : lowest;
  }, startTier);
}
