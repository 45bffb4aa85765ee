import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import { somebodyWaits } from "../cli/test-setup/locks";
import {
  absenceOfPerson,
  begunBy,
  everybodyGone,
  here,
  isWholeFromEvents,
  offerOf,
  silent,
  takenBy,
  told,
} from "../cli/test-setup/rescue";
import { db, inTransaction } from "../db/client";
import { beat, lastBeat } from "../db/health";
import { currentPolicy } from "../db/policies";
import { lockPeople } from "../db/presence/attendance";
import { openSign } from "../db/presence/signs";
import { loadTicket, lockTickets } from "../db/tickets/load";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { systemActor } from "../domain/vocabulary";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { answerHandoff } from "./presence/answerHandoff";
import { watchPeople, watchTime } from "./presence/watchPeople";
import { publishPolicy } from "./publishPolicy";
import { rescueLeft, rescueOverdue } from "./rescueWork";
import { setPresence } from "./setPresence";
import { takeTicket } from "./takeTicket";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

let ann: PersonId;
let bob: PersonId;
let lead: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 3 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 3 });
});
beforeEach(everybodyGone);

describe("going offline", () => {
  it("gives what was not begun to somebody else before it returns", async () => {
    const id = await takenBy(ann);
    await here(bob);
    await setPresence(ann, "offline");
    expect((await offerOf(id))?.personId).toBe(bob);
    const ticket = (await loadTicket(id))!;
    expect(ticket).toMatchObject({ assignment: null, rescues: 1 });
    expect(await told(ann, "workTaken")).toBe(1);
    await isWholeFromEvents(id);
  });

  it("asks for a handoff of what was begun, and takes it back when the time is over", async () => {
    const id = await begunBy(ann);
    await here(bob);
    await setPresence(ann, "offline", { why: "signedOut" });
    const asked = (await loadTicket(id))!;
    expect(asked).toMatchObject({ handoff: { absence: "signedOut" }, assignment: { personId: ann, isBegun: true } });
    expect(await told(ann, "handoffAsked")).toBe(1);
    expect(await rescueOverdue()).toBe(0);
    await moveTime(15 * 60_000 + 1);
    expect(await rescueOverdue()).toBe(1);
    expect((await offerOf(id))?.personId).toBe(bob);
    await isWholeFromEvents(id);
  });

  it("lets a ticket rest that waits for the customer, and hands it on when they answer", async () => {
    const id = await takenBy(ann);
    await replyToTicket(id, ann, { body: "Which browser is it?", isWaitingForCustomer: true });
    await here(bob);
    await setPresence(ann, "offline");
    await moveTime(3_600_000);
    expect(await rescueOverdue()).toBe(0);
    await receiveFollowUp(id, "Firefox.", "web", newId());
    expect(await rescueOverdue()).toBe(1);
    expect((await offerOf(id))?.personId).toBe(bob);
  });

  it("whoever is back keeps what they were asked for", async () => {
    const id = await begunBy(ann);
    await setPresence(ann, "offline");
    await setPresence(ann, "online");
    expect(await loadTicket(id)).toMatchObject({ handoff: null, assignment: { personId: ann } });
    await moveTime(3_600_000);
    expect(await rescueOverdue()).toBe(0);
    await isWholeFromEvents(id);
  });

  it("is no rescue for a break", async () => {
    const id = await takenBy(ann);
    await setPresence(ann, "break");
    expect((await loadTicket(id))!.assignment?.personId).toBe(ann);
    expect(await absenceOfPerson(ann)).toBeNull();
  });
});

it("somebody who acts on a ticket while they are rescued holds nobody up, and nobody holds them up", async () => {
  const id = await takenBy(ann);
  await here(ann);
  let rescue: Promise<void> | undefined;
  await inTransaction(async (tx) => {
    await lockTickets(tx, [id]);
    rescue = setPresence(ann, "offline");
    // Has the person's row by now, and waits for the ticket.
    await somebodyWaits();
    // As every row does that names them: an assignment, a message.
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${ann}::uuid FOR KEY SHARE`;
  });
  await rescue;
  expect((await loadTicket(id))!.assignment).toBeNull();
});

describe("a browser that falls silent", () => {
  it("is noticed: offers and what was not begun go to others, once", async () => {
    const id = await takenBy(ann);
    const { ticketId: second } = await write();
    await planWaiting();
    expect((await offerOf(second))?.personId).toBe(ann);
    await here(bob);
    await silent(ann);
    await Promise.all([watchPeople(), watchPeople()]);
    expect(await absenceOfPerson(ann)).toBe("heartbeat");
    expect((await offerOf(id))?.personId).toBe(bob);
    expect((await offerOf(second))?.personId).toBe(bob);
    expect((await loadTicket(id))!.rescues).toBe(1);
    await isWholeFromEvents(id);
  });

  it("says nothing of somebody who was never heard, nor while nobody could hear", async () => {
    await takenBy(ann);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
    await silent(ann);
    // Started again under its old name, as in a container that is.
    await beat("web:test", 20);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
    await beat("web:test", 3600);
    await db.$executeRaw`UPDATE process_heartbeat SET at = now() - interval '3 seconds' WHERE name = 'web:test'`;
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
    await beat("web:test", 3600);
    await lastBeat("web:test");
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
  });

  it("stays noticed while the web processes are away", async () => {
    const id = await begunBy(ann);
    await silent(ann);
    await watchPeople();
    await lastBeat("web:test");
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBe("heartbeat");
    expect((await loadTicket(id))!.handoff).not.toBeNull();
  });

  it("is over when one of their browsers answers again; presence stays what they said", async () => {
    await here(ann);
    await silent(ann);
    await watchPeople();
    const { ticketId } = await write();
    await planWaiting();
    expect(await offerOf(ticketId)).toBeNull();
    await openSign(newId(), ann, 30);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await offerOf(ticketId))?.personId).toBe(ann);
  });

  it("is over when they say themselves that they are there, also with no worker to notice", async () => {
    await here(ann);
    await silent(ann);
    await watchPeople();
    const { ticketId } = await write();
    await setPresence(ann, "online");
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await offerOf(ticketId))?.personId).toBe(ann);
  });

  it("is nothing to rescue once they are heard again, also where others had their turn before them", async () => {
    const id = await takenBy(ann);
    await silent(ann);
    let watch: Promise<void> | undefined;
    await inTransaction(async (tx) => {
      await lockPeople(tx, [ann]);
      watch = watchPeople();
      await somebodyWaits();
      await openSign(newId(), ann, 30);
    });
    await watch;
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await loadTicket(id))!.assignment?.personId).toBe(ann);
  });

  it("becomes offline after a while", async () => {
    await here(ann);
    await silent(ann);
    await watchPeople();
    await moveTime(15 * 60_000 + 1);
    await watchTime();
    expect((await db.person.findUniqueOrThrow({ where: { id: ann } })).presence).toBe("offline");
  });
});

describe("somebody who works without being online", () => {
  const taken = async () => {
    const { ticketId } = await write();
    await takeTicket(ticketId, ann, { mayTakeAny: true, agreed: [{ kind: "absent", presence: "offline" }] });
    expect((await loadTicket(ticketId))!.assignment?.personId).toBe(ann);
    return ticketId;
  };
  const hears = async (seconds: number) => {
    await db.signOfLife.deleteMany();
    await beat("web:test", 3600);
    await openSign(newId(), ann, seconds);
  };

  it("leaves what they have when their browser falls silent: at once, or asked for, once", async () => {
    await hears(30);
    const untouched = await taken();
    const begun = await taken();
    await addNote(begun, ann, "I look into it.");
    await rescueLeft();
    expect((await loadTicket(untouched))!.assignment?.personId).toBe(ann);
    await here(bob);
    await db.$executeRaw`UPDATE sign_of_life SET until = now() - interval '1 millisecond'`;
    await Promise.all([rescueLeft(), rescueLeft()]);
    expect((await offerOf(untouched))?.personId).toBe(bob);
    expect(await loadTicket(untouched)).toMatchObject({ assignment: null, rescues: 1 });
    expect(await loadTicket(begun)).toMatchObject({ handoff: { absence: "heartbeat" }, assignment: { personId: ann } });
    expect(await absenceOfPerson(ann)).toBe("offline");
    await isWholeFromEvents(begun);
  });

  it("keeps what they were given when nobody was there any more", async () => {
    await hears(-60);
    const id = await taken();
    await rescueLeft();
    expect((await loadTicket(id))!.assignment?.personId).toBe(ann);
  });

  it("leaves it when they sign out, each time that they do", async () => {
    for (let i = 0; i < 2; i++) {
      const id = await taken();
      await setPresence(ann, "offline", { why: "signedOut" });
      expect((await loadTicket(id))!.assignment).toBeNull();
      expect(await absenceOfPerson(ann)).toBe("signedOut");
    }
  });
});

describe("an answer to being asked for a handoff", () => {
  it("that they go on keeps the ticket", async () => {
    const id = await begunBy(ann);
    await setPresence(ann, "offline");
    await answerHandoff(id, ann, null);
    expect(await loadTicket(id)).toMatchObject({ handoff: null, assignment: { personId: ann } });
    await moveTime(3_600_000);
    expect(await rescueOverdue()).toBe(0);
    await expect(answerHandoff(id, ann, null)).rejects.toMatchObject({ code: "conflict" });
    await isWholeFromEvents(id);
  });

  it("that hands it off writes the note, gives it to somebody else and not back", async () => {
    const id = await begunBy(ann);
    await silent(ann);
    await watchPeople();
    await openSign(newId(), ann, 30);
    await here(ann, bob);
    await expect(answerHandoff(id, bob, "Mine.")).rejects.toMatchObject({ code: "conflict" });
    await answerHandoff(id, ann, "The customer was promised a call.");
    expect((await offerOf(id))?.personId).toBe(bob);
    expect(
      await db.message.count({ where: { ticketId: id, kind: "note", body: { contains: "promised a call" } } }),
    ).toBe(1);
    expect((await loadTicket(id))!.rescues).toBe(0);
    await isWholeFromEvents(id);
  });
});

describe("presences of the desk's own", () => {
  it("receive work where the policy says so, and only what it names can be chosen", async () => {
    const { document } = (await currentPolicy())!;
    const custom = [
      { id: "chats-only", name: "Chats", receivesWork: true },
      { id: "training", name: "In a training", receivesWork: false },
    ];
    const presence = { ...document.presence, custom };
    await publishPolicy({
      document: { ...document, presence },
      note: "own presences",
      actor: systemActor,
      origin: "system",
    });
    const { ticketId } = await write();
    await setPresence(ann, "custom", { custom: "training" });
    expect(await offerOf(ticketId)).toBeNull();
    await setPresence(ann, "custom", { custom: "chats-only" });
    expect((await offerOf(ticketId))?.personId).toBe(ann);
    await setPresence(ann, "custom", { custom: "training" });
    expect(await offerOf(ticketId)).toBeNull();
    await expect(setPresence(ann, "custom", { custom: "lunch" })).rejects.toMatchObject({ code: "badInput" });
  });
});

it("a ticket that comes back too often goes to a lead who is there", async () => {
  const id = await takenBy(ann);
  await db.ticket.update({ where: { id }, data: { rescues: 3 } });
  await here(lead);
  await setPresence(ann, "offline");
  expect((await loadTicket(id))!.assignment?.personId).toBe(lead);
  expect(await told(lead, "workGiven")).toBe(1);
});

it("everything of an account that is shut goes at once", async () => {
  const id = await begunBy(ann);
  await here(bob);
  await db.person.update({ where: { id: ann }, data: { disabledAt: new Date() } });
  await watchPeople();
  expect((await offerOf(id))?.personId).toBe(bob);
  await db.person.update({ where: { id: ann }, data: { disabledAt: null } });
});
