import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadStaff, loadWaiting } from "../db/planning";
import { currentPolicy } from "../db/policies";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { syncTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { foldTicket } from "../domain/ticket/ticket";
import { planWaiting } from "./planWaiting";
import { acceptOffer } from "./respondToOffer";
import { replyToTicket } from "./writeMessage";

/** Where a ticket waits follows the queues: a desk where T1 mostly fails at signing in, so that decisions start at T2. */
let ann: PersonId;
let bob: PersonId;
const later: string[] = [];

beforeAll(async () => {
  await openDesk((p) => {
    p.understanding.noneOfThese = 1;
    const signIn = p.issueTypes.find((t) => t.id === "sign-in")!;
    signIn.priors = [
      { tier: 1, success: 0.42, handlingMinutes: 9 },
      { tier: 2, success: 0.95, handlingMinutes: 12 },
    ];
  });
  ann = await addPerson("Ann", { teams: ["access"], capacity: 1 });
  bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 1 });
  await online(ann, bob);
}, 60_000);

const offerOf = async (ticketId: string) => {
  const offer = await db.offer.findFirst({ where: { ticketId, state: "pending" } });
  return offer && { id: offer.id, to: offer.personId as PersonId };
};
const placeOf = async (id: string) => {
  const { queueTier, minTier } = await db.ticket.findUniqueOrThrow({ where: { id } });
  return { queueTier, minTier };
};
const movesOf = async (id: string) =>
  (await loadEvents(id)).events.flatMap((e) => (e.type === "WaitingMoved" ? [[e.data.fromTier, e.data.tier]] : []));

describe("a ticket that starts at T2", () => {
  it("may go down as far as the policy allows", async () => {
    const { ticketId } = await write();
    await planWaiting();
    expect(await placeOf(ticketId)).toEqual({ queueTier: 2, minTier: 1 });
    const offer = (await offerOf(ticketId))!;
    expect(offer.to).toBe(bob);
    await acceptOffer(offer.id, bob);
  });

  it("is tried at T1 once the line before T2 is long and somebody is free there", async () => {
    const lined: string[] = [];
    for (let i = 0; i < 16; i++) lined.push((await write()).ticketId);
    await planWaiting();
    const offers = await Promise.all(lined.map(offerOf));
    expect(offers.filter(Boolean).map((o) => o!.to)).toEqual([ann]);
    const at = offers.findIndex(Boolean);
    await acceptOffer(offers[at]!.id, ann);
    later.push(...lined.filter((_, i) => i !== at));
  });

  it("waits where it is moved to, which is kept, told once, and stays", async () => {
    await planWaiting();
    const places = await Promise.all(later.map(placeOf));
    const moves = await Promise.all(later.map(movesOf));
    // The line before T2 is shared out over both.
    expect(places.filter((p) => p.queueTier === 1).length).toBeGreaterThan(0);
    places.forEach((p, i) => {
      expect(moves[i]!.at(-1)?.[1] ?? 2).toBe(p.queueTier);
    });

    const count = async () => (await Promise.all(later.map(movesOf))).flat().length;
    const before = await count();
    for (let i = 0; i < 3; i++) await planWaiting();
    expect(await count()).toBe(before);

    const moved = later[moves.findIndex((m) => m.length > 0)]!;
    const ticket = await loadTicket(moved);
    // Why it waits there stays said, whatever else is said of its waiting since.
    const { tier } = ticket!.queue!;
    const why = { code: "beginsAtTier", params: expect.objectContaining({ tier }) };
    expect(ticket!.waitReasons.length).toBeGreaterThan(1);
    expect(ticket!.waitReasons).toContainEqual(why);
    const { id, events } = await loadEvents(moved);
    expect(foldTicket(id, events)).toEqual(ticket);
    // It has waited since it came, wherever.
    expect(ticket!.queue!.since).toBe(ticket!.createdAt);
  });
});

describe("capacity that comes", () => {
  const ahead = async () => (await loadStaff(db, (await currentPolicy())!, await syncTime())).ahead;

  it("is what full people have in hand, unless it waits for the customer", async () => {
    expect((await ahead()).map((p) => [p.tier, p.work.length])).toEqual(
      expect.arrayContaining([
        [1, 1],
        [2, 1],
      ]),
    );
    const held = await db.assignment.findFirstOrThrow({ where: { personId: bob, endedAt: null } });
    const body = "Which address do you sign in with?";
    await replyToTicket(held.ticketId, bob, { body, isWaitingForCustomer: true });
    expect((await ahead()).map((p) => p.tier)).toEqual([1]);
  });
});

describe("a pool too large to look at whole", () => {
  it("shows the planner what is due first and what has waited longest beside what matters most", async () => {
    const policy = (await currentPolicy())!;
    const due = await db.ticket.findFirstOrThrow({ where: { id: { in: later } }, orderBy: { nextBreachAt: "desc" } });
    const old = await db.ticket.findFirstOrThrow({ where: { id: { in: later }, NOT: { id: due.id } } });
    const lowest = { priority: 0, queuedAt: new Date(due.queuedAt!.getTime() + 60_000) };
    const time = await syncTime();
    const before = new Date(time - 3_600_000);
    // Late ones are due even earlier, and there may be any number of them.
    const running = { state: "running" };
    await db.clock.updateMany({ where: { ticketId: { in: later }, ...running }, data: { dueAt: before } });
    await db.clock.updateMany({
      where: { ticketId: due.id, metric: "resolution", ...running },
      data: { dueAt: new Date(time + 60_000) },
    });
    await db.ticket.update({ where: { id: due.id }, data: lowest });
    await db.ticket.update({ where: { id: old.id }, data: { priority: 0, queuedAt: before } });
    const seen = (await loadWaiting(db, policy, 1)).map((w) => w.ticket.id);
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(expect.arrayContaining([due.id, old.id]));
  });
});
