import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { whileFailing } from "../../cli/test-setup/failing";
import { manyTickets } from "../../cli/test-setup/manyTickets";
import { now } from "../../clock";
import { db, inTransaction } from "../../db/client";
import { comparable } from "../../db/incidents";
import { currentPolicy } from "../../db/policies";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { moveTime } from "../../db/time";
import { listAgents } from "../../db/views/agents";
import { loadAttention } from "../../db/views/attention";
import { handoverFacts } from "../../db/views/handover";
import { joinedOf, loadIncident, openIncidents, ticketsOfIncident } from "../../db/views/incidents";
import { touchesOf } from "../../domain/estimates/touch";
import type { PersonId } from "../../domain/ids";
import type { IncidentDeclaration } from "../../domain/incident/incident";
import { incidentMatch } from "../../domain/incident/match";
import { foldTicket } from "../../domain/ticket/ticket";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer } from "../respondToOffer";
import {
  addToIncident,
  declareIncident,
  gatherLate,
  matchingTickets,
  releaseLeftBehind,
  resolveIncident,
  takeFromIncident,
  tellIncident,
} from "./incidents";

/** As it is, but for the one look that a test has fail. */
vi.mock("../../db/incidents", async (real) => {
  const all = await real<typeof import("../../db/incidents")>();
  return { ...all, comparable: vi.fn(all.comparable) };
});

let ann: PersonId;
let lead: PersonId;
const match = incidentMatch.parse({ words: ["503"] });
const notice = "Dear {{customer.name}}, signing in fails for everybody just now; we are on it.";
const declared = (more: Partial<IncidentDeclaration> = {}) =>
  declareIncident({ title: "Sign-in is down", match, notice, ticketIds: [], ...more }, lead);
const down = () => write("I cannot sign in: the page answers with error 503.");
const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
const told = async (ticketId: string) =>
  (await db.message.findMany({ where: { ticketId, kind: "reply" }, orderBy: { createdAt: "asc" } })).map((m) => m.body);
async function isWholeFromEvents(ticketId: string) {
  const { id, events } = await loadEvents(ticketId);
  expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
}

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
});
beforeEach(async () => {
  await db.incident.updateMany({ where: { resolvedAt: null }, data: { resolvedAt: new Date(0) } });
  await db.ticket.updateMany({
    where: { status: "open" },
    data: { status: "closed", offerId: null, incidentId: null },
  });
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.person.updateMany({ data: { presence: "offline" } });
});

describe("an incident", () => {
  it("takes what matches, holds it back from people, and tells each customer by name", async () => {
    const { ticketId: waits } = await down();
    const { ticketId: other } = await write();
    expect((await matchingTickets(match)).map((l) => l.id)).toEqual([waits]);
    await online(ann);
    await planWaiting();
    expect((await offerOf(waits))?.personId).toBe(ann);
    const { id, joined } = await declared({ ticketIds: [waits] });
    expect(joined).toBe(1);
    expect(await offerOf(waits)).toBeNull();
    await planWaiting();
    expect([await offerOf(waits), (await offerOf(other))?.personId]).toEqual([null, ann]);
    expect(await told(waits)).toEqual(["Dear Some Body, signing in fails for everybody just now; we are on it."]);
    expect(await loadTicket(waits)).toMatchObject({ incidentId: id, unansweredSince: null });
    await isWholeFromEvents(waits);
  });

  it("takes what fits as it is declared, and what it is declared from, whatever a browser has listed", async () => {
    const { ticketId: fits } = await down();
    const { ticketId: other } = await write();
    const { ticketId: named } = await write();
    expect((await matchingTickets(match, [named])).map((l) => l.id)).toEqual([named, fits]);
    // Nobody's words are read where none are asked for.
    const { issueType } = (await loadTicket(fits))!;
    const alike = await matchingTickets(incidentMatch.parse({ issueTypes: [issueType] }));
    expect(alike.find((l) => l.id === fits)).toMatchObject({ issueType, text: "" });
    const { id, joined } = await declared({ ticketIds: [named] });
    expect(joined).toBe(2);
    expect((await loadTicket(named))!.incidentId).toBe(id);
    expect((await loadTicket(fits))!.incidentId).toBe(id);
    expect((await loadTicket(other))!.incidentId).toBeNull();
  });

  it("takes what was on its way in as it was declared, but not who was taken out", async () => {
    const { id } = await declared();
    const { ticketId: out } = await down();
    await takeFromIncident(id, out, lead);
    // As if its facts had been read before the incident stood.
    await db.incident.update({ where: { id }, data: { resolvedAt: new Date() } });
    const { ticketId: between } = await down();
    await db.incident.update({ where: { id }, data: { resolvedAt: null } });
    expect((await loadTicket(between))!.incidentId).toBeNull();
    expect(await gatherLate()).toBe(0); // it may still be on its way
    await moveTime(31_000);
    expect(await gatherLate()).toBe(1);
    expect((await loadTicket(between))!.incidentId).toBe(id);
    expect(await told(between)).toHaveLength(1);
    expect((await loadTicket(out))!.incidentId).toBeNull();
    expect(await gatherLate()).toBe(0);
    await isWholeFromEvents(between);
  });

  it("takes new arrivals that fit, tells them at once, and leaves others alone", async () => {
    const { id } = await declared();
    const { ticketId: fits } = await down();
    const { ticketId: other } = await write();
    expect((await loadTicket(fits))!.incidentId).toBe(id);
    expect((await loadTicket(other))!.incidentId).toBeNull();
    expect(await told(fits)).toHaveLength(1);
    await online(ann);
    await planWaiting();
    expect(await offerOf(fits)).toBeNull();
    await isWholeFromEvents(fits);
  });

  it("leaves a ticket with whoever has it, and says nothing of them when it is resolved with all", async () => {
    await online(ann);
    const { ticketId } = await down();
    await planWaiting();
    await acceptOffer((await offerOf(ticketId))!.id, ann);
    const dayOf = async () => (await listAgents(await currentPolicy(), now())).find((a) => a.id === ann)!.today;
    const before = await dayOf();
    const { id } = await declared({ ticketIds: [ticketId], notice: null });
    expect((await loadTicket(ticketId))!.assignment?.personId).toBe(ann);
    expect(await told(ticketId)).toEqual([]);
    expect(await tellIncident(id, "A mend is on its way.", lead)).toEqual({ count: 1, stopped: null });
    expect(await resolveIncident(id, "It works again.", lead)).toEqual({ count: 1, stopped: null });
    expect(await loadTicket(ticketId)).toMatchObject({ status: "resolved", incidentId: null, assignment: null });
    expect(await told(ticketId)).toEqual(["A mend is on its way.", "It works again."]);
    const { events } = await loadEvents(ticketId);
    expect(touchesOf(events).map((t) => t.outcome)).toEqual(["handedOn"]);
    expect(await dayOf()).toEqual(before);
    // What they resolve themselves afterwards is theirs.
    const { ticketId: own } = await write();
    await planWaiting();
    await acceptOffer((await offerOf(own))!.id, ann);
    await resolveTicket(own, ann);
    const at = expect.any(Number);
    const last = expect.objectContaining({ how: "resolved", ticketId: own, at });
    expect(await dayOf()).toEqual({ ...before, resolved: before.resolved + 1, last });
    await isWholeFromEvents(ticketId);
  });

  it("shows all its tickets, a page at a time, whoever's customer has written last first", async () => {
    const { id } = await declared();
    const many = await manyTickets(610, { team: "access", tier: 1 });
    await db.ticket.updateMany({ where: { id: { in: many } }, data: { incidentId: id } });
    const last = many[300]!; // nothing of theirs is due first
    await db.$executeRaw`UPDATE ticket SET last_customer_message_at = baton_now() + interval '1 minute',
      next_breach_at = baton_now() + interval '9 days' WHERE id = ${last}::uuid`;
    expect(await loadIncident(id)).toMatchObject({ open: 610 });
    const first = await ticketsOfIncident(id, 1);
    expect(first).toMatchObject({ total: 610, page: 1, tickets: { length: 100, 0: { id: last } } });
    const beyond = await ticketsOfIncident(id, 99);
    expect(beyond).toMatchObject({ total: 610, page: 7, tickets: { length: 10 } });
    const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((page) => ticketsOfIncident(id, page)));
    expect(new Set(pages.flatMap((p) => p.tickets.map((t) => t.id)))).toEqual(new Set(many));
  });

  it("counts who ever joined once, by an index and not by the history of the desk", async () => {
    const { id } = await declared();
    const { ticketId } = await down();
    await takeFromIncident(id, ticketId, lead);
    await addToIncident(id, [ticketId], lead);
    expect(await loadIncident(id)).toMatchObject({ open: 1, joined: 1 });
    const plan = await inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN SELECT ${joinedOf} FROM incident i`;
    });
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/Index Cond: .*incidentId'::text\) = \(i\.id\)::text/);
    expect((await openIncidents()).find((i) => i.id === id)).toMatchObject({
      title: "Sign-in is down",
      open: 1,
      notice,
    });
  });

  it("gives a ticket back that is taken out, and takes one that is added", async () => {
    const { id } = await declared();
    const { ticketId } = await down();
    await online(ann);
    await takeFromIncident(id, ticketId, lead);
    expect((await offerOf(ticketId))?.personId).toBe(ann);
    await expect(takeFromIncident(id, ticketId, lead)).rejects.toMatchObject({ code: "conflict" });
    expect(await addToIncident(id, [ticketId, ticketId], lead)).toEqual({ joined: 1, stopped: null });
    expect(await offerOf(ticketId)).toBeNull();
    const second = await declared({ title: "Another", ticketIds: [ticketId] });
    expect(second.joined).toBe(0); // it belongs to the first
  });

  it("tells a lead of customers who wait longer than promised as one thing, and hands it over", async () => {
    const { ticketId: loose } = await write();
    const { id } = await declared({ notice: null });
    const { ticketId: held } = await down();
    await moveTime(30 * 86_400_000);
    const policy = (await currentPolicy())!;
    const { items } = await loadAttention(policy);
    const naming = (ticket: string) => items.filter((i) => i.tickets.some((t) => t.id === ticket)).map((i) => i.detail);
    expect(naming(held)).toMatchObject([{ kind: "incidentLate", id, name: "Sign-in is down" }]);
    expect(naming(loose).map((d) => d.kind)).not.toContain("incidentLate");
    expect((await handoverFacts(policy)).incidents).toMatchObject([{ title: "Sign-in is down", open: 1 }]);
  });

  it("ends once: nothing joins, nothing is told afterwards", async () => {
    const { id } = await declared();
    const { ticketId } = await down();
    const both = await Promise.allSettled([resolveIncident(id, null, lead), resolveIncident(id, null, lead)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(tellIncident(id, "Too late", lead)).rejects.toMatchObject({ code: "conflict" });
    await expect(addToIncident(id, [ticketId], lead)).rejects.toMatchObject({ code: "conflict" });
    const { ticketId: later } = await down();
    expect((await loadTicket(later))!.incidentId).toBeNull();
    await expect(tellIncident("00000000-0000-7000-8000-000000000001", "x", lead)).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("leaves nobody waiting for what is over", async () => {
    const { id } = await declared();
    const { ticketId } = await down();
    // As if the process had ended between the incident and its tickets.
    await db.incident.update({ where: { id }, data: { resolvedAt: new Date() } });
    await moveTime(31_000);
    await online(ann);
    expect(await releaseLeftBehind()).toBe(1);
    expect((await offerOf(ticketId))?.personId).toBe(ann);
    expect(await releaseLeftBehind()).toBe(0);
  });
});

describe("what fails in the middle", () => {
  const incidentOf = async (ticketId: string) => (await loadTicket(ticketId))!.incidentId;

  it("leaves an incident standing with what it was declared for, and tells how far it came", async () => {
    const { ticketId: named } = await write();
    const { ticketId: bad } = await down();
    await whileFailing(bad, async () => {
      const { id, joined, stopped } = await declared({ ticketIds: [named] });
      expect([joined, stopped]).toEqual([1, expect.stringMatching(/./)]);
      expect(await incidentOf(named)).toBe(id);
      await moveTime(31_000);
      expect(await gatherLate()).toBe(0);
    });
    expect(await gatherLate()).toBe(1);
    expect(await incidentOf(bad)).not.toBeNull();
  });

  it("keeps no other incident from its second look", async () => {
    const { id: first } = await declared();
    const { id: second } = await declared({ title: "Exports hang", match: incidentMatch.parse({ words: ["504"] }) });
    const { ticketId: bad } = await write("I cannot sign in.");
    const { ticketId: good } = await write("I cannot sign in.");
    // As if both had been received while the incidents were declared.
    await db.message.updateMany({ where: { ticketId: bad }, data: { body: "error 503" } });
    await db.message.updateMany({ where: { ticketId: good }, data: { body: "error 504" } });
    await moveTime(31_000);
    await whileFailing(bad, async () => {
      expect(await gatherLate()).toBe(1);
    });
    expect([await incidentOf(bad), await incidentOf(good)]).toEqual([null, second]);
    expect(await gatherLate()).toBe(1);
    expect(await incidentOf(bad)).toBe(first);
  });

  it("leaves an incident standing also where what fits cannot be looked for", async () => {
    const [{ ticketId: named }, { ticketId: fits }] = [await write(), await down()];
    vi.mocked(comparable).mockRejectedValueOnce(new Error("no memory"));
    const { id, joined, stopped } = await declared({ ticketIds: [named] });
    expect([joined, stopped]).toEqual([1, expect.stringContaining("went wrong")]);
    expect([await incidentOf(named), await incidentOf(fits)]).toEqual([id, null]);
    await moveTime(31_000);
    expect(await gatherLate()).toBe(1);
    expect(await incidentOf(fits)).toBe(id);
  });

  it("does not say that nothing was stored where some of it was", async () => {
    await write();
    vi.mocked(comparable).mockRejectedValueOnce(new Error("connect ECONNREFUSED"));
    const { stopped } = await declared();
    expect(stopped).toMatch(/not reachable.*The rest/);
  });

  it("keeps nobody of another incident waiting for what is over, whichever comes first", async () => {
    for (const failing of [0, 1]) {
      const left: string[] = [];
      for (const title of ["One", "Two"]) {
        const { ticketId } = await write();
        const { id } = await declared({ title, ticketIds: [ticketId] });
        await db.incident.update({ where: { id }, data: { resolvedAt: new Date() } });
        left.push(ticketId);
      }
      await moveTime(31_000);
      await whileFailing(left[failing]!, async () => expect(await releaseLeftBehind()).toBe(1));
      expect(await incidentOf(left[failing]!)).not.toBeNull();
      expect(await incidentOf(left[1 - failing]!)).toBeNull();
      expect(await releaseLeftBehind()).toBe(1);
    }
  });

  it("is everything's where nothing was done yet", async () => {
    const { id } = await declared();
    const { ticketId: bad } = await write();
    await whileFailing(bad, async () => {
      await expect(addToIncident(id, [bad], lead)).rejects.toThrow();
    });
  });
});
