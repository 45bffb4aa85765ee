import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { whileFailing } from "../../cli/test-setup/failing";
import { manyTickets } from "../../cli/test-setup/manyTickets";
import { db, Prisma } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { loadAttention, waitingFor } from "../../db/views/attention";
import { type ForecastNow, forgetHistory, loadForecast } from "../../db/views/forecast";
import { handoverFacts, listNotes } from "../../db/views/handover";
import { eventsTold, loadSinceLooked } from "../../db/views/sinceLooked";
import { toldItem } from "../../domain/attention/item";
import { weekdays, weekOf } from "../../domain/calendar/document";
import type { PersonId } from "../../domain/ids";
import { foldTicket } from "../../domain/ticket/ticket";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer, declineOffer } from "../respondToOffer";
import { setPresence } from "../setPresence";
import { askAgain, lowerPriority, raisePriority, unaskAgain } from "./actOnTickets";
import { acknowledgeNote, noteBody, writeNote } from "./handoverNote";
import { lookAtFloor } from "./lookAtFloor";

const minute = 60_000;
let lead: PersonId;
let other: PersonId;
let ann: PersonId;

const items = async () => {
  forgetHistory();
  return (await loadAttention((await currentPolicy())!)).items;
};
/** What is told where it was done to all that it could be done to. */
const all = (tickets: string[]) => ({ tickets, stopped: null });
const kinds = async () => (await items()).map((x) => x.detail.kind);
const skip = (ms: number) =>
  db.clockOffset.upsert({ where: { id: 1 }, create: { id: 1, offsetMs: ms }, update: { offsetMs: ms } });

beforeAll(async () => {
  ({ lead } = await openDesk());
  other = await addPerson("Olga", { role: "lead" });
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
});
beforeEach(async () => {
  await skip(0);
  await db.ticket.updateMany({ where: { status: "open" }, data: { status: "closed", offerId: null } });
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline" } });
  await db.handoverNote.deleteMany();
  await db.floorVisit.deleteMany();
});

describe("what needs a lead", () => {
  it("is nothing on a quiet desk", async () => {
    expect(await items()).toEqual([]);
  });

  it("is a ticket that nobody can take, because nobody is there, and not once somebody is", async () => {
    const { ticketId } = await write();
    await planWaiting();
    expect(await items()).toMatchObject([
      {
        detail: { kind: "nobodyEligible", team: "access", because: { code: "nobodyOnline" } },
        tickets: [{ id: ticketId }],
      },
    ]);
    await online(ann);
    await planWaiting();
    expect(await kinds()).not.toContain("nobodyEligible");
  });

  it("is a queue about to break promises, with the smallest change that would avoid it", async () => {
    await db.person.update({ where: { id: ann }, data: { presence: "break" } });
    const ids = [];
    for (let i = 0; i < 4; i++) ids.push((await write()).ticketId);
    // Enough time for one who begins now, and too little for one who begins when a break usually ends.
    const dueAt = new Date(Date.now() + 12 * minute);
    await db.clock.updateMany({
      where: { ticketId: { in: ids }, metric: "acceptance" },
      data: { dueAt, nextDueAt: null },
    });
    await planWaiting();
    const [first] = await items();
    expect(first).toMatchObject({
      cause: "queue:access-t1",
      detail: { kind: "queueAtRisk", team: "access", offer: { change: { kind: "back", person: ann }, name: "Ann" } },
    });
    const { offer } = first!.detail as { offer: { before: number; after: number } };
    expect(offer.after).toBeLessThan(offer.before);

    // And what moving or lending somebody would do to it can be tried.
    const bea = await addPerson("Bea", { teams: ["billing"], capacity: 50 });
    const tryOut = async (change: Parameters<ForecastNow["tryTeams"]>[0]) =>
      (await loadForecast((await currentPolicy())!)).tryTeams(change, 2);
    const move = { kind: "move", person: bea, from: "billing", to: "access" } as const;
    expect(await tryOut(move)).toBeNull();
    await online(bea);
    const [joined, left] = (await tryOut(move))!;
    expect(joined).toMatchObject({ team: "access", tier: 1 });
    expect(joined!.after).toBeLessThan(joined!.before);
    expect(left).toMatchObject({ team: "billing", tier: 1 });
    const lent = (await tryOut({ kind: "lend", person: bea, to: "access", isExclusive: false }))!;
    expect(lent.map((q) => q.team)).toEqual(["access"]);
    expect(lent[0]!.after).toBeLessThan(lent[0]!.before);
    await db.person.update({ where: { id: bea }, data: { disabledAt: new Date() } });
  });

  it("is a queue whose last person leaves soon while something waits, before it happens", async () => {
    const noon = new Date().setUTCHours(36, 0, 0, 0);
    await skip(noon - Date.now());
    const week = weekOf([...weekdays], [{ from: 8 * 60, to: 12 * 60 + 40 }]);
    const schedule = { id: "hours", name: "Ann", zone: "UTC", week, holidays: [] };
    await db.person.update({ where: { id: ann }, data: { presence: "online", schedule, capacity: 1 } });
    for (let i = 0; i < 3; i++) await write();
    await planWaiting();
    const soon = (await items()).find((x) => x.cause === "queue:access-t1");
    await db.person.update({ where: { id: ann }, data: { schedule: Prisma.DbNull, capacity: 50 } });
    // It is told as what would avoid it where somebody's staying does.
    if (soon?.detail.kind === "nobodySoon") expect(soon.detail).toMatchObject({ name: "Ann", at: noon + 40 * minute });
    else expect(soon?.detail).toMatchObject({ kind: "queueAtRisk", offer: { change: { kind: "stay", person: ann } } });
  });

  it("is what cannot be planned, and what nobody owns, each once", async () => {
    const [bad, stray] = [await write(), await write()];
    await db.ticket.update({ where: { id: bad.ticketId }, data: { importance: Number.NaN } });
    await planWaiting();
    await db.ticket.update({
      where: { id: stray.ticketId },
      data: { ownerTeamId: null, queueTier: null, queuedAt: null },
    });
    const found = await items();
    expect(found.map((x) => x.detail.kind).sort()).toEqual(["invalid", "unowned"]);
    expect(found.flatMap((x) => x.tickets.map((t) => t.id)).sort()).toEqual([bad.ticketId, stray.ticketId].sort());
  });

  it("is a ticket that everybody has passed on, which can be offered again", async () => {
    await online(ann);
    const { ticketId } = await write();
    await planWaiting();
    const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    await declineOffer(offer.id, ann, "noTime");
    expect(await kinds()).toContain("declinedByAll");
    expect(await askAgain([ticketId], lead)).toEqual(all([ticketId]));
    expect(await db.offer.count({ where: { ticketId, state: "pending", personId: ann } })).toBe(1);
    expect(await askAgain([ticketId], lead)).toEqual(all([])); // it is being offered

    expect(await unaskAgain([ticketId], other)).toEqual(all([])); // it was not theirs
    expect(await unaskAgain([ticketId], lead)).toEqual(all([ticketId]));
    expect(await loadTicket(ticketId)).toMatchObject({ offer: null, barredPeople: [ann] });
    expect(await kinds()).toContain("declinedByAll");
    const { id, events } = await loadEvents(ticketId);
    expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
    expect(await unaskAgain([ticketId], lead)).toEqual(all([])); // nothing is left to take back
  });

  it("is not taken back from whoever has accepted it since, nor where it has been asked about anew", async () => {
    await online(ann);
    const asked = async () => {
      const { ticketId } = await write();
      await planWaiting();
      const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
      await declineOffer(offer.id, ann, "noTime");
      expect(await askAgain([ticketId], lead)).toEqual(all([ticketId]));
      return { ticketId, again: await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } }) };
    };
    const [taken, passed] = [await asked(), await asked()];
    await acceptOffer(taken.again.id, ann);
    await declineOffer(passed.again.id, ann, "noTime");
    expect(await askAgain([passed.ticketId], other)).toEqual(all([passed.ticketId]));
    expect(await unaskAgain([taken.ticketId, passed.ticketId], lead)).toEqual(all([]));
    expect(await loadTicket(taken.ticketId)).toMatchObject({ assignment: { personId: ann }, barredPeople: [] });
    expect(await loadTicket(passed.ticketId)).toMatchObject({ offer: { personId: ann } });
    await resolveTicket(taken.ticketId, ann);
  });

  it("is what is late with nobody, whose priority can be raised and lowered again", async () => {
    const { ticketId } = await write();
    await db.clock.updateMany({ where: { ticketId }, data: { dueAt: new Date(Date.now() - minute) } });
    await online(ann);
    await db.person.update({ where: { id: ann }, data: { capacity: 0 } }).catch(() => undefined);
    await planWaiting();
    await db.offer.updateMany({ where: { ticketId }, data: { state: "withdrawn", settledAt: new Date() } });
    await db.ticket.update({ where: { id: ticketId }, data: { offerId: null, waitReasons: [] } });
    expect(await kinds()).toContain("lateUnheld");
    const before = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    await db.person.updateMany({ data: { presence: "offline" } });
    expect(await raisePriority([ticketId], lead)).toEqual(all([ticketId]));
    const raised = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    expect(raised.priority).toBe(Math.min(100, before.priority + 20));
    expect(raised.importance).toBeGreaterThan(before.importance);
    expect(await lowerPriority([ticketId], other)).toEqual(all([])); // it was not theirs
    expect(await lowerPriority([ticketId], lead)).toEqual(all([ticketId]));
    expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).priority).toBe(before.priority);
    expect(await lowerPriority([ticketId], lead)).toEqual(all([]));
  });

  it("is lowered again also when raising it has had it offered", async () => {
    const { ticketId } = await write();
    const { priority } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    expect(await raisePriority([ticketId], lead)).toEqual(all([ticketId]));
    await db.person.update({ where: { id: ann }, data: { capacity: 50 } });
    await online(ann);
    await planWaiting();
    expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).offerId).not.toBeNull();
    expect(await lowerPriority([ticketId], lead)).toEqual(all([ticketId]));
    const lowered = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    expect(lowered).toMatchObject({ priority, offerId: expect.any(String) });
  });

  it("is one thing however many tickets it is about: it is told with a few, and acted on by its cause", async () => {
    const ids = await manyTickets(620, { team: "access", tier: 1 });
    const dueAt = new Date(Date.now() - minute);
    await db.clock.updateMany({ where: { ticketId: { in: ids } }, data: { dueAt, nextDueAt: null } });
    const late = (await items()).find((x) => x.detail.kind === "lateUnheld")!;
    expect(late.cause).toBe("late:access-t1");
    const told = toldItem(late);
    expect(told).toMatchObject({ cause: late.cause, count: 620 });
    expect(told.named).toEqual(late.tickets.slice(0, 3).map(({ id, number }) => ({ id, number })));
    await db.ticket.updateMany({ where: { id: { in: ids } }, data: { priority: 40 } });
    const raised = await raisePriority(await waitingFor(late.cause), lead);
    expect(raised).toMatchObject({ tickets: { length: 620 }, stopped: null });
    expect(await lowerPriority(raised.tickets, lead)).toMatchObject({ tickets: { length: 620 }, stopped: null });
    expect(await db.ticket.count({ where: { id: { in: ids }, priority: 40 } })).toBe(620);
    expect(await waitingFor("late:billing-t1")).toEqual([]);
  });

  it("that ends before the last ticket stays done as far as it came, and says why", async () => {
    const ids = (await manyTickets(420, { team: "access", tier: 1 })).sort();
    await db.ticket.updateMany({ where: { id: { in: ids } }, data: { priority: 40 } });
    await whileFailing(ids[250]!, async () => {
      const { tickets, stopped } = await raisePriority(ids, lead);
      expect(tickets.toSorted()).toEqual(ids.slice(0, 200));
      expect(stopped).toContain("went wrong on our side");
      await expect(raisePriority(ids.slice(250), lead)).rejects.toThrow(); // nothing of it was done
    });
    expect(await db.ticket.count({ where: { id: { in: ids }, priority: 60 } })).toBe(200);
  });
});

describe("since somebody last looked", () => {
  it("tells what came between two visits, and nothing on the first", async () => {
    expect(await loadSinceLooked(lead)).toBeNull();
    await lookAtFloor(lead);
    await Promise.all([lookAtFloor(lead), lookAtFloor(lead)]);
    await write();
    expect(await loadSinceLooked(lead)).toBeNull(); // the same visit
    await setPresence(ann, "online");
    await setPresence(other, "online");
    await setPresence(other, "offline");
    await skip(20 * minute);
    const told = await loadSinceLooked(lead);
    expect(told).toMatchObject({ arrived: 1, resolved: 0, escalated: 0, breached: 0, came: ["Ann"], went: [] });
    await lookAtFloor(lead);
    expect(await loadSinceLooked(lead)).toMatchObject({ arrived: 1 }); // for as long as this visit lasts
    expect(await loadSinceLooked(other)).toBeNull();
  });

  it("is counted once a visit, by an index, however much has happened before", async () => {
    await lookAtFloor(lead);
    await db.$executeRaw`INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
      SELECT baton_now() - n * interval '1 minute', gen_random_uuid(),
        (ARRAY['TicketCreated', 'TicketQueued', 'OfferMade', 'TicketAssigned'])[1 + n % 4], 'system', '{}'
      FROM generate_series(1, 40000) n`;
    await db.$executeRaw`ANALYZE ticket_event`;
    const plan = await db.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT count(*) FROM ticket_event WHERE at > ${new Date(Date.now() - 60 * minute)}
        AND at <= ${new Date()} AND ${eventsTold}`;
    const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(lines).toContain("Index");
    expect(lines).not.toContain("Seq Scan");

    await skip(20 * minute);
    await lookAtFloor(lead);
    await skip(21 * minute);
    const told = await loadSinceLooked(lead);
    expect(await loadSinceLooked(lead)).toBe(told);
  });
});

describe("a handover note", () => {
  it("keeps its words as they are, with the facts of its moment, until another lead has read it", async () => {
    await write();
    const body = '<script>alert("x")</script> & <b>look</b> at #3';
    const facts = await handoverFacts((await currentPolicy())!);
    expect(facts).toMatchObject({ waiting: 1, unowned: 0 });
    const { id } = await writeNote(noteBody.parse(`  ${body}\u0000 `), facts, lead);
    await writeNote("a second one", facts, other);
    const [first] = (await listNotes()).filter((n) => n.id === id);
    expect(first).toMatchObject({ body, facts, writtenBy: { name: "Test Lead" }, acknowledgedAt: null });
    await expect(acknowledgeNote(id, lead)).rejects.toMatchObject({ code: "forbidden" });
    await acknowledgeNote(id, other);
    await expect(acknowledgeNote(id, other)).rejects.toMatchObject({ code: "conflict" });
    const notes = await listNotes();
    expect(notes.map((n) => n.acknowledgedBy)).toEqual([null, "Olga"]);
    await expect(acknowledgeNote("00000000-0000-7000-8000-00000000dead", other)).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("stays in sight until it is read, however many newer ones were read", async () => {
    const facts = await handoverFacts((await currentPolicy())!);
    const { id } = await writeNote("nobody has read me", facts, lead);
    for (let n = 0; n < 21; n++) await acknowledgeNote((await writeNote(`note ${n}`, facts, lead)).id, other);
    const notes = await listNotes();
    expect(notes).toHaveLength(21);
    expect(notes[0]).toMatchObject({ id, acknowledgedAt: null });
  });

  it("is no note without words, or with more than fit", () => {
    for (const bad of ["", " \n ", "\u0000", "x".repeat(4001)]) expect(noteBody.safeParse(bad).success).toBe(false);
  });
});
