import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, testPolicy, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { currentPolicy } from "../db/policies";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { loadFloor } from "../db/views/floor";
import { listLastResort } from "../db/views/ticketList";
import type { DecisionFacts } from "../domain/decision/decide";
import type { PersonId } from "../domain/ids";
import type { PolicyDocument } from "../domain/policy/document";
import { foldTicket } from "../domain/ticket/ticket";
import { type DeclineReason, systemActor } from "../domain/vocabulary";
import { correctTicket, undoCorrection } from "./correctTicket";
import { planWaiting } from "./planWaiting";
import { publishPolicy } from "./publishPolicy";
import { rehomeTickets } from "./rehomeTickets";
import { acceptOffer, declineOffer } from "./respondToOffer";

let lead: PersonId;
let ann: PersonId;
let bill: PersonId;

const publish = (change: (p: PolicyDocument) => void) =>
  publishPolicy({ document: testPolicy(lead, change), note: "test", actor: systemActor, origin: "system" });
const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
async function decline(ticketId: string, reason: DeclineReason) {
  await planWaiting();
  const offer = await offerOf(ticketId);
  await declineOffer(offer!.id, offer!.personId as PersonId, reason);
  return (await loadTicket(ticketId))!;
}
/** A ticket about signing in that may also be about an invoice. */
async function written(second = 0.3): Promise<string> {
  const { ticketId } = await write();
  const candidates = [
    { issueType: "sign-in", probability: 0.6 },
    { issueType: "invoice", probability: second },
  ];
  await db.ticket.update({ where: { id: ticketId }, data: { candidates } });
  return ticketId;
}

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  bill = await addPerson("Bill", { teams: ["billing"], capacity: 50 });
});
beforeEach(async () => {
  await db.ticket.updateMany({ where: { status: "open" }, data: { status: "closed", offerId: null } });
  await db.offer.updateMany({ where: { state: "pending" }, data: { state: "withdrawn", settledAt: new Date() } });
  await db.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(), endReason: "resolved" } });
  await publish(() => {});
  await online(ann, bill);
});

describe("a ticket that a team says is not theirs", () => {
  it("goes to the next owner at once, and never back", async () => {
    const ticketId = await written();
    const t = await decline(ticketId, "wrongTeam");
    expect(t).toMatchObject({ queue: { team: "billing" }, barredTeams: ["access"], hops: 1 });
    expect((await offerOf(ticketId))?.personId).toBe(bill);
    const again = await decline(ticketId, "wrongTeam");
    expect(again).toMatchObject({ assignment: { personId: lead }, barredTeams: ["access", "billing"], hops: 2 });
    await expect(correctTicket(ticketId, { id: lead, role: "lead" }, { team: "access" }, false)).rejects.toMatchObject({
      code: "conflict",
    });
    const { events } = await loadEvents(ticketId);
    expect(foldTicket(again.id, events).barredTeams).toEqual(["access", "billing"]);
  });

  it("stays with its team for any other reason", async () => {
    const t = await decline(await written(), "noTime");
    expect(t).toMatchObject({ queue: { team: "access" }, barredTeams: [] });
  });

  it("goes to the last resort when it may be about nothing else, and the lead sees why", async () => {
    const ticketId = await written(0.01);
    expect(await decline(ticketId, "wrongTeam")).toMatchObject({ assignment: { personId: lead, team: "product" } });
    expect((await loadFloor((await currentPolicy())!)).lastResort).toBe(1);
    const [line] = await listLastResort();
    expect(line).toMatchObject({ id: ticketId, assignee: "Test Lead" });
    expect(line!.lastResortReasons).toContainEqual({
      code: "ownerNext",
      params: { team: "product", instead: "access" },
    });
  });

  it("goes to the last resort when it changed teams often enough, and stays there", async () => {
    await publish((p) => Object.assign(p, { hopLimit: 1 }));
    const ticketId = await written();
    const t = await decline(ticketId, "wrongTeam");
    expect(t).toMatchObject({ assignment: { personId: lead }, hops: 1 });
    const [line] = await listLastResort();
    expect(line!.lastResortReasons).toContainEqual(expect.objectContaining({ code: "hopLimit" }));
    const corrected = await correctTicket(ticketId, { id: lead, role: "lead" }, { issueType: "invoice" }, false);
    expect(corrected).toMatchObject({ hasMoved: false, team: "product" });
    expect(await loadTicket(ticketId)).toMatchObject({ issueType: "invoice", assignment: { personId: lead } });
    await undoCorrection(corrected.correctionId, { id: lead, role: "lead" }); // it teaches the other tests nothing
  });

  it("returns only by taking back the correction that took it away", async () => {
    const ticketId = await written();
    const who = { id: lead, role: "lead" } as const;
    const { correctionId } = await correctTicket(ticketId, who, { team: "billing" }, false);
    expect(await loadTicket(ticketId)).toMatchObject({ queue: { team: "billing" }, barredTeams: ["access"] });
    await undoCorrection(correctionId, who);
    expect(await loadTicket(ticketId)).toMatchObject({ queue: { team: "access" }, barredTeams: [] });
  });
});

describe("an owner that was archived", () => {
  const withoutAccess = (p: PolicyDocument) => {
    p.teams = p.teams.filter((t) => t.id !== "access");
    for (const t of p.issueTypes) if (t.owner === "access") Object.assign(t, { owner: "billing", startTier: 1 });
  };

  it("loses what waits with it to the new owner; who works on a ticket goes on", async () => {
    const waiting = await written();
    const held = await written();
    await planWaiting();
    await acceptOffer((await offerOf(held))!.id, ann);
    await publish(withoutAccess);
    expect((await db.team.findUniqueOrThrow({ where: { id: "access" } })).archivedAt).not.toBeNull();
    const t = (await loadTicket(waiting))!;
    expect(t.queue?.team).toBe("billing");
    expect((await loadTicket(held))?.assignment?.personId).toBe(ann);
    const { events } = await loadEvents(waiting);
    const queued = events.findLast((e) => e.type === "TicketQueued");
    expect(queued?.data).toMatchObject({ reasons: [{ code: "ownerUnknown", params: { instead: "access" } }] });
    await publish(() => {});
    expect((await db.team.findUniqueOrThrow({ where: { id: "access" } })).archivedAt).toBeNull();
  });

  it("falls to the last resort where nobody else owns it", async () => {
    const ticketId = await written();
    await db.ticket.update({ where: { id: ticketId }, data: { candidates: [], issueTypeId: null } });
    await publish(withoutAccess);
    expect(await loadTicket(ticketId)).toMatchObject({ assignment: { personId: lead, team: "product" } });
    const [line] = await listLastResort();
    expect(line!.lastResortReasons).toContainEqual(expect.objectContaining({ code: "ownerUnknown" }));
    expect(await rehomeTickets()).toBe(0);
  });
});

describe("hours", () => {
  it("of the decision are kept with it", async () => {
    await publish((p) => {
      const rest = { issueTypes: ["sign-in"], segments: null, minProbability: 0.1 };
      const hours = (during: "open" | "closed") => ({ calendar: "berlin-office", during });
      p.ownership = [
        { id: "day", ...rest, hours: hours("open"), owner: "integrations" },
        { id: "night", ...rest, hours: hours("closed"), owner: "product" },
      ];
    });
    const { ticketId } = await write();
    const { facts, result, at } = await db.decision.findFirstOrThrow({ where: { ticketId } });
    expect((facts as unknown as DecisionFacts).at).toBe(at.getTime());
    expect(["integrations", "product"]).toContain((result as { team: string }).team);
    expect((result as { reasons: { code: string }[] }).reasons.map((r) => r.code)).toContain("ownerByRule");
    expect((result as { changes: { code: string }[] }).changes.map((r) => r.code)).toContain("atOtherHours");
  });
});

describe("one bad ticket", () => {
  it.each<[string, object, string]>([
    ["a probability that is none", { candidates: [{ issueType: "sign-in", probability: -1 }] }, "candidates"],
    ["candidates that are no list", { candidates: { not: "a list" } }, "candidates"],
    ["an importance that is no number", { importance: Number.NaN }, "importance"],
    ["an infinite complexity", { complexity: Number.POSITIVE_INFINITY }, "complexity"],
  ])("with %s waits, says so, and stops nobody", async (_, data, field) => {
    const bad = await written();
    const good = await written();
    await db.ticket.update({ where: { id: bad }, data: { ...data, priority: 100 } });
    await planWaiting();
    expect(await offerOf(good)).not.toBeNull();
    expect(await offerOf(bad)).toBeNull();
    const row = await db.ticket.findUniqueOrThrow({ where: { id: bad } });
    expect(row.waitReasons).toEqual([{ code: "invalid", params: { field } }]);
  });
});
