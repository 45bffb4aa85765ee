import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { escalation } from "../cli/test-setup/handoff";
import { db } from "../db/client";
import { currentPolicy } from "../db/policies";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { systemActor } from "../domain/vocabulary";
import { escalateTicket } from "./escalateTicket";
import { newId } from "./ids";
import { planWaiting, requestPlan } from "./planWaiting";
import { publishPolicy } from "./publishPolicy";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer, declineOffer } from "./respondToOffer";
import { setPresence } from "./setPresence";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

let ann: PersonId;
let bob: PersonId;
let cleo: PersonId;
let lead: PersonId;

const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
const ticketOf = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });
const waitCode = async (id: string) => ((await ticketOf(id)).waitReasons as { code: string }[])[0]?.code;
async function offered(ticketId: string) {
  await planWaiting();
  const offer = await offerOf(ticketId);
  if (!offer) throw new Error(`not offered: ${await waitCode(ticketId)}`);
  return { ...offer, personId: offer.personId as PersonId };
}
async function taken(ticketId: string): Promise<PersonId> {
  const offer = await offered(ticketId);
  await acceptOffer(offer.id, offer.personId);
  return offer.personId;
}

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 2 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 2 });
  cleo = await addPerson("Cleo", { teams: ["access"], tier: 2, capacity: 2 });
});

beforeEach(async () => {
  const held = await db.ticket.findMany({ where: { status: { in: ["open", "waiting"] } } });
  for (const t of held) {
    if (t.assigneeId) await resolveTicket(t.id, t.assigneeId as PersonId);
    else await db.ticket.update({ where: { id: t.id }, data: { status: "closed", offerId: null } });
  }
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline", absence: null, missedOffers: 0 } });
});

describe("a customer who is back soon with another matter", () => {
  const text = "I cannot sign in, the password reset mail never arrives.";
  const helpedBy = async (helper: PersonId, email: string) => {
    await setPresence(helper, "online");
    const { ticketId } = await write(text, email);
    expect(await taken(ticketId)).toBe(helper);
    await resolveTicket(ticketId, helper);
    await online(ann, bob);
  };

  it("is offered to whoever helped them last, for as long as that is not long ago", async () => {
    for (const [helper, email] of [
      [ann, "back1@test.example"],
      [bob, "back2@test.example"],
    ] as const) {
      await db.person.updateMany({ data: { presence: "offline" } });
      await helpedBy(helper, email);
      const { ticketId } = await write(text, email);
      expect((await offered(ticketId)).personId).toBe(helper);
      expect((await offered(ticketId)).reasons).toMatchObject([{ code: "assignedPreferred" }]);
      expect((await ticketOf(ticketId)).lastAgentId).toBe(helper);
    }
    await moveTime(8 * 86_400_000);
    const late = await write(text, "back1@test.example");
    expect((await ticketOf(late.ticketId)).lastAgentId).toBeNull();
    expect((await ticketOf((await write()).ticketId)).lastAgentId).toBeNull();
  });

  it("is offered to another where that one is not there, and where they had lost theirs before they began", async () => {
    await helpedBy(ann, "back3@test.example");
    await setPresence(ann, "break");
    const { ticketId } = await write(text, "back3@test.example");
    expect((await offered(ticketId)).personId).toBe(bob);

    await setPresence(bob, "offline");
    await online(ann);
    const untouched = await write(text, "back4@test.example");
    await taken(untouched.ticketId);
    await setPresence(ann, "offline");
    const next = await write(text, "back4@test.example");
    expect((await ticketOf(next.ticketId)).lastAgentId).toBeNull();
  });
});

describe("offers", () => {
  it("waits with a reason while nobody is online, and is offered when somebody comes", async () => {
    const { ticketId } = await write();
    await planWaiting();
    expect(await waitCode(ticketId)).toBe("nobodyOnline");
    await setPresence(ann, "online");
    expect((await offerOf(ticketId))?.personId).toBe(ann);
  });

  it("goes to the team that owns it and to nobody else", async () => {
    await online(lead, ann);
    const { ticketId } = await write();
    expect((await offered(ticketId)).personId).toBe(ann);
  });

  it("lets one of two accepts win", async () => {
    await online(ann);
    const offer = await offered((await write()).ticketId);
    const done = await Promise.allSettled([acceptOffer(offer.id, ann), acceptOffer(offer.id, ann)]);
    expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(done.find((d) => d.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await db.assignment.count({ where: { ticketId: offer.ticketId } })).toBe(1);
  });

  it("refuses an answer of somebody else, of nobody's offer and after its time: it was missed", async () => {
    await online(ann);
    const offer = await offered((await write()).ticketId);
    await expect(acceptOffer(offer.id, bob)).rejects.toMatchObject({ code: "conflict" });
    await expect(declineOffer(offer.id, bob, "noTime")).rejects.toMatchObject({ code: "conflict" });
    await expect(acceptOffer("00000000-0000-7000-8000-000000000001", ann)).rejects.toMatchObject({ code: "notFound" });
    await moveTime(91_000);
    await expect(acceptOffer(offer.id, ann)).rejects.toMatchObject({ code: "conflict" });
    await expect(declineOffer(offer.id, ann, "wrongTeam")).rejects.toMatchObject({ code: "conflict" });
    await planWaiting();
    expect((await db.person.findUniqueOrThrow({ where: { id: ann } })).missedOffers).toBe(1);
  });

  it("offers nothing to somebody who goes while it is being planned, and waits for nobody", async () => {
    await online(ann);
    const { ticketId } = await write();
    const first = await offered(ticketId);
    await moveTime(91_000);
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE person SET presence = 'break' WHERE id = ${ann}::uuid`;
      // What she missed is counted once she can be counted on to be what she is.
      await planWaiting();
      expect((await offerOf(ticketId))?.id).toBe(first.id);
      await db.offer.updateMany({ where: { id: first.id }, data: { state: "withdrawn", settledAt: new Date() } });
      await db.ticket.update({ where: { id: ticketId }, data: { offerId: null } });
      await planWaiting();
    });
    expect(await offerOf(ticketId)).toBeNull();
    await planWaiting();
    expect(await waitCode(ticketId)).toBe("nobodyOnline");
  });

  it("gives a declined ticket to the next person at once, never back", async () => {
    await online(ann, bob);
    const { ticketId } = await write();
    const first = await offered(ticketId);
    await declineOffer(first.id, first.personId, "notMySkill");
    const next = await offerOf(ticketId);
    expect(next?.personId).toBe(first.personId === ann ? bob : ann);
    expect((await db.offer.findUniqueOrThrow({ where: { id: first.id } })).declineReason).toBe("notMySkill");
  });

  it("moves on when time runs out, at the instant it ran out, without a worker", async () => {
    await online(ann, bob);
    const { ticketId } = await write();
    const first = await offered(ticketId);
    await moveTime(200_000);
    const next = await offered(ticketId);
    expect(next.personId).not.toBe(first.personId);
    const [event] = await db.$queryRaw<{ at: Date }[]>`
      SELECT at FROM ticket_event WHERE ticket_id = ${ticketId}::uuid AND type = 'OfferExpired'`;
    expect(event!.at.getTime()).toBe(first.expiresAt.getTime());
  });

  it("asks everybody again a minute after all have passed", async () => {
    await online(ann);
    const { ticketId } = await write();
    const offer = await offered(ticketId);
    await declineOffer(offer.id, ann, "noTime");
    expect(await waitCode(ticketId)).toBe("allBarred");
    await planWaiting();
    expect(await offerOf(ticketId)).toBeNull();
    await moveTime(61_000);
    await planWaiting();
    expect((await offered(ticketId)).personId).toBe(ann);
  });

  it("sets a person to away who misses three offers in a row", async () => {
    await online(ann);
    for (let i = 0; i < 3; i++) {
      await offered((await write()).ticketId);
      await moveTime(91_000);
      await planWaiting();
    }
    expect((await db.person.findUniqueOrThrow({ where: { id: ann } })).presence).toBe("away");
  });

  it("takes back what else is offered to whoever has missed too many; the policy names their presence", async () => {
    const { document } = (await currentPolicy())!;
    const publish = (afterMisses: "away" | "break") =>
      publishPolicy({
        document: { ...document, presence: { ...document.presence, afterMisses } },
        note: "misses",
        actor: systemActor,
        origin: "system",
      });
    await publish("break");
    await online(ann);
    await db.person.update({ where: { id: ann }, data: { missedOffers: 2 } });
    await offered((await write()).ticketId);
    await moveTime(60_000);
    const second = await offered((await write()).ticketId);
    await moveTime(31_000);
    await planWaiting();
    expect(await db.person.findUniqueOrThrow({ where: { id: ann } })).toMatchObject({ presence: "break" });
    expect((await db.offer.findUniqueOrThrow({ where: { id: second.id } })).state).toBe("withdrawn");
    expect(await waitCode(second.ticketId)).toBe("nobodyOnline");
    await publish("away");
  });

  it("never offers beyond capacity, and fills a freed slot before resolve returns", async () => {
    await online(ann);
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await write()).ticketId);
    await planWaiting();
    expect(await db.offer.count({ where: { state: "pending", personId: ann } })).toBe(2);
    for (const offer of await db.offer.findMany({ where: { state: "pending" } })) await acceptOffer(offer.id, ann);
    await planWaiting();
    const waiting = (await Promise.all(ids.map(ticketOf))).find((t) => t.assigneeId === null)!;
    expect(await waitCode(waiting.id)).toBe("allAtCapacity");
    const held = (await Promise.all(ids.map(ticketOf))).find((t) => t.assigneeId === ann)!;
    await resolveTicket(held.id, ann);
    expect((await offerOf(waiting.id))?.personId).toBe(ann);
  });

  it("takes offers back from who leaves and asks the next person at once", async () => {
    await online(ann);
    const { ticketId } = await write();
    const first = await offered(ticketId);
    await online(bob);
    await setPresence(ann, "break");
    expect((await db.offer.findUniqueOrThrow({ where: { id: first.id } })).state).toBe("withdrawn");
    expect((await offerOf(ticketId))?.personId).toBe(bob);
    await expect(acceptOffer(first.id, ann)).rejects.toMatchObject({ code: "conflict" });
    await setPresence(bob, "offline");
    expect(await offerOf(ticketId)).toBeNull();
    expect(await waitCode(ticketId)).toBe("nobodyOnline");
    await setPresence(ann, "online"); // who left is not barred
    expect((await offerOf(ticketId))?.personId).toBe(ann);
  });

  it("what is committed is not told as failed because the plan after it fails, which the next one makes good", async () => {
    await online(ann);
    await db.$executeRawUnsafe(
      "CREATE FUNCTION no_offers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'none'; END $$",
    );
    await db.$executeRawUnsafe(
      "CREATE TRIGGER no_offers BEFORE INSERT ON offer FOR EACH ROW EXECUTE FUNCTION no_offers()",
    );
    const { ticketId } = await write().finally(() => db.$executeRawUnsafe("DROP FUNCTION no_offers CASCADE"));
    expect(await offerOf(ticketId)).toBeNull();
    await planWaiting();
    expect((await offerOf(ticketId))?.personId).toBe(ann);
  });

  it("makes one offer per ticket however many plan at once", async () => {
    await online(ann, bob);
    const { ticketId } = await write();
    await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? planWaiting() : requestPlan())));
    expect(await db.offer.count({ where: { ticketId } })).toBe(1);
  });
});

describe("the ticket's way", () => {
  it("reads what the customer writes later, and decides anew when it says more", async () => {
    const { ticketId } = await write("Sign-in fails with my password since this morning, could you look at it?");
    const before = await ticketOf(ticketId);
    await receiveFollowUp(ticketId, "Any news?", "web", newId());
    expect((await ticketOf(ticketId)).decisionId).toBe(before.decisionId);
    await receiveFollowUp(ticketId, "This is ridiculous. I want to talk to a human being now!", "web", newId());
    const after = await ticketOf(ticketId);
    expect(after).toMatchObject({ disposition: "human", issueTypeId: before.issueTypeId });
    const decisions = await db.decision.findMany({ where: { ticketId }, orderBy: { at: "asc" } });
    expect(decisions).toHaveLength(2);
    expect(JSON.stringify(decisions[1]!.result)).toContain("gateHumanRequest");
    expect(decisions[1]!.messageId).not.toBe(decisions[0]!.messageId);
  });

  it("takes a further message once, however often it is delivered", async () => {
    const { ticketId } = await write();
    const requestId = newId();
    const all = [];
    for (let i = 0; i < 3; i++) all.push(await receiveFollowUp(ticketId, "And another thing", "web", requestId));
    expect(new Set(all.map((m) => m.messageId)).size).toBe(1);
    expect(await db.message.count({ where: { ticketId } })).toBe(2);
  });

  it("answers, waits for the customer, and goes on when the customer answers", async () => {
    await online(ann);
    const { ticketId } = await write();
    await taken(ticketId);
    await replyToTicket(ticketId, ann, { body: "Which browser?", isWaitingForCustomer: true });
    expect((await ticketOf(ticketId)).status).toBe("waiting");
    await receiveFollowUp(ticketId, "Firefox", "web", newId());
    expect((await ticketOf(ticketId)).status).toBe("open");
  });

  it("lets only the holder answer, escalate and resolve", async () => {
    await online(ann);
    const { ticketId } = await write();
    await expect(replyToTicket(ticketId, ann, { body: "x", isWaitingForCustomer: false })).rejects.toMatchObject({
      code: "conflict",
    });
    await taken(ticketId);
    await expect(replyToTicket(ticketId, bob, { body: "x", isWaitingForCustomer: false })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(resolveTicket(ticketId, bob)).rejects.toMatchObject({ code: "conflict" });
    await expect(escalateTicket(ticketId, bob, escalation("stuck", "n"))).rejects.toMatchObject({
      code: "conflict",
    });
    await addNote(ticketId, bob, "A colleague may leave a note.");
  });

  it("escalates to the next tier with its contract, and no further than the top", async () => {
    await online(ann, cleo);
    const { ticketId } = await write();
    await taken(ticketId);
    expect(await escalateTicket(ticketId, ann, escalation("needsExpertise", "Tried a reset twice."))).toEqual({
      team: "access",
      tier: 2,
    });
    const offer = await offerOf(ticketId);
    expect(offer).toMatchObject({ personId: cleo, tier: 2 });
    expect(await db.handoff.count({ where: { ticketId, kind: "escalate", fromId: ann } })).toBe(1);
    await acceptOffer(offer!.id, cleo);
    await expect(escalateTicket(ticketId, cleo, escalation("stuck", "n", 2))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("reopens for the customer and prefers the agent who knows it", async () => {
    await online(ann, bob);
    const { ticketId } = await write();
    const who = await taken(ticketId);
    await replyToTicket(ticketId, who, { body: "Done.", isWaitingForCustomer: false });
    await resolveTicket(ticketId, who);
    await receiveFollowUp(ticketId, "It happens again", "web", newId());
    const ticket = await ticketOf(ticketId);
    expect(ticket).toMatchObject({ status: "open", reopenCount: 1 });
    expect((await offerOf(ticketId))?.personId).toBe(who);
  });
});
