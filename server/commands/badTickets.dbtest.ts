import { beforeAll, beforeEach, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { currentPolicy } from "../db/policies";
import { loadFloor } from "../db/views/floor";
import { listSetAside } from "../db/views/ticketList";
import type { PersonId } from "../domain/ids";
import { planWaiting } from "./planWaiting";

/** What the planner's loop makes of rows that no command writes: the bad ticket waits and says why, the others are given. */

let ann: PersonId;
beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 5 });
  await addPerson("Bob", { teams: ["access"], capacity: 5 });
});
beforeEach(async () => {
  await db.$executeRaw`UPDATE ticket SET status = 'closed', offer_id = NULL, candidates = '[]', wait_reasons = '[]',
    complexity = 0, importance = 1`;
  await db.$executeRaw`UPDATE offer SET state = 'withdrawn', settled_at = baton_now() WHERE state = 'pending'`;
  await db.$executeRaw`DELETE FROM clock`;
  await db.$executeRaw`UPDATE person SET presence = 'offline', schedule = NULL, missed_offers = 0`;
});

const offersOf = (ticketId: string) => db.offer.count({ where: { ticketId, state: "pending" } });
const told = async (id: string) => (await db.ticket.findUniqueOrThrow({ where: { id } })).waitReasons;
const spoil = (id: string, set: string) => db.$executeRawUnsafe(`UPDATE ticket SET ${set} WHERE id = $1::uuid`, id);
const spoilClock = (id: string, set: string) =>
  db.$executeRawUnsafe(`UPDATE clock SET ${set} WHERE ticket_id = $1::uuid`, id);

it.each<[string, (id: string) => Promise<unknown>, string]>([
  ["complexity that is no number", (id) => spoil(id, "complexity = 'NaN'"), "complexity"],
  ["endless importance", (id) => spoil(id, "importance = 'Infinity'"), "importance"],
  ["a variance that is no number", (id) => spoil(id, "complexity_variance = 'NaN'"), "complexityVariance"],
  ["candidates that are no list", (id) => spoil(id, "candidates = 'null'"), "candidates"],
  ["candidates that are nothing", (id) => spoil(id, "candidates = '[null]'"), "candidates"],
  [
    "a negative probability",
    (id) => spoil(id, `candidates = '[{"issueType": "sign-in", "probability": -1}]'`),
    "candidates",
  ],
  ["a clock without an end", (id) => spoilClock(id, "due_at = 'infinity'"), "clocks"],
])("%s: it is set aside, the others are given, and a lead sees it", async (_, spoilIt, field) => {
  await online(ann);
  const { ticketId: bad } = await write();
  const { ticketId: good } = await write();
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.ticket.updateMany({ where: { id: { in: [bad, good] } }, data: { offerId: null } });
  await spoilIt(bad);
  await planWaiting();
  await planWaiting();
  expect(await offersOf(good)).toBe(1);
  expect(await offersOf(bad)).toBe(0);
  expect(await told(bad)).toEqual([{ code: "invalid", params: { field } }]);
  expect((await loadFloor((await currentPolicy())!)).invalid).toBe(1);
  expect((await listSetAside()).map((t) => t.id)).toEqual([bad]);
  const events = await db.ticketEvent.count({ where: { ticketId: bad, type: "WaitExplained" } });
  expect(events).toBe(1);
});

it("a clock of a calendar that nobody published: the ticket cannot even be read, and waits with that reason", async () => {
  const { ticketId: bad } = await write();
  const { ticketId: good } = await write();
  await spoilClock(bad, "calendar_id = 'nowhere', calendar_version = 999");
  await online(ann);
  await planWaiting();
  await planWaiting();
  expect(await offersOf(good)).toBe(1);
  expect(await told(bad)).toEqual([{ code: "invalid", params: { field: "ticket" } }]);
  expect((await listSetAside()).map((t) => t.id)).toEqual([bad]);
});

it("probabilities that do not sum are scaled, and it says so", async () => {
  const { ticketId } = await write();
  await spoil(
    ticketId,
    `candidates = '[{"issueType": "sign-in", "probability": 0.9}, {"issueType": "invoice", "probability": 0.9}]'`,
  );
  await online(ann);
  await planWaiting();
  const { reasons } = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  expect((reasons as { code: string }[]).map((r) => r.code)).toContain("normalised");
});

it("an issue type that nobody knows any more: it waits with its owner", async () => {
  const { ticketId } = await write();
  await spoil(ticketId, `candidates = '[{"issueType": "forgotten", "probability": 0.9}]'`);
  await online(ann);
  await planWaiting();
  expect(await offersOf(ticketId)).toBe(1);
});

it("reasons of the past that are no list", async () => {
  const { ticketId } = await write();
  await spoil(ticketId, "wait_reasons = 'null'");
  await planWaiting();
  expect(await told(ticketId)).toMatchObject([{ code: "nobodyOnline" }]);
});

it("a person with no capacity, and one whose hours cannot be read, get nothing and stop nobody", async () => {
  const { ticketId } = await write();
  await online(ann);
  await db.$executeRaw`UPDATE person SET schedule = '{"week": 7}' WHERE id = ${ann}::uuid`;
  await planWaiting();
  expect(await told(ticketId)).toMatchObject([
    { code: "nobodyOnline" },
    { code: "invalid", params: { field: "agents" } },
  ]);
  await db.$executeRaw`UPDATE person SET schedule = NULL, capacity = 0 WHERE id = ${ann}::uuid`;
  await planWaiting();
  expect(await told(ticketId)).toMatchObject([{ code: "allAtCapacity" }]);
  await db.$executeRaw`UPDATE person SET presence = 'online' WHERE name = 'Bob'`;
  await planWaiting();
  expect(await offersOf(ticketId)).toBe(1);
});
