import { type Clock, isOpen, mostUrgent } from "@/server/domain/sla/clock";

/** Clocks as they are read: the one that needs attention first, the other open ones, then those that are done. */
export function inOrder(clocks: readonly Clock[]): Clock[] {
  const first = mostUrgent(clocks);
  const rank = (clock: Clock) => (clock.id === first?.id ? 0 : isOpen(clock) ? 1 : 2);
  return [...clocks].sort((a, b) => rank(a) - rank(b) || a.startedAt - b.startedAt);
}
