import type { TicketEvent } from "../ticket/events";

/** Who got a handoff that was made at `at` (epoch ms): whoever had the ticket next. null while nobody has. */
export function receiverOf(events: readonly TicketEvent[], at: number): string | null {
  const next = events.find((e) => e.type === "TicketAssigned" && e.at >= at);
  return next?.type === "TicketAssigned" ? next.data.personId : null;
}
