import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { rateTicket, reopenTicket } from "./afterResolution";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer } from "./respondToOffer";
import { receiveFollowUp } from "./writeMessage";

let ann: PersonId;
const ticketOf = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });

async function resolved(): Promise<string> {
  const { ticketId } = await write();
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, ann);
  await resolveTicket(ticketId, ann);
  return ticketId;
}

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  await online(ann);
});

describe("after a resolution", () => {
  it("stays resolved when the customer merely says thanks, and says so", async () => {
    const id = await resolved();
    await receiveFollowUp(id, "Perfect, thank you!", "web", newId());
    expect(await ticketOf(id)).toMatchObject({ status: "resolved", reopenCount: 0 });
    const events =
      await db.$queryRaw`SELECT type FROM ticket_event WHERE ticket_id = ${id}::uuid AND type = 'ThanksReceived'`;
    expect(events).toHaveLength(1);
    expect(await db.clock.count({ where: { ticketId: id, state: "running" } })).toBe(0);
  });

  it("can be opened again by an agent when it was more than thanks", async () => {
    const id = await resolved();
    await receiveFollowUp(id, "Thanks", "web", newId());
    await reopenTicket(id, ann);
    expect(await ticketOf(id)).toMatchObject({ status: "open", reopenCount: 1, ownerTeamId: "access" });
    await expect(reopenTicket(id, ann)).rejects.toMatchObject({ code: "conflict" });
  });

  it("opens again for a polite complaint", async () => {
    const id = await resolved();
    await receiveFollowUp(id, "Thanks, but it still fails", "web", newId());
    expect(await ticketOf(id)).toMatchObject({ status: "open", queueTier: 1 });
  });

  it("goes a tier up when the customer says that it is still wrong, even politely", async () => {
    const id = await resolved();
    await receiveFollowUp(id, "Thanks", "web", newId(), { isStillWrong: true });
    expect(await ticketOf(id)).toMatchObject({ status: "open", queueTier: 2, minTier: 2, reopenCount: 1 });
  });

  it("is rated by its customer, the last rating counts, and both stay in the history", async () => {
    const id = await resolved();
    await rateTicket(id, 2, "Slow");
    await rateTicket(id, 5, null);
    expect(await db.rating.findMany({ where: { ticketId: id } })).toMatchObject([{ score: 5, comment: null }]);
    const history = await db.$queryRaw<{ score: number }[]>`
      SELECT (data->>'score')::int AS score FROM ticket_event WHERE ticket_id = ${id}::uuid AND type = 'TicketRated' ORDER BY seq`;
    expect(history.map((h) => h.score)).toEqual([2, 5]);
  });

  it("cannot be rated before", async () => {
    const { ticketId } = await write();
    await expect(rateTicket(ticketId, 5, null)).rejects.toMatchObject({ code: "conflict" });
    expect(await db.rating.count({ where: { ticketId } })).toBe(0);
  });
});
