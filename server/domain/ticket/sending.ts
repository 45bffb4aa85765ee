import { type Clock, isOpen } from "../sla/clock";

/** So long a reply can be taken back after it was sent, in ms. */
export const undoMs = 10_000;
/** A promise is kept by this much at least, in ms: the worker looks twice a second. */
const spareMs = 1_500;

/** When a reply that is sent at `now` goes out: after the time to take it back, and sooner where a response is owed sooner, so
 *  that nobody is late by waiting. Epoch ms. */
export function dueAt(now: number, clocks: readonly Clock[]): number {
  const owed = clocks
    .filter((c) => isOpen(c) && (c.metric === "firstResponse" || c.metric === "nextResponse"))
    .flatMap((c) => c.dueAt ?? [])
    .filter((due) => due > now);
  return Math.max(now, Math.min(now + undoMs, ...owed.map((due) => due - spareMs)));
}

/** The newest message that a writer knows of: what they had seen, and their own reply if it went out right after that. `order`:
 *  ids, oldest first. */
export function knownUntil(seen: string | null, order: readonly string[], own: string | null): string | null {
  return seen !== null && own !== null && order[order.indexOf(seen) + 1] === own && order.includes(seen) ? own : seen;
}
