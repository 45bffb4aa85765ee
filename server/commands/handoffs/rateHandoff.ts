import { inTransaction } from "../../db/client";
import { keepRating, lockHandoff } from "../../db/handoffs";
import { loadEventsOf } from "../../db/tickets/load";
import { receiverOf } from "../../domain/handoff/receiver";
import type { PersonId } from "../../domain/ids";
import type { HandoffField } from "../../domain/vocabulary";
import { BatonError } from "../../errors";

/** Whoever got a handoff says whether it gave them what they needed, and what was missing. Once, so that its sender can rely on
 *  it. */
export async function rateHandoff(
  id: string,
  personId: PersonId,
  rating: { isUseful: boolean; missing: readonly HandoffField[]; note: string | null },
): Promise<void> {
  await inTransaction(async (tx) => {
    const handoff = await lockHandoff(tx, id);
    if (!handoff) throw new BatonError("notFound", "There is no such handoff.");
    const eventsOf = await loadEventsOf(tx, [handoff.ticketId], ["TicketAssigned"]);
    const receiver = receiverOf(eventsOf(handoff.ticketId), handoff.at);
    if (receiver !== personId || handoff.fromId === personId) {
      throw new BatonError("forbidden", "Only whoever got the ticket by this handoff can say that.");
    }
    if (handoff.isRated) throw new BatonError("conflict", "You have said so already.");
    await keepRating(tx, id, { by: personId, ...rating });
  });
}
