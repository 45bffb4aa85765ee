import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk } from "../cli/test-setup/desk";
import { now } from "../clock";
import { db, inTransaction } from "../db/client";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { moveTime, syncTime } from "../db/time";
import { loadInbox } from "../db/views/inbox";
import type { PersonId } from "../domain/ids";
import { nextBreachAt } from "../domain/sla/clock";
import { foldTicket } from "../domain/ticket/ticket";
import { rescueWithin } from "./rescueWork";
import { resolveTicket } from "./resolveTicket";
import { snoozeTicket, wakeSnoozed, wakeTicket } from "./snooze";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

const minute = 60_000;
let ann: PersonId;
let bob: PersonId;
let ticketId: string;
let moved = 0;
const later = async (ms: number) => {
  moved += ms;
  await moveTime(ms);
  await syncTime();
};
const ticket = async () => (await loadTicket(ticketId))!;
const told = () => db.notification.findMany({ where: { personId: ann, ticketId, kind: "snoozeEnded" } });

beforeAll(async () => {
  await openDesk();
  await syncTime();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 99 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 99 });
});
beforeEach(async () => {
  ticketId = await heldBy(ann);
});
afterEach(async () => {
  await moveTime(-moved);
  await syncTime();
  moved = 0;
});

describe("a snoozed ticket", () => {
  it("is back at its time, once for all workers, on top, with word of it; its clocks have run on", async () => {
    const due = (await ticket()).clocks.map((c) => c.dueAt);
    const until = now() + minute;
    await snoozeTicket(ticketId, ann, until);
    expect(await wakeSnoozed()).toBe(0);
    const line = async () => (await loadInbox(ann)).tickets.find((one) => one.id === ticketId)!;
    expect(await line()).toMatchObject({ snoozedUntil: until, wokenAt: null });
    expect((await ticket()).clocks.map((c) => c.dueAt)).toEqual(due);
    await later(minute + 5);
    const woken = await Promise.all([wakeSnoozed(), wakeSnoozed()]);
    expect(woken[0]! + woken[1]!).toBe(1);
    expect(await line()).toMatchObject({ snoozedUntil: null, wokenAt: until });
    expect(await told()).toMatchObject([{ data: { why: "time" } }]);
    await replyToTicket(ticketId, ann, { body: "Here we go", isWaitingForCustomer: false });
    expect(await line()).toMatchObject({ snoozedUntil: null, wokenAt: null });
  });

  it("is back as soon as the customer writes, and not for a note", async () => {
    await snoozeTicket(ticketId, ann, now() + 60 * minute);
    await addNote(ticketId, bob, "A note");
    expect((await ticket()).snoozedUntil).not.toBeNull();
    await receiveFollowUp(ticketId, "Any news?", "web", `news-${ticketId}`);
    expect(await ticket()).toMatchObject({ snoozedUntil: null });
    expect((await ticket()).wokenAt).not.toBeNull();
    expect(await told()).toMatchObject([{ data: { why: "customer" } }]);
  });

  it("can be taken up again by who has it, who needs no word of that", async () => {
    await snoozeTicket(ticketId, ann, now() + 60 * minute);
    await expect(wakeTicket(ticketId, bob)).rejects.toMatchObject({ code: "conflict" });
    await wakeTicket(ticketId, ann);
    expect(await ticket()).toMatchObject({ snoozedUntil: null, wokenAt: null });
    expect(await told()).toEqual([]);
    await expect(wakeTicket(ticketId, ann)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused to others, into the past and beyond three months", async () => {
    await expect(snoozeTicket(ticketId, bob, now() + minute)).rejects.toMatchObject({ code: "conflict" });
    await expect(snoozeTicket(ticketId, ann, now() - 1)).rejects.toMatchObject({ field: "until" });
    await expect(snoozeTicket(ticketId, ann, now() + 91 * 24 * 60 * minute)).rejects.toMatchObject({ field: "until" });
  });

  it("loses its snooze with its holder, and its history says the same as its row", async () => {
    await snoozeTicket(ticketId, ann, now() + 60 * minute);
    await resolveTicket(ticketId, ann);
    const after = await ticket();
    expect(after).toMatchObject({ snoozedUntil: null, wokenAt: null });
    const { id, events } = await loadEvents(ticketId);
    expect(foldTicket(id, events)).toMatchObject({ snoozedUntil: null, wokenAt: null });
  });

  it("stays with somebody who has left, until its time, and not beyond a breach", async () => {
    const leave = () => inTransaction((tx) => rescueWithin(tx, [ann], "offline", [ticketId]));
    const first = nextBreachAt((await ticket()).clocks);
    await snoozeTicket(ticketId, ann, now() + minute);
    expect(await leave()).toBe(0);
    await db.person.update({ where: { id: ann }, data: { absence: "offline" } });
    await later(minute + 5);
    await wakeSnoozed();
    // Back, and nobody there: as if they had left just now.
    expect((await ticket()).assignment?.personId).not.toBe(ann);
    await db.person.update({ where: { id: ann }, data: { absence: null } });
    ticketId = await heldBy(ann);
    await snoozeTicket(ticketId, ann, first! + 60 * minute);
    expect(await leave()).toBe(1);
  });
});
