import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { now } from "../clock";
import { db, Prisma } from "../db/client";
import { listPeople } from "../db/views/people";
import { aroundTheClock, type CalendarRules, weekOf } from "../domain/calendar/document";
import { asPersonId, type PersonId } from "../domain/ids";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { setSchedule } from "./setSchedule";

let ann: PersonId;
let lead: { kind: "person"; id: string };
const always: CalendarRules = { ...aroundTheClock, zone: "Europe/Berlin" };
/** Open for an hour on one day, half a year away from now, and so closed whenever this runs. */
const never = (): CalendarRules => {
  const tomorrow = new Date(now() + 3 * 86_400_000).getUTCDay();
  const day = (["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const)[tomorrow]!;
  return { ...always, zone: "UTC", week: weekOf([day], [{ from: 600, to: 660 }]) };
};
const offers = (ticketId: string) => db.offer.count({ where: { ticketId, state: "pending", personId: ann } });

beforeAll(async () => {
  lead = { kind: "person", id: (await openDesk()).lead };
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  await online(ann);
});
beforeEach(() => db.person.update({ where: { id: ann }, data: { schedule: Prisma.DbNull } }));

describe("hours of a person", () => {
  it("keep work away outside of them, and let it arrive once they are cleared", async () => {
    await setSchedule(ann, never(), lead);
    const { ticketId } = await write();
    await planWaiting();
    expect(await offers(ticketId)).toBe(0);
    await setSchedule(ann, null, lead);
    expect(await offers(ticketId)).toBe(1);
  });

  it("are listed with when they change", async () => {
    await setSchedule(ann, never(), lead);
    const person = (await listPeople(now())).find((p) => p.id === ann);
    expect(person).toMatchObject({ name: "Ann", shift: { isOn: false }, schedule: { zone: "UTC" } });
    expect(person!.shift!.changesAt).toBeGreaterThan(now());
    await setSchedule(ann, always, lead);
    const again = (await listPeople(now())).find((p) => p.id === ann);
    expect(again!.shift).toEqual({ isOn: true, changesAt: null });
  });

  it("leave a line of who set what", async () => {
    await setSchedule(ann, always, lead);
    await setSchedule(ann, null, lead);
    const lines = await db.audit.findMany({ where: { subjectId: ann }, orderBy: { id: "desc" }, take: 2 });
    expect(lines.map((l) => [l.action, l.actorId])).toEqual([
      ["person.hours.clear", lead.id],
      ["person.hours.set", lead.id],
    ]);
    expect(lines[1]!.details).toMatchObject({ zone: "Europe/Berlin" });
  });

  it.each([
    ["a zone that does not exist", { ...always, zone: "Europe/Berln" }, "schedule.zone", /Did you mean Europe\/Berlin/],
    ["a week without hours", { ...always, week: weekOf([], []) }, "schedule.week", /at least one weekday/],
    [
      "hours that overlap",
      { ...always, week: weekOf(["monday"], [{ from: 60, to: 120 }, { from: 90, to: 150 }]) }, // biome-ignore format: one line
      "schedule.week.monday.1",
      /overlaps/,
    ],
    ["something else", "nine to five", "schedule.(calendar)", /./],
  ])("refuse %s with the field and a remedy, and change nothing", async (_, schedule, field, message) => {
    const refused = setSchedule(ann, schedule, lead);
    await expect(refused).rejects.toMatchObject({ code: "badInput", field, message: expect.stringMatching(message) });
    expect(await db.person.findUnique({ where: { id: ann } })).toMatchObject({ schedule: null });
  });

  it("belong to somebody who works here", async () => {
    await expect(setSchedule(asPersonId(newId()), always, lead)).rejects.toMatchObject({ code: "notFound" });
    const gone = await addPerson("Gone");
    await db.person.update({ where: { id: gone }, data: { disabledAt: new Date() } });
    await expect(setSchedule(gone, always, lead)).rejects.toMatchObject({ code: "notFound" });
  });
});
