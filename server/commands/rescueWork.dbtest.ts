import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { somebodyWaits } from "../cli/test-setup/locks";
import { now } from "../clock";
import { db, inTransaction, Prisma } from "../db/client";
import { beat, lastBeat } from "../db/health";
import { currentPolicy } from "../db/policies";
import { lockPeople } from "../db/presence/attendance";
import { openSign } from "../db/presence/signs";
import { loadEvents, loadTicket, lockTickets } from "../db/tickets/load";
import { moveTime } from "../db/time";
import { aroundTheClock, type CalendarRules, weekOf } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import { foldTicket } from "../domain/ticket/ticket";
import { systemActor } from "../domain/vocabulary";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { answerHandoff } from "./presence/answerHandoff";
import { watchPeople, watchTime } from "./presence/watchPeople";
import { publishPolicy } from "./publishPolicy";
import { rescueLeft, rescueOverdue } from "./rescueWork";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer } from "./respondToOffer";
import { setPresence } from "./setPresence";
import { setSchedule } from "./setSchedule";
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

beforeEach(async () => {
  for (const t of await db.ticket.findMany({ where: { status: { in: ["open", "waiting"] } } })) {
    if (t.assigneeId) await resolveTicket(t.id, t.assigneeId as PersonId);
    else await db.ticket.update({ where: { id: t.id }, data: { status: "closed", offerId: null } });
  }
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline", absence: "offline", missedOffers: 0 } });
  await db.signOfLife.deleteMany();
});

const here = async (...ids: PersonId[]) => {
  await online(...ids);
  await db.person.updateMany({ where: { id: { in: ids } }, data: { absence: null } });
};
const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
async function takenBy(person: PersonId): Promise<string> {
  await here(person);
  const { ticketId } = await write();
  await planWaiting();
  const offer = (await offerOf(ticketId))!;
  await acceptOffer(offer.id, offer.personId as PersonId);
  expect(offer.personId).toBe(person);
  return ticketId;
}
const begunBy = async (person: PersonId) => {
  const id = await takenBy(person);
  await addNote(id, person, "I look into it.");
  return id;
};
async function isWholeFromEvents(ticketId: string) {
  const { id, events } = await loadEvents(ticketId);
  expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
}
const absenceOfPerson = async (id: PersonId) => (await db.person.findUniqueOrThrow({ where: { id } })).absence;
const told = (personId: PersonId, kind: string) => db.notification.count({ where: { personId, kind } });

/** Their browser was open, and has been silent; a web process has been there to hear it. */
async function silent(person: PersonId, seconds = 60) {
  const id = newId();
  await openSign(id, person, -seconds);
  await beat("web:test", 3600);
}

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

const dayOf = (at: Date) =>
  (["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const)[at.getUTCDay()]!;

describe("the end of a shift", () => {
  /** Began an hour ago at most, and ends within two minutes. */
  const endingSoon = (): CalendarRules => {
    const at = new Date(now());
    const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
    return {
      ...aroundTheClock,
      zone: "UTC",
      week: weekOf([dayOf(at)], [{ from: Math.max(0, minute - 60), to: minute + 2 }]),
    };
  };
  const look = async () => {
    await watchTime();
    await watchPeople();
  };

  it("is none where hours cannot be read, which keeps nobody else's from ending", async () => {
    await here(ann, bob);
    await db.person.update({
      where: { id: ann },
      data: { schedule: { ...aroundTheClock, zone: "UTC", week: weekOf([], []) } },
    });
    await setSchedule(bob, endingSoon(), systemActor);
    await moveTime(121_000);
    await look();
    expect([await absenceOfPerson(ann), await absenceOfPerson(bob)]).toEqual([null, "shiftEnd"]);
    await db.person.updateMany({ data: { schedule: Prisma.DbNull } });
  });

  it("takes back what was not begun at once, asks for what was, and gives nothing until the next one", async () => {
    const untouched = await takenBy(ann);
    const begun = await begunBy(ann);
    await setSchedule(ann, endingSoon(), systemActor);
    await look();
    expect((await loadTicket(untouched))!.assignment?.personId).toBe(ann);
    await moveTime(121_000);
    await look();
    expect(await absenceOfPerson(ann)).toBe("shiftEnd");
    expect((await loadTicket(untouched))!.assignment).toBeNull();
    expect((await loadTicket(begun))!.handoff).toMatchObject({ absence: "shiftEnd" });
    expect(await offerOf(untouched)).toBeNull();
    // They take something up again of their own accord: nobody takes that away at each look.
    await look();
    expect(await told(ann, "workTaken")).toBeGreaterThan(0);
    await setSchedule(ann, null, systemActor);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await loadTicket(begun))!.handoff).toBeNull();
  });

  it("hides no browser that falls silent after it: what was kept is rescued, and the next shift offers them nothing", async () => {
    const kept = await begunBy(ann);
    await setSchedule(ann, endingSoon(), systemActor);
    await moveTime(121_000);
    await look();
    await answerHandoff(kept, ann, null);
    await silent(ann);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBe("heartbeat");
    expect(await loadTicket(kept)).toMatchObject({ handoff: { absence: "heartbeat" } });
    const { ticketId } = await write();
    await setSchedule(ann, null, systemActor);
    await look();
    await planWaiting();
    expect(await absenceOfPerson(ann)).toBe("heartbeat");
    expect(await db.offer.count({ where: { ticketId } })).toBe(0);
    await moveTime(15 * 60_000 + 1);
    await watchTime();
    expect((await db.person.findUniqueOrThrow({ where: { id: ann } })).presence).toBe("offline");
  });

  it("is only noted of somebody whose browser is heard again outside of their hours", async () => {
    await here(ann);
    await silent(ann);
    await watchPeople();
    await setSchedule(ann, endingSoon(), systemActor);
    await moveTime(121_000);
    await look();
    expect(await absenceOfPerson(ann)).toBe("heartbeat");
    const { ticketId } = await write();
    await takeTicket(ticketId, ann, { mayTakeAny: true, agreed: [] });
    await openSign(newId(), ann, 30);
    await look();
    expect(await absenceOfPerson(ann)).toBe("shiftEnd");
    expect((await loadTicket(ticketId))!.assignment?.personId).toBe(ann);
    await setSchedule(ann, null, systemActor);
  });
});

describe("the beginning of a shift", () => {
  /** Hours of an hour that begin in two minutes. */
  const beginningSoon = (): CalendarRules => {
    const at = new Date(now() + 120_000);
    const from = at.getUTCHours() * 60 + at.getUTCMinutes();
    return { ...aroundTheClock, zone: "UTC", week: weekOf([dayOf(at)], [{ from, to: Math.min(1440, from + 60) }]) };
  };
  const waitsForAnn = async () => {
    await here(ann);
    await setSchedule(ann, beginningSoon(), systemActor);
    expect(await absenceOfPerson(ann)).toBe("shiftEnd");
    const { ticketId } = await write();
    expect(await offerOf(ticketId)).toBeNull();
    return ticketId;
  };
  afterEach(() => setSchedule(ann, null, systemActor));

  it("keeps the offers that a plan made before anybody looked who is there", async () => {
    const id = await waitsForAnn();
    await moveTime(121_000);
    await planWaiting();
    const offer = await offerOf(id);
    expect(offer?.personId).toBe(ann);
    expect(await rescueOverdue()).toBe(0);
    await watchTime();
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await offerOf(id))?.id).toBe(offer?.id);
  });

  it("that new hours bring counts before they are said to be set, and so does an end", async () => {
    const id = await waitsForAnn();
    await setSchedule(ann, null, systemActor);
    expect(await absenceOfPerson(ann)).toBeNull();
    expect((await offerOf(id))?.personId).toBe(ann);
    await setSchedule(ann, beginningSoon(), systemActor);
    expect(await absenceOfPerson(ann)).toBe("shiftEnd");
    expect(await offerOf(id)).toBeNull();
  });

  it("of many is looked at in one go", async () => {
    const hours = JSON.stringify(beginningSoon());
    await db.$executeRaw`
      INSERT INTO person (id, email, name, role, presence, schedule)
      SELECT gen_random_uuid(), 'many' || n || '@test.example', 'Many ' || n, 'agent', 'online', ${hours}::jsonb
      FROM generate_series(1, 1100) n`;
    const count = (absence: "shiftEnd" | null) =>
      db.person.count({ where: { email: { startsWith: "many" }, absence } });
    await watchTime();
    expect(await count("shiftEnd")).toBe(1100);
    await moveTime(121_000);
    await watchTime();
    expect(await count(null)).toBe(1100);
    await db.person.deleteMany({ where: { email: { startsWith: "many" } } });
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

describe("a shift across a change of the zone's offset", () => {
  /** Midnight (UTC) of the last Sunday of a month, 1-12, of next year. */
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(new Date(now()).getUTCFullYear() + 1, month, 0));
    return last.getTime() - last.getUTCDay() * 86_400_000;
  };
  const hour = 3_600_000;
  afterAll(() => setSchedule(ann, null, systemActor));

  it.each([
    ["March: an hour earlier by the world's clock than on the day before", 3, 7],
    ["October: an hour later", 10, 8],
  ])("ends when its people's clocks say so, in %s", async (_, month, endsAt) => {
    const sunday = lastSunday(month);
    await moveTime(sunday - 2 * hour - now());
    const nights = weekOf(["sunday"], [{ from: 0, to: 9 * 60 }]);
    await setSchedule(ann, { ...aroundTheClock, zone: "Europe/Berlin", week: nights }, systemActor);
    await watchPeople();
    expect(await absenceOfPerson(ann)).toBe("offline");
    await moveTime(sunday + endsAt * hour - 60_000 - now());
    await watchTime();
    const id = await takenBy(ann);
    await watchTime();
    expect((await loadTicket(id))!.assignment?.personId).toBe(ann);
    await moveTime(61_000);
    await watchTime();
    expect(await absenceOfPerson(ann)).toBe("shiftEnd");
    expect(await loadTicket(id)).toMatchObject({ assignment: null, rescues: 1 });
  });
});
