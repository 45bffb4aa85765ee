import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk, write } from "../../cli/test-setup/desk";
import { escalation } from "../../cli/test-setup/handoff";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { loadCustomerTicket } from "../../db/views/customerTicket";
import { loadEscalations } from "../../db/views/escalations";
import type { PersonId } from "../../domain/ids";
import { foldTicket } from "../../domain/ticket/ticket";
import { trackToken } from "../../links";
import { escalateTicket } from "../escalateTicket";
import { resolveTicket } from "../resolveTicket";
import { receiveFollowUp, replyToTicket } from "../writeMessage";
import { requestApproval } from "./approvals";
import { awaitThirdParty, endThirdParty } from "./awaitThirdParty";

let ann: PersonId;
let bob: PersonId;
let stranger: PersonId;
const eng = { label: "ENG-1234", link: "https://tracker.example/ENG-1234" };
const clock = (ticketId: string, metric: string) =>
  db.clock.findFirst({ where: { ticketId, metric, tier: null }, orderBy: { startedAt: "desc" } });

/** Ann's, with nobody else there. */
async function held(): Promise<string> {
  await db.person.updateMany({ data: { presence: "offline" } });
  return heldBy(ann);
}
async function expectRebuilt(ticketId: string) {
  const { id, events } = await loadEvents(ticketId);
  expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
}

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 60 });
  bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 60 });
  stranger = await addPerson("Sue", { teams: ["billing"], capacity: 60 });
});

describe("waiting for a third party", () => {
  it("stops the resolution clock until they have answered, whatever the customer writes", async () => {
    const ticketId = await held();
    await awaitThirdParty(ticketId, ann, eng);
    expect(await loadTicket(ticketId)).toMatchObject({ status: "waiting", waitingFor: "thirdParty", thirdParty: eng });
    expect(await clock(ticketId, "resolution")).toMatchObject({ state: "paused", pausedWhy: "waitingForThirdParty" });
    expect(await clock(ticketId, "firstResponse")).toMatchObject({ state: "running" });
    await expectRebuilt(ticketId);

    await receiveFollowUp(ticketId, "Any news?", "web", "third-party-1");
    await replyToTicket(ticketId, ann, { body: "Not yet.", isWaitingForCustomer: true });
    expect(await loadTicket(ticketId)).toMatchObject({ status: "waiting", waitingFor: "thirdParty", thirdParty: eng });

    await awaitThirdParty(ticketId, ann, { label: "the bank", link: null });
    expect(await loadTicket(ticketId)).toMatchObject({ thirdParty: { label: "the bank", link: null } });
    await endThirdParty(ticketId, ann);
    expect(await loadTicket(ticketId)).toMatchObject({ status: "open", waitingFor: null, thirdParty: null });
    expect(await clock(ticketId, "resolution")).toMatchObject({ state: "running", pausedWhy: null });
    await expect(endThirdParty(ticketId, ann)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/no third party/),
    });
    await expectRebuilt(ticketId);
  });

  it("follows one wait with another: the customer's ends", async () => {
    const ticketId = await held();
    await replyToTicket(ticketId, ann, { body: "Which browser?", isWaitingForCustomer: true });
    await awaitThirdParty(ticketId, ann, eng);
    expect(await loadTicket(ticketId)).toMatchObject({ waitingFor: "thirdParty" });
    await expectRebuilt(ticketId);
  });

  it("is for whoever has the ticket", async () => {
    const ticketId = await held();
    await expect(awaitThirdParty(ticketId, bob, eng)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Somebody else/),
    });
    await awaitThirdParty(ticketId, ann, eng);
    await expect(endThirdParty(ticketId, bob)).rejects.toMatchObject({ code: "conflict" });
    const { ticketId: free } = await write();
    await expect(awaitThirdParty(free, ann, eng)).rejects.toMatchObject({ code: "conflict" });
    await resolveTicket(ticketId, ann);
    await expect(awaitThirdParty(ticketId, ann, eng)).rejects.toMatchObject({ code: "conflict" });
    expect(await loadTicket(ticketId)).toMatchObject({ status: "resolved", thirdParty: null });
  });

  it("is told to the customer without a name or a link", async () => {
    const ticketId = await held();
    await awaitThirdParty(ticketId, ann, eng);
    const { linkVersion } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const seen = await loadCustomerTicket(trackToken(ticketId, linkVersion));
    expect(seen?.stage).toBe("withOthers");
    expect(JSON.stringify(seen)).not.toMatch(/ENG-1234|tracker/);
  });
});

describe("what burns", () => {
  it("lists escalations by their last one, waits, late promises and approvals; an agent sees what concerns them", async () => {
    const waits = await held();
    await awaitThirdParty(waits, ann, eng);
    const raised = await held();
    await escalateTicket(raised, ann, escalation("stuck", "Tried everything."));
    const asked = await held();
    await requestApproval(asked, ann, { kind: "exception", request: "Keep the old price." });
    await db.clock.updateMany({ where: { ticketId: asked, metric: "firstResponse" }, data: { dueAt: new Date(0) } });

    const all = await loadEscalations({ all: true });
    expect(all.escalated.find((e) => e.ticket.id === raised)?.escalation).toMatchObject({
      from: 1,
      to: 2,
      reason: "stuck",
      by: "Ann",
    });
    expect(all.waiting.find((t) => t.id === waits)?.thirdParty).toMatchObject(eng);
    expect(all.approvals.find((a) => a.ticket.id === asked)?.approval).toMatchObject({
      request: "Keep the old price.",
    });
    expect(all.late.map((t) => t.id)).toEqual([asked]);

    const totals = { approvals: 0, escalated: 0, waiting: 0, late: 0, oldestEscalatedAt: null };
    const nothing = { totals, approvals: [], escalated: [], waiting: [], late: [] };
    expect(await loadEscalations({ all: false, personId: stranger, teams: ["billing"] })).toEqual(nothing);
    const mine = await loadEscalations({ all: false, personId: ann, teams: [] });
    expect(mine.waiting.map((t) => t.id)).toContain(waits);
    expect(mine.approvals.map((a) => a.ticket.id)).toEqual([asked]);
    const team = await loadEscalations({ all: false, personId: bob, teams: ["access"] });
    expect(team.escalated.map((e) => e.ticket.id)).toEqual([raised]);
    expect(team.approvals).toEqual([]);
  });

  it("keeps the most pressing where lists end, and says how much there is in all", async () => {
    const escalated = async (dueInHours: number) => {
      const ticketId = await held();
      await escalateTicket(ticketId, ann, escalation("stuck", "Tried everything."));
      const nextBreachAt = new Date(Date.now() + dueInHours * 3_600_000);
      await db.ticket.update({ where: { id: ticketId }, data: { nextBreachAt } });
      return ticketId;
    };
    const old = await escalated(90);
    const pressing = await escalated(-90);
    for (const hours of [-80, -70]) {
      const ticketId = await held();
      const dueAt = new Date(Date.now() + hours * 3_600_000);
      await awaitThirdParty(ticketId, ann, eng);
      await db.ticket.update({ where: { id: ticketId }, data: { nextBreachAt: dueAt } });
      await db.clock.updateMany({ where: { ticketId, metric: "firstResponse" }, data: { dueAt } });
      await requestApproval(ticketId, ann, { kind: "exception", request: "Keep the old price." });
    }
    const all = await loadEscalations({ all: true });
    const cut = await loadEscalations({ all: true }, 1);
    expect(cut.totals).toEqual(all.totals);
    for (const list of ["approvals", "escalated", "waiting", "late"] as const) {
      expect(cut[list]).toHaveLength(1);
      expect(all[list]).toHaveLength(all.totals[list]);
      expect(all.totals[list]).toBeGreaterThan(1);
    }
    expect(cut.escalated[0]!.ticket.id).toBe(pressing);
    const since = all.escalated.map((e) => e.escalation.at);
    expect(cut.totals.oldestEscalatedAt).toBe(Math.min(...since));
    expect(all.escalated.find((e) => e.ticket.id === old)!.escalation.at).toBeLessThan(cut.escalated[0]!.escalation.at);
    // Others' requests do not crowd out one's own.
    await db.approval.updateMany({ where: { ticketId: all.approvals.at(-1)!.ticket.id }, data: { requestedBy: bob } });
    const own = await loadEscalations({ all: false, personId: bob, teams: [] }, 1);
    expect(own.totals.approvals).toBe(1);
    expect(own.approvals.map((a) => a.approval.requestedBy.id)).toEqual([bob]);
  });
});
