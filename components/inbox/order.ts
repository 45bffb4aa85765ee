import { type Clock, isOpen, mostUrgent } from "@/server/domain/sla/clock";
import { latePromises, owedPromises } from "@/server/domain/sla/late";

/** The clock a line of the list shows: the one that needs attention first, else one that stands still. */
export const shownClock = (clocks: readonly Clock[]): Clock | null => mostUrgent(clocks) ?? clocks.find(isOpen) ?? null;

/** Groups of the list: what can still be kept comes before what is late, and that before what runs on no clock. */
function rank(clock: Clock | null): number {
  if (clock === null) return 2;
  return clock.breachedAt === null ? 0 : 1;
}

/** Tickets by next breach; equal ones by number, so that the list stands still. */
export function byNextBreach<T extends { number: number; clocks: readonly Clock[] }>(tickets: readonly T[]): T[] {
  return tickets
    .map((ticket) => ({ ticket, clock: mostUrgent(ticket.clocks) }))
    .sort(
      (a, b) =>
        rank(a.clock) - rank(b.clock) ||
        (a.clock?.dueAt ?? 0) - (b.clock?.dueAt ?? 0) ||
        a.ticket.number - b.ticket.number,
    )
    .map(({ ticket }) => ticket);
}

/** Time until the next promise to a customer is broken, and how many tickets have a broken one. */
export function outlookOf(tickets: readonly { clocks: readonly Clock[] }[], now: number) {
  const owed = tickets.flatMap(({ clocks }) => owedPromises(clocks));
  const left = owed.map((one) => one.dueAt! - now).filter((ms) => ms > 0);
  return {
    nextBreachMs: left.length > 0 ? Math.min(...left) : null,
    late: tickets.filter(({ clocks }) => latePromises(clocks, now).length > 0).length,
  };
}
