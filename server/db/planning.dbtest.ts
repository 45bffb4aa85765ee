import { beforeAll, expect, it } from "vitest";
import { addPerson, online, openDesk } from "../cli/test-setup/desk";
import { type CalendarRules, weekOf } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import { db } from "./client";
import { loadStaff } from "./planning";
import { currentPolicy } from "./policies";

const hours: CalendarRules = {
  id: "own",
  name: "Own hours",
  zone: "Asia/Kathmandu",
  week: weekOf(["wednesday"], [{ from: 9 * 60, to: 17 * 60 }]),
  holidays: [{ date: "2026-03-11", name: "Away" }],
};
/** Wall clock of Kathmandu, which is 5:45 ahead. */
const at = (wall: string) => Date.parse(`${wall}+05:45`);
let ann: PersonId;

const staffAt = async (wall: string) => loadStaff(db, (await currentPolicy())!, at(wall));

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"] });
  await online(ann);
  await db.person.update({ where: { id: ann }, data: { schedule: hours } });
});

it.each([
  ["within the hours of their own zone, until these end", "2026-03-04T09:00:00", "2026-03-04T17:00:00"],
  ["not before", "2026-03-04T08:59:59", null],
  ["not when they end", "2026-03-04T17:00:00", null],
  ["not on another day", "2026-03-05T10:00:00", null],
  ["not on a holiday", "2026-03-11T10:00:00", null],
])("somebody with a schedule receives work %s", async (_, now, until) => {
  const found = (await staffAt(now)).agents.find((a) => a.id === ann);
  expect(found?.shiftEndsAt ?? null).toBe(until && at(until));
});

it("somebody without one receives work whenever they are online", async () => {
  await db.$executeRaw`UPDATE person SET schedule = NULL WHERE id = ${ann}::uuid`;
  expect((await staffAt("2026-03-05T03:00:00")).agents.map((a) => a.id)).toContain(ann);
});

it("whose shift begins within two hours is capacity that comes; who should be there and is not, is none", async () => {
  await db.person.update({ where: { id: ann }, data: { schedule: hours, presence: "offline" } });
  const coming = async (wall: string) => (await staffAt(wall)).ahead;
  const beginsAt = at("2026-03-04T09:00:00");
  expect(await coming("2026-03-04T07:00:00")).toMatchObject([{ teams: ["access"], beginsAt, work: [] }]);
  expect(await coming("2026-03-04T06:59:59")).toEqual([]);
  expect(await coming("2026-03-04T10:00:00")).toEqual([]);
  await db.person.update({ where: { id: ann }, data: { presence: "break" } });
  expect(await coming("2026-03-04T10:00:00")).toMatchObject([{ beginsAt: at("2026-03-04T10:15:00") }]);
});

it("hours follow the wall clock of a zone that changes its offset", async () => {
  const berlin: CalendarRules = {
    ...{ id: "own", name: "Own hours", zone: "Europe/Berlin", holidays: [] },
    week: weekOf(["friday", "monday"], [{ from: 9 * 60, to: 17 * 60 }]),
  };
  await db.person.update({ where: { id: ann }, data: { schedule: berlin, presence: "online" } });
  const endsAt = async (utc: string) =>
    (await loadStaff(db, await currentPolicy(), Date.parse(utc))).agents.find((a) => a.id === ann)?.shiftEndsAt ?? null;
  // Summer time began on Sunday, 29 March 2026: nine o'clock there is an hour earlier than the week before.
  expect(await endsAt("2026-03-27T07:59:59Z")).toBeNull();
  expect(await endsAt("2026-03-27T08:00:00Z")).toBe(Date.parse("2026-03-27T16:00:00Z"));
  expect(await endsAt("2026-03-30T06:59:59Z")).toBeNull();
  expect(await endsAt("2026-03-30T07:00:00Z")).toBe(Date.parse("2026-03-30T15:00:00Z"));
  expect(await endsAt("2026-03-30T15:00:00Z")).toBeNull();
  // And ended on 25 October.
  expect(await endsAt("2026-10-26T07:30:00Z")).toBeNull();
  expect(await endsAt("2026-10-26T08:00:00Z")).toBe(Date.parse("2026-10-26T16:00:00Z"));
});
