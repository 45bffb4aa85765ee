import type { TicketFact } from "../../domain/analytics/fact";
import { factOf } from "../../domain/analytics/fact/factOf";
import type { TicketHistory } from "../../domain/analytics/fact/history";
import { log } from "../../log";

/** The fact of a history, or why there is none: `unreadable` where its events are not what they should be (a row that was restored or made
 *  by hand). Such a ticket keeps the fact that it had, and holds up no other. */
export function factNow(history: TicketHistory): TicketFact | "unreadable" | null {
  try {
    return factOf(history);
  } catch (error) {
    log.error({ err: error, ticketId: history.ticketId }, "the fact of a ticket could not be made from its events");
    return "unreadable";
  }
}
