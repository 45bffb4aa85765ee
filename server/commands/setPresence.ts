import { db, inTransaction, type Tx } from "../db/client";
import { currentPolicyVersion, loadPolicy } from "../db/policies";
import { lockTickets } from "../db/tickets/load";
import { saveTickets, type TicketChange } from "../db/tickets/save";
import type { PersonId } from "../domain/ids";
import { transition } from "../domain/ticket/lifecycle";
import type { Presence } from "../domain/vocabulary";
import { contextOf } from "./placeTicket";
import { requestPlan } from "./planWaiting";

/** Takes back what is being offered to somebody who no longer receives work. */
async function withdrawOffers(tx: Tx, personId: PersonId): Promise<void> {
  const pending = await tx.offer.findMany({ where: { personId, state: "pending" }, select: { ticketId: true } });
  if (pending.length === 0) return;
  const version = await currentPolicyVersion(tx);
  const policy = version === null ? null : await loadPolicy(version);
  const { now, tickets } = await lockTickets(
    tx,
    pending.map((o) => o.ticketId),
  );
  const changes = tickets.flatMap((before): TicketChange[] => {
    if (before.offer?.personId !== personId) return [];
    const done = transition(before, { do: "withdrawOffer", why: "presence" }, contextOf(policy, now));
    return done.ok ? [{ before, after: done.ticket, events: done.events }] : [];
  });
  await saveTickets(tx, changes);
}

/** Says whether work may arrive. Who comes online is offered what waits, and what was being offered to somebody who leaves
 *  goes to the next person, both before this returns. */
export async function setPresence(personId: PersonId, presence: Presence): Promise<void> {
  if (presence === "online") {
    await db.$executeRaw`
      UPDATE person SET presence = ${presence}, missed_offers = 0,
        presence_at = CASE WHEN presence = ${presence} THEN presence_at ELSE baton_now() END
      WHERE id = ${personId}::uuid`;
  } else {
    await inTransaction(async (tx) => {
      // The person's row first: a plan that reads it afterwards offers nothing new.
      await tx.$executeRaw`
        UPDATE person SET presence = ${presence}, presence_at = baton_now(), missed_offers = 0
        WHERE id = ${personId}::uuid AND presence <> ${presence}`;
      await withdrawOffers(tx, personId);
    });
  }
  await requestPlan();
}
