import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import {
  absenceOfPerson,
  begunBy,
  everybodyGone,
  here,
  offerOf,
  silent,
  takenBy,
  told,
} from "../cli/test-setup/rescue";
import { now } from "../clock";
import { db, Prisma } from "../db/client";
import { openSign } from "../db/presence/signs";
import { loadTicket } from "../db/tickets/load";
import { moveTime } from "../db/time";
import { aroundTheClock, type CalendarRules, weekOf } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import { systemActor } from "../domain/vocabulary";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { answerHandoff } from "./presence/answerHandoff";
import { watchPeople, watchTime } from "./presence/watchPeople";
import { rescueOverdue } from "./rescueWork";
import { setSchedule } from "./setSchedule";
import { takeTicket } from "./takeTicket";

let ann: PersonId;
let bob: PersonId;

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 3 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 3 });
});
beforeEach(everybodyGone);

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
