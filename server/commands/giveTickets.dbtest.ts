import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { somebodyWaits } from "../cli/test-setup/locks";
import { manyTickets } from "../cli/test-setup/manyTickets";
import { db, inTransaction } from "../db/client";
import { loadEvents, loadTicket, lockTickets } from "../db/tickets/load";
import { loadNotifications } from "../db/views/notifications";
import { asTicketId, type PersonId } from "../domain/ids";
import type { GiveWarning } from "../domain/ticket/giveWarnings";
import { foldTicket } from "../domain/ticket/ticket";
import { type GiveOrder, giveTickets } from "./giveTickets";
import { planWaiting } from "./planWaiting";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer } from "./respondToOffer";
import { takeTicket } from "./takeTicket";
import { undoGiving } from "./undoGiving";
import { replyToTicket } from "./writeMessage";

let lead: PersonId;
let ann: PersonId;
let bob: PersonId;
let cleo: PersonId;
let dan: PersonId;

const ticketOf = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });
const order = (to: GiveOrder["to"], more: Partial<GiveOrder> = {}): GiveOrder => {
  return { to, why: "workload", note: null, agreed: [], ...more };
};
const give = (ids: string[], to: GiveOrder["to"], more?: Partial<GiveOrder>) => giveTickets(ids, lead, order(to, more));
async function done(outcome: Promise<Awaited<ReturnType<typeof giveTickets>>>) {
  const result = await outcome;
  if (result.state !== "done") throw new Error(`warned: ${JSON.stringify(result.warnings)}`);
  return result;
}
const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
/** Its rows are what its events make. */
async function isWhole(id: string): Promise<void> {
  const { events } = await loadEvents(id);
  expect(foldTicket(asTicketId(id), events)).toEqual(await loadTicket(id));
}

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 2 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 2 });
  cleo = await addPerson("Cleo", { teams: ["access"], tier: 2, capacity: 5 });
  dan = await addPerson("Dan", { teams: ["billing"], capacity: 5 });
});
beforeEach(async () => {
  await db.$executeRaw`UPDATE ticket SET status = 'closed', offer_id = NULL, assignee_id = NULL`;
  await db.$executeRaw`UPDATE offer SET state = 'withdrawn', settled_at = baton_now() WHERE state = 'pending'`;
  await db.$executeRaw`UPDATE assignment SET ended_at = baton_now(), end_reason = 'resolved' WHERE ended_at IS NULL`;
  await db.$executeRaw`UPDATE clock SET state = 'void', next_due_at = NULL WHERE state IN ('running', 'paused')`;
  await db.person.updateMany({ data: { presence: "offline", missedOffers: 0, disabledAt: null } });
  await db.person.update({ where: { id: lead }, data: { role: "lead" } });
});

describe("taking a waiting ticket by hand", () => {
  const mine = { mayTakeAny: false, agreed: [] };

  it("is for those whom its team and tier allow; a lead may always", async () => {
    const { ticketId } = await write();
    await expect(takeTicket(ticketId, dan, mine)).rejects.toMatchObject({ code: "conflict", message: /team/ });
    expect(await takeTicket(ticketId, ann, mine)).toEqual({ state: "done" });
    expect((await ticketOf(ticketId)).assigneeId).toBe(ann);
    await expect(takeTicket(ticketId, bob, mine)).rejects.toMatchObject({ code: "conflict" });
    await isWhole(ticketId);
    const other = (await write()).ticketId;
    await db.ticket.update({ where: { id: other }, data: { queueTier: 2 } });
    await expect(takeTicket(other, ann, mine)).rejects.toMatchObject({ message: /higher tier/ });
    expect(await takeTicket(other, lead, { mayTakeAny: true, agreed: [] })).toEqual({ state: "done" });
  });

  it("accepts one's own offer, and leaves another's alone", async () => {
    await online(ann);
    const { ticketId } = await write();
    await planWaiting();
    await expect(takeTicket(ticketId, bob, mine)).rejects.toMatchObject({ message: /being offered/ });
    await takeTicket(ticketId, ann, mine);
    const [assignment] = await db.assignment.findMany({ where: { ticketId } });
    expect(assignment).toMatchObject({ personId: ann, via: "offer" });
  });

  it("says how many one has before it goes over capacity, and goes on when that was meant", async () => {
    await online(ann);
    for (let i = 0; i < 2; i++) await takeTicket((await write()).ticketId, ann, mine);
    const { ticketId } = await write();
    const warned = await takeTicket(ticketId, ann, mine);
    const warning: GiveWarning = { kind: "overCapacity", load: 2, capacity: 2, after: 3 };
    expect(warned).toEqual({ state: "warned", warnings: [warning] });
    expect((await ticketOf(ticketId)).assigneeId).toBeNull();
    expect(await takeTicket(ticketId, ann, { mayTakeAny: false, agreed: [warning] })).toEqual({ state: "done" });
  });

  it("by two at once: one has it, the other hears so", async () => {
    const { ticketId } = await write();
    const both = await Promise.allSettled([takeTicket(ticketId, ann, mine), takeTicket(ticketId, bob, mine)]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.assignment.count({ where: { ticketId, endedAt: null } })).toBe(1);
  });
});

describe("giving tickets by hand", () => {
  it("assigns a waiting one and reassigns one that somebody has, with the reason in the event", async () => {
    await online(cleo);
    const waiting = (await write()).ticketId;
    const held = (await write()).ticketId;
    await takeTicket(held, ann, { mayTakeAny: true, agreed: [] });
    const result = await done(give([waiting, held], { person: cleo }, { why: "expertise", note: "She knows it" }));
    expect(result).toMatchObject({ given: 2, refused: [] });
    for (const id of [waiting, held]) {
      expect((await ticketOf(id)).assigneeId).toBe(cleo);
      await isWhole(id);
      const { events } = await loadEvents(id);
      const last = events.findLast((e) => e.type === "TicketAssigned")!;
      expect(last).toMatchObject({
        actor: { kind: "person", id: lead },
        data: { via: "manual", givingId: result.givingId },
      });
      expect(last.data).toMatchObject({ reasons: [{ code: "givenByHand", params: { why: "expertise" } }] });
      const note = await db.message.findFirstOrThrow({ where: { ticketId: id, kind: "note" } });
      expect(note).toMatchObject({ body: "She knows it", personId: lead });
    }
    expect((await ticketOf(held)).barredPeople).toEqual([ann]);
  });

  it("warns of who is full, away, of another team or a lower tier, and gives once all that is agreed to", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await write()).ticketId);
    await db.ticket.update({ where: { id: ids[0]! }, data: { queueTier: 2 } });
    const first = await give(ids, { person: ann });
    const warnings: GiveWarning[] = [
      { kind: "overCapacity", load: 0, capacity: 2, after: 3 },
      { kind: "absent", presence: "offline" },
      { kind: "belowTier", count: 1 },
    ];
    expect(first).toEqual({ state: "warned", warnings });
    expect(await db.giving.count()).toBe(await db.giving.count({ where: { toPersonId: { not: ann } } }));
    expect(await give(ids, { person: ann }, { agreed: warnings.slice(0, 2) })).toMatchObject({ state: "warned" });
    expect(await done(give(ids, { person: ann }, { agreed: warnings }))).toMatchObject({ given: 3, refused: [] });
    expect(await give([(await write()).ticketId], { person: dan }, { agreed: [] })).toMatchObject({
      warnings: [{ kind: "absent" }, { kind: "otherTeam", count: 1 }],
    });
  });

  it("tells who has them now and who had them, each in one line, and nobody of what they did themselves", async () => {
    await db.notification.deleteMany();
    await online(ann);
    const ids = [(await write()).ticketId, (await write()).ticketId];
    for (const id of ids) await takeTicket(id, ann, { mayTakeAny: false, agreed: [] });
    expect(await db.notification.count()).toBe(0);
    const agreed: GiveWarning[] = [{ kind: "absent", presence: "offline" }];
    await done(give(ids, { person: cleo }, { agreed }));
    const news = async (id: string) =>
      (await loadNotifications(id)).items.map(({ news, ticket }) => ({ news, ticket }));
    expect(await news(cleo)).toEqual([{ news: { kind: "handGiven", by: "Test Lead", count: 2 }, ticket: null }]);
    expect(await news(ann)).toEqual([{ news: { kind: "handTaken", by: "Test Lead", count: 2 }, ticket: null }]);
    await done(give([ids[0]!], { team: "access", tier: 1 }));
    expect((await news(cleo))[0]).toMatchObject({ news: { kind: "handTaken", count: 1 }, ticket: { id: ids[0] } });
    expect(await news(lead)).toEqual([]);
  });

  it("sends tickets to a queue, whose people are offered them at once, and never back to whoever had them", async () => {
    await online(ann, bob);
    const { ticketId } = await write();
    await takeTicket(ticketId, ann, { mayTakeAny: false, agreed: [] });
    await done(give([ticketId], { team: "access", tier: 1 }, { why: "absence" }));
    expect((await offerOf(ticketId))?.personId).toBe(bob);
    await isWhole(ticketId);
  });

  it("refuses a queue that there is not, a person who is disabled, and more than is allowed", async () => {
    const { ticketId } = await write();
    await expect(give([ticketId], { team: "access", tier: 9 })).rejects.toMatchObject({ code: "badInput" });
    await expect(give([ticketId], { team: "nowhere", tier: 1 })).rejects.toMatchObject({ code: "badInput" });
    await db.person.update({ where: { id: bob }, data: { disabledAt: new Date() } });
    await expect(give([ticketId], { person: bob })).rejects.toMatchObject({ code: "conflict", message: /any more/ });
    const many = Array.from({ length: 5_001 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, "0")}`);
    await expect(give(many, { person: ann })).rejects.toMatchObject({ code: "tooLarge" });
    expect((await ticketOf(ticketId)).assigneeId).toBeNull();
  });

  it("tells of each ticket why it was not given: resolved meanwhile, theirs already, not there", async () => {
    await online(cleo);
    const ids = [(await write()).ticketId, (await write()).ticketId, (await write()).ticketId];
    const [fine, theirs, resolved] = ids as [string, string, string];
    for (const id of [theirs, resolved]) await takeTicket(id, cleo, { mayTakeAny: true, agreed: [] });
    await resolveTicket(resolved, cleo);
    const nobody = "00000000-0000-7000-8000-000000000001";
    const result = await done(give([...ids, nobody], { person: cleo }));
    expect(result.given).toBe(1);
    expect((await ticketOf(fine)).assigneeId).toBe(cleo);
    expect(Object.fromEntries(result.refused.map((r) => [r.ticketId, r.refusal]))).toEqual({
      [theirs]: "alreadyTheirs",
      [resolved]: "alreadyResolved",
      [nobody]: "gone",
    });
  });

  it("a demotion in mid-session counts at once", async () => {
    const { ticketId } = await write();
    await db.person.update({ where: { id: lead }, data: { role: "agent" } });
    await expect(give([ticketId], { team: "access", tier: 2 })).rejects.toMatchObject({ code: "forbidden" });
    expect((await ticketOf(ticketId)).queueTier).toBe(1);
  });

  it("a demotion counts in the middle of many: what was given stays given, and nothing more is", async () => {
    await online(cleo);
    const ids = (await manyTickets(201, { team: "access", tier: 1 })).sort();
    const agreed: GiveWarning[] = [{ kind: "overCapacity", load: 0, capacity: 5, after: 201 }];
    let giving: ReturnType<typeof give> | undefined;
    await inTransaction(async (tx) => {
      // One of the first two hundred, so that these wait where their giver was allowed to give them.
      await lockTickets(tx, [ids[0]!]);
      giving = give(ids, { person: cleo }, { agreed });
      await somebodyWaits();
      await db.person.update({ where: { id: lead }, data: { role: "agent" } });
    });
    const result = await done(giving!);
    expect(result).toMatchObject({ given: 200, stopped: expect.stringContaining("role") });
    expect(result.refused).toMatchObject([{ ticketId: ids[200], refusal: "stopped" }]);
    expect(await db.assignment.count({ where: { personId: cleo, ticketId: { in: ids }, endedAt: null } })).toBe(200);
    expect((await ticketOf(ids[200]!)).assigneeId).toBeNull();
  });

  it("two leads at once: a ticket ends with one person, whoever came last", async () => {
    await online(ann, bob);
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) ids.push((await write()).ticketId);
    await Promise.all([done(give(ids, { person: ann })), done(give([...ids].reverse(), { person: bob }))]);
    for (const id of ids) {
      expect(await db.assignment.count({ where: { ticketId: id, endedAt: null } })).toBe(1);
      await isWhole(id);
    }
  });

  it("an accept and a giving at once: one assignment, and the accepter hears that the offer is gone or it is given on", async () => {
    await online(ann, cleo);
    const { ticketId } = await write();
    await planWaiting();
    const offer = (await offerOf(ticketId))!;
    await Promise.allSettled([acceptOffer(offer.id, offer.personId as PersonId), give([ticketId], { person: cleo })]);
    expect((await ticketOf(ticketId)).assigneeId).toBe(cleo);
    expect(await db.assignment.count({ where: { ticketId, endedAt: null } })).toBe(1);
    await isWhole(ticketId);
  });
});

describe("taking back what was given", () => {
  it("puts each ticket where it was, as long as nothing else has happened to it", async () => {
    await online(cleo);
    const waiting = (await write()).ticketId;
    const held = (await write()).ticketId;
    const answered = (await write()).ticketId;
    await takeTicket(held, ann, { mayTakeAny: true, agreed: [] });
    await db.person.updateMany({ where: { id: cleo }, data: { presence: "online" } });
    const before = await loadTicket(waiting);
    const { givingId } = await done(give([waiting, held, answered], { person: cleo }));
    await replyToTicket(answered, cleo, { body: "I am on it", isWaitingForCustomer: false });
    await db.person.updateMany({ where: { id: cleo }, data: { presence: "offline" } });
    expect(await undoGiving(givingId, lead)).toEqual({ undone: 2, kept: 1 });
    expect(await loadTicket(waiting)).toMatchObject({
      assignment: null,
      queue: before!.queue,
      touches: 0,
      barredPeople: [],
    });
    expect(await loadTicket(held)).toMatchObject({ assignment: { personId: ann }, touches: 1, barredPeople: [] });
    expect((await ticketOf(answered)).assigneeId).toBe(cleo);
    for (const id of [waiting, held, answered]) await isWhole(id);
    expect(await undoGiving(givingId, lead)).toEqual({ undone: 0, kept: 1 });
  });

  it("takes back an offer that the queue has made meanwhile, but no accepted one", async () => {
    const offered = (await write()).ticketId;
    const accepted = (await write()).ticketId;
    for (const id of [offered, accepted]) await takeTicket(id, ann, { mayTakeAny: false, agreed: [] });
    await online(ann, bob);
    const { givingId } = await done(give([offered, accepted], { team: "access", tier: 1 }));
    const offer = (await offerOf(accepted))!;
    expect(offer.personId).toBe(bob);
    expect((await offerOf(offered))?.personId).toBe(bob);
    await acceptOffer(offer.id, bob);
    expect(await undoGiving(givingId, lead)).toEqual({ undone: 1, kept: 1 });
    expect((await ticketOf(offered)).assigneeId).toBe(ann);
    expect((await ticketOf(accepted)).assigneeId).toBe(bob);
    await isWhole(offered);
  });
});

describe("five thousand at once", () => {
  it("that end in the middle are told as far as they came, and can be taken back", { timeout: 60_000 }, async () => {
    const ids = (await manyTickets(450, { team: "access", tier: 1 })).sort();
    await db.$executeRawUnsafe(
      `CREATE FUNCTION fail_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$`,
    );
    await db.$executeRawUnsafe(
      `CREATE TRIGGER fail_last BEFORE UPDATE ON ticket FOR EACH ROW WHEN (NEW.id = '${ids[300]}') EXECUTE FUNCTION fail_last()`,
    );
    const result = await done(give(ids, { team: "access", tier: 2 })).finally(() =>
      db.$executeRawUnsafe("DROP FUNCTION fail_last CASCADE"),
    );
    expect(result).toMatchObject({ given: 200, stopped: expect.stringContaining("went wrong on our side") });
    expect(result.refused).toHaveLength(250);
    expect(result.refused.every((r) => r.refusal === "stopped" && r.number > 0)).toBe(true);
    expect(await undoGiving(result.givingId, lead)).toEqual({ undone: 200, kept: 0 });
  });

  it("are given in small transactions, beside which the planner goes on", { timeout: 120_000 }, async () => {
    await online(cleo);
    const ids = await manyTickets(5_000, { team: "access", tier: 1 });
    const after = 5_000 + (await db.assignment.count({ where: { personId: cleo, endedAt: null } }));
    const agreed: GiveWarning[] = [{ kind: "overCapacity", load: 0, capacity: 5, after: after + 10 }];
    const given = () => db.ticket.count({ where: { id: { in: ids }, assigneeId: cleo } });
    const seen = new Set<number>();
    let isDone = false;
    const planning = (async () => {
      for (; !isDone; seen.add(await given())) await planWaiting();
    })();
    const result = await done(give(ids, { person: cleo }, { agreed }));
    isDone = true;
    await planning;
    // Between two plans it had come some way: no plan had to wait for all of it.
    expect([...seen].filter((n) => n > 0 && n < 5_000)).not.toEqual([]);
    expect(result).toMatchObject({ given: 5_000, refused: [] });
    expect(await db.ticket.count({ where: { assigneeId: cleo, status: "open" } })).toBeGreaterThanOrEqual(5_000);
    expect(await undoGiving(result.givingId, lead)).toEqual({ undone: 5_000, kept: 0 });
  });
});
