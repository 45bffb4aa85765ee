import { beforeAll, expect, it } from "vitest";
import { openDesk, write } from "../cli/test-setup/desk";
import { msToNextAlarm } from "../db/alarms";
import { db } from "../db/client";
import { auditClocks } from "./auditClocks";
import { ringAlarms } from "./ringAlarms";

beforeAll(async () => {
  await openDesk();
  await auditClocks();
}, 60_000);

const ringAll = async () => {
  while ((await ringAlarms()) > 0);
};
const everything = async () => {
  const rounds = Math.ceil((await db.ticket.count()) / 20) + 1;
  for (let look = 0; look < rounds; look++) await auditClocks();
};
const audit = () => db.clockAudit.findFirstOrThrow();
const clockOf = (ticketId: string, metric = "firstResponse") =>
  db.clock.findFirstOrThrow({ where: { ticketId, metric } });

it("gives each ticket with an open clock its turn, however many there are", async () => {
  await ringAll();
  const many: string[] = [];
  for (let i = 0; i < 25; i++) many.push((await write()).ticketId);
  const newest = await clockOf(many.at(-1)!);
  await db.$executeRaw`UPDATE clock SET due_at = due_at + interval '1 hour' WHERE id = ${newest.id}::uuid`;
  const before = await audit();
  await everything();
  const after = await audit();
  expect(after.differences).toMatchObject([{ clockId: newest.id, field: "dueAt" }, { clockId: newest.id }]);
  const open = await db.clock.groupBy({ by: ["ticketId"], where: { state: { in: ["running", "paused"] } } });
  expect(open.length).toBeGreaterThan(20);
  expect(Number(after.totalChecked - before.totalChecked)).toBeGreaterThanOrEqual(open.length);

  // A difference stands until it is mended, and counts once.
  await auditClocks();
  expect((await audit()).totalFound).toBe(after.totalFound);
  expect((await audit()).differences).toHaveLength(2);
  await db.clock.update({ where: { id: newest.id }, data: { dueAt: newest.dueAt } });
  await auditClocks();
  expect((await audit()).differences).toEqual([]);
  expect((await audit()).totalFound).toBe(after.totalFound);
});

it("sets alarms again that got lost, or stand at another instant than their clock says", async () => {
  const { totalMended } = await audit();
  const [lost, late] = [await clockOf((await write()).ticketId), await clockOf((await write()).ticketId)];
  await db.$executeRaw`UPDATE clock SET next_due_at = NULL WHERE id = ${lost.id}::uuid`;
  await db.$executeRaw`UPDATE clock SET next_due_at = next_due_at + interval '1 day' WHERE id = ${late.id}::uuid`;
  await everything();
  for (const c of [lost, late])
    expect((await db.clock.findFirstOrThrow({ where: { id: c.id } })).nextDueAt).toEqual(c.nextDueAt);
  expect((await audit()).totalMended - totalMended).toBe(2n);
  expect((await audit()).differences).toEqual([]);
});

it("is not needed for one that stands too early: the loop sets it right instead of looking for ever", async () => {
  await ringAll();
  const { totalMended } = await audit();
  const early = await clockOf((await write()).ticketId);
  await db.$executeRaw`UPDATE clock SET next_due_at = baton_now() - interval '1 hour' WHERE id = ${early.id}::uuid`;
  expect(await ringAlarms()).toBe(0);
  expect((await db.clock.findFirstOrThrow({ where: { id: early.id } })).nextDueAt).toEqual(early.nextDueAt);
  expect((await audit()).totalMended - totalMended).toBe(1n);
  expect(await msToNextAlarm(250)).toBe(250);
});

it("names a ticket that it cannot read, and goes on with the others", async () => {
  const { ticketId: bad } = await write();
  const { ticketId: other } = await write();
  const wrong = await clockOf(other);
  await db.clock.updateMany({
    where: { ticketId: bad, metric: "acceptance" },
    data: { calendarId: "x", calendarVersion: 999 },
  });
  await db.$executeRaw`UPDATE clock SET due_at = due_at + interval '1 hour' WHERE id = ${wrong.id}::uuid`;
  await everything();
  const { differences } = await audit();
  expect(differences).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ticketId: bad, field: "history" }),
      expect.objectContaining({ ticketId: other, field: "dueAt" }),
    ]),
  );
  // What has ended promises nothing any more.
  await db.clock.updateMany({ where: { ticketId: { in: [bad, other] } }, data: { state: "void", nextDueAt: null } });
  await auditClocks();
  expect((await audit()).differences).toEqual([]);
});
