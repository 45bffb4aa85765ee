import { db } from "../db/client";
import { loadEstimates } from "../db/estimates";
import { overridesInForce } from "../db/overrides";
import { handOn } from "../domain/decision/nextOwner";
import type { PersonId } from "../domain/ids";
import { withReleased } from "../domain/ticket/ledger";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import type { Ticket } from "../domain/ticket/ticket";
import type { DeclineReason } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { changeTicket } from "./changeTicket";
import { requestPlan } from "./planWaiting";

async function ticketOfOffer(offerId: string): Promise<string> {
  const offer = await db.offer.findUnique({ where: { id: offerId }, select: { ticketId: true } });
  if (!offer) throw new BatonError("notFound", "There is no such offer.");
  return offer.ticketId;
}

/** Whoever answers is there. On its own, for whatever locks a person and a ticket takes the person first. */
const forgetMisses = (id: PersonId) =>
  db.person.updateMany({ where: { id, missedOffers: { gt: 0 } }, data: { missedOffers: 0 } });

/** Takes an offer. Two accepts at once: the ticket's lock lets one win, the other hears that the offer is gone. */
export async function acceptOffer(offerId: string, personId: PersonId): Promise<{ ticketId: string }> {
  const ticketId = await ticketOfOffer(offerId);
  await changeTicket(ticketId, { kind: "person", id: personId }, () => ({
    commands: [{ do: "accept", offerId, personId, via: "offer" }],
  }));
  await forgetMisses(personId);
  return { ticketId };
}

/** The ticket once the team that it is offered in has said that it is not theirs. */
const released = (t: Ticket): Ticket => ({
  ...t,
  offer: null,
  barredTeams: t.offer ? withReleased(t.barredTeams, t.offer.team) : t.barredTeams,
});

/** Declines an offer with a reason; the planner gives the ticket to the next person before this returns. "Belongs to another
 *  team" is the team's word: the ticket goes to its next owner, and not back. */
export async function declineOffer(offerId: string, personId: PersonId, reason: DeclineReason): Promise<void> {
  const ticketId = await ticketOfOffer(offerId);
  await changeTicket(ticketId, { kind: "person", id: personId }, async (t, now, policy, tx) => {
    const decline: TicketCommand = { do: "decline", offerId, personId, reason };
    if (reason !== "wrongTeam") return { commands: [decline] };
    const onward = handOn(released(t), policy, now, await loadEstimates(tx), await overridesInForce(tx));
    return { commands: [decline, ...onward] };
  });
  await forgetMisses(personId);
  await requestPlan();
}
