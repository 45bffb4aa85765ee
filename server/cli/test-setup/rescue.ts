import { expect } from "vitest";
import { newId } from "../../commands/ids";
import { planWaiting } from "../../commands/planWaiting";
import { resolveTicket } from "../../commands/resolveTicket";
import { acceptOffer } from "../../commands/respondToOffer";
import { addNote } from "../../commands/writeMessage";
import { db } from "../../db/client";
import { beat } from "../../db/health";
import { openSign } from "../../db/presence/signs";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import type { PersonId } from "../../domain/ids";
import { foldTicket } from "../../domain/ticket/ticket";
import { online, write } from "./desk";

/** Nothing is open, nobody is there and nobody was ever heard. */
export async function everybodyGone(): Promise<void> {
  for (const t of await db.ticket.findMany({ where: { status: { in: ["open", "waiting"] } } })) {
    if (t.assigneeId) await resolveTicket(t.id, t.assigneeId as PersonId);
    else await db.ticket.update({ where: { id: t.id }, data: { status: "closed", offerId: null } });
  }
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline", absence: "offline", missedOffers: 0 } });
  await db.signOfLife.deleteMany();
}

/** They are there and receive work. */
export const here = async (...ids: PersonId[]) => {
  await online(...ids);
  await db.person.updateMany({ where: { id: { in: ids } }, data: { absence: null } });
};

/** The offer of a ticket that is pending, or null. */
export const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });

/** A ticket that was offered to them alone, and taken. */
export async function takenBy(person: PersonId): Promise<string> {
  await here(person);
  const { ticketId } = await write();
  await planWaiting();
  const offer = (await offerOf(ticketId))!;
  await acceptOffer(offer.id, offer.personId as PersonId);
  expect(offer.personId).toBe(person);
  return ticketId;
}

/** One of theirs that they have begun. */
export const begunBy = async (person: PersonId) => {
  const id = await takenBy(person);
  await addNote(id, person, "I look into it.");
  return id;
};

/** Its events rebuild it. */
export async function isWholeFromEvents(ticketId: string) {
  const { id, events } = await loadEvents(ticketId);
  expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
}

/** Why they cannot be counted on; null where they can. */
export const absenceOfPerson = async (id: PersonId) => (await db.person.findUniqueOrThrow({ where: { id } })).absence;

/** How often they were told something of this kind. */
export const told = (personId: PersonId, kind: string) => db.notification.count({ where: { personId, kind } });

/** Their browser was open, and has been silent; a web process has been there to hear it. */
export async function silent(person: PersonId, seconds = 60) {
  const id = newId();
  await openSign(id, person, -seconds);
  await beat("web:test", 3600);
}
