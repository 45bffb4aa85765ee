import { type Clock, isOpen, mostUrgent, nextBreachAt } from "@/server/domain/sla/clock";
import { latePromises, owedPromises } from "@/server/domain/sla/late";

/** The clock a line of the list shows: the one that needs attention first, else one that stands still. */
export const shownClock = (clocks: readonly Clock[]): Clock | null => mostUrgent(clocks) ?? clocks.find(isOpen) ?? null;

/** Tickets by next breach, as the lists that the database sorts: what is late or due first comes first, what runs on no clock
 *  last; equal ones by number, so that the list stands still. */
export function byNextBreach<T extends { number: number; clocks: readonly Clock[] }>(tickets: readonly T[]): T[] {
  return tickets
    .map((ticket) => ({ ticket, due: nextBreachAt(ticket.clocks) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.due === b.due ? a.ticket.number - b.ticket.number : a.due - b.due))
    .map(({ ticket }) => ticket);
}

/** My tickets as the inbox shows them: those that came back on top, the latest first, then by next breach; and apart what is put
 *  away, by when it is back. */
export function inParts<T extends { number: number; clocks: readonly Clock[] } & Snooze>(tickets: readonly T[]) {
  const snoozed = tickets.filter((one) => one.snoozedUntil !== null);
  const here = byNextBreach(tickets.filter((one) => one.snoozedUntil === null));
  const woken = here.filter((one) => one.wokenAt !== null).sort((a, b) => b.wokenAt! - a.wokenAt!);
  return {
    here: [...woken, ...here.filter((one) => one.wokenAt === null)],
    snoozed: snoozed.sort((a, b) => a.snoozedUntil! - b.snoozedUntil! || a.number - b.number),
  };
}
interface Snooze {
  snoozedUntil: number | null;
  wokenAt: number | null;
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
