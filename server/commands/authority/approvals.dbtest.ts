import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, testPolicy, write } from "../../cli/test-setup/desk";
import { escalation } from "../../cli/test-setup/handoff";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { countOwedApprovals } from "../../db/views/approvals";
import { loadNotifications } from "../../db/views/notifications";
import { approvalRequest } from "../../domain/authority/request";
import type { PersonId } from "../../domain/ids";
import { foldTicket } from "../../domain/ticket/ticket";
import { systemActor } from "../../domain/vocabulary";
import { escalateTicket } from "../escalateTicket";
import { newId } from "../ids";
import { mergeTickets } from "../mergeTickets";
import { planWaiting } from "../planWaiting";
import { publishPolicy } from "../publishPolicy";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer } from "../respondToOffer";
import { decideApproval, requestApproval, withdrawApproval } from "./approvals";
import { readNotifications } from "./readNotifications";

let ann: PersonId;
let bob: PersonId;
let lead: PersonId;
let lena: PersonId;
let ada: PersonId;

const refund = approvalRequest.parse({
  kind: "refund",
  request: "Charged twice in May.",
  amount: "120.5",
  currency: "EUR",
});
const any = (id: PersonId) => ({ id, mayDecideAny: true, mayDecideAbove: false });
const every = (id: PersonId) => ({ id, mayDecideAny: true, mayDecideAbove: true });
const one = (id: PersonId) => ({ id, mayDecideAny: false, mayDecideAbove: false });
const approved = { state: "approved", reason: null } as const;
const denied = { state: "denied", reason: "Not in the contract." } as const;
const rowOf = (id: string) => db.approval.findUniqueOrThrow({ where: { id } });
const toldOf = (kind: string, approvalId: string) =>
  db.notification.findMany({ where: { kind, data: { path: ["approvalId"], equals: approvalId } } });
const clockOf = (ticketId: string) =>
  db.clock.findFirst({ where: { ticketId, metric: "approval" }, orderBy: { startedAt: "desc" } });

async function held(by: PersonId, email?: string): Promise<string> {
  await db.person.updateMany({ data: { presence: "offline" } });
  await online(by);
  const { ticketId } = await write(undefined, email);
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, by);
  return ticketId;
}
const onDuty = (...rota: PersonId[]) =>
  publishPolicy({
    document: testPolicy(lead, (p) => {
      p.authority = { ...p.authority, rota, since: "2026-01-05" };
    }),
    note: "rota",
    actor: systemActor,
    origin: "system",
  });
async function expectRebuilt(ticketId: string) {
  const { id, events } = await loadEvents(ticketId);
  expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
}

beforeAll(async () => {
  ({ lead } = await openDesk((p) => {
    p.authority = { ...p.authority, rota: [] };
  }));
  ann = await addPerson("Ann", { teams: ["access"], capacity: 60 });
  bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 60 });
  lena = await addPerson("Lena", { role: "lead", capacity: 1 });
  ada = await addPerson("Ada", { role: "admin", capacity: 1 });
});
beforeEach(() => onDuty(lena));

describe("asking for approval", () => {
  it("writes row, event, clock and notification together, and history rebuilds the ticket", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    expect(await rowOf(approvalId)).toMatchObject({
      ticketId,
      kind: "refund",
      state: "pending",
      askedId: lena,
      requestedBy: ann,
    });
    expect((await rowOf(approvalId)).amount?.toFixed(2)).toBe("120.50");
    expect((await toldOf("approvalRequested", approvalId)).map((n) => n.personId)).toEqual([lena]);
    expect(await clockOf(ticketId)).toMatchObject({ state: "running", targetMs: 240n * 60_000n });
    expect((await loadTicket(ticketId))?.approval).toMatchObject({ id: approvalId, kind: "refund", askedId: lena });
    await expectRebuilt(ticketId);
    // Words and money are nowhere in history.
    const { events } = await loadEvents(ticketId);
    expect(JSON.stringify(events)).not.toMatch(/Charged|120\.5/);
  });

  it("goes to every lead while nobody is on duty, and when the one on duty asks or is gone", async () => {
    await onDuty();
    const first = await requestApproval(await held(ann), ann, refund);
    expect((await rowOf(first.approvalId)).askedId).toBeNull();
    const told = (await toldOf("approvalRequested", first.approvalId)).map((n) => n.personId).sort();
    expect(told).toEqual([lead, lena].sort());

    await onDuty(ann);
    const own = await requestApproval(await held(ann), ann, refund);
    expect((await rowOf(own.approvalId)).askedId).toBeNull();

    await onDuty(lena);
    await db.person.update({ where: { id: lena }, data: { disabledAt: new Date() } });
    const gone = await requestApproval(await held(ann), ann, refund);
    await db.person.update({ where: { id: lena }, data: { disabledAt: null } });
    expect((await rowOf(gone.approvalId)).askedId).toBeNull();
    expect((await toldOf("approvalRequested", gone.approvalId)).map((n) => n.personId)).toEqual([lead]);
  });

  it("is for whoever has the ticket, once at a time", async () => {
    const ticketId = await held(ann);
    await expect(requestApproval(ticketId, bob, refund)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Somebody else/),
    });
    await requestApproval(ticketId, ann, refund);
    await expect(requestApproval(ticketId, ann, refund)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/already/),
    });
    expect(await db.approval.count({ where: { ticketId } })).toBe(1);
    const { ticketId: free } = await write();
    await expect(requestApproval(free, ann, refund)).rejects.toMatchObject({ code: "conflict" });
    expect(await db.approval.count({ where: { ticketId: free } })).toBe(0);
    const nowhere = "00000000-0000-7000-8000-000000000001";
    await expect(requestApproval(nowhere, ann, refund)).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("deciding", () => {
  it("is told to whoever asked, meets the clock and settles what others were told", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    expect(await countOwedApprovals(any(lena))).toBeGreaterThan(0);
    await decideApproval(approvalId, any(lena), approved);
    expect(await rowOf(approvalId)).toMatchObject({ state: "approved", decidedBy: lena, reason: null });
    expect(await clockOf(ticketId)).toMatchObject({ state: "met" });
    expect((await toldOf("approvalDecided", approvalId)).map((n) => n.personId)).toEqual([ann]);
    expect((await toldOf("approvalRequested", approvalId)).every((n) => n.readAt !== null)).toBe(true);
    const { items } = await loadNotifications(ann);
    expect(items[0]).toMatchObject({ isRead: false, news: { kind: "approvalDecided", state: "approved", by: "Lena" } });
    expect((await loadTicket(ticketId))?.approval).toBeNull();
    await expectRebuilt(ticketId);
  });

  it("is open to a lead who was not asked, and to whoever was, whatever their role", async () => {
    const { approvalId } = await requestApproval(await held(ann), ann, refund);
    await decideApproval(approvalId, any(ada), denied);
    expect(await rowOf(approvalId)).toMatchObject({ state: "denied", decidedBy: ada, reason: denied.reason });
    await onDuty(bob);
    const second = await requestApproval(await held(ann), ann, refund);
    expect(await countOwedApprovals(one(bob))).toBe(1);
    await decideApproval(second.approvalId, one(bob), approved);
    expect(await rowOf(second.approvalId)).toMatchObject({ state: "approved", decidedBy: bob });
    expect(await countOwedApprovals(one(bob))).toBe(0);
  });

  it("refuses an agent who was not asked, one's own, and the second decision", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    await expect(decideApproval(approvalId, one(bob), approved)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideApproval(approvalId, one(ann), approved)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/your own/),
    });
    await expect(decideApproval(approvalId, any(ann), approved)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/your own/),
    });
    expect(await rowOf(approvalId)).toMatchObject({ state: "pending", decidedBy: null });
    const both = await Promise.allSettled([
      decideApproval(approvalId, any(lena), approved),
      decideApproval(approvalId, any(ada), denied),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(decideApproval(approvalId, any(lena), denied)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/settled/),
    });
    expect(await toldOf("approvalDecided", approvalId)).toHaveLength(1);
    const { events } = await loadEvents(ticketId);
    expect(events.filter((e) => e.type === "ApprovalDecided")).toHaveLength(1);
    const nowhere = "00000000-0000-7000-8000-000000000001";
    await expect(decideApproval(nowhere, any(lena), approved)).rejects.toMatchObject({ code: "notFound" });
  });

  it("reaches whoever has the ticket by then, too", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    await online(bob);
    await escalateTicket(ticketId, ann, escalation("needsAuthority", "See the request."));
    await planWaiting();
    const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    await acceptOffer(offer.id, bob);
    await decideApproval(approvalId, any(lena), approved);
    const told = (await toldOf("approvalDecided", approvalId)).map((n) => n.personId).sort();
    expect(told).toEqual([ann, bob].sort());
    await expectRebuilt(ticketId);
  });
});

describe("a refund above the limit", () => {
  type Above = "dutyManager" | "admin" | "nobody";
  const limited = (above: Above, ...rota: PersonId[]) =>
    publishPolicy({
      document: testPolicy(lead, (p) => {
        p.authority = { ...p.authority, rota, since: "2026-01-05", refunds: { limit: 100, above } };
      }),
      note: "limit",
      actor: systemActor,
      origin: "system",
    });
  const small = { ...refund, amount: "100" } as typeof refund;

  it("goes to the admins where it takes one, and no lead decides it", async () => {
    await limited("admin", lena);
    const up = await requestApproval(await held(ann), ann, small);
    expect(await rowOf(up.approvalId)).toMatchObject({ askedId: lena, needs: "lead" });
    await decideApproval(up.approvalId, any(lena), approved);

    const owedByLena = await countOwedApprovals(any(lena));
    const owedByAda = await countOwedApprovals(every(ada));
    const { approvalId } = await requestApproval(await held(ann), ann, refund);
    expect(await rowOf(approvalId)).toMatchObject({ askedId: null, needs: "admin" });
    expect((await toldOf("approvalRequested", approvalId)).map((n) => n.personId)).toEqual([ada]);
    expect(await countOwedApprovals(any(lena))).toBe(owedByLena);
    expect(await countOwedApprovals(every(ada))).toBe(owedByAda + 1);
    for (const answer of [approved, denied])
      await expect(decideApproval(approvalId, any(lena), answer)).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringMatching(/more than you may approve/),
      });
    // It is decided under the limit that stood when it was asked.
    await onDuty(lena);
    await expect(decideApproval(approvalId, any(lena), approved)).rejects.toMatchObject({ code: "forbidden" });
    await decideApproval(approvalId, every(ada), approved);
    expect(await rowOf(approvalId)).toMatchObject({ state: "approved", decidedBy: ada });
  });

  it("is the asked duty manager's where the policy says so, an admin's where nobody is on duty", async () => {
    await limited("dutyManager", bob);
    const { approvalId } = await requestApproval(await held(ann), ann, refund);
    expect(await rowOf(approvalId)).toMatchObject({ askedId: bob, needs: "dutyManager" });
    await expect(decideApproval(approvalId, any(lena), approved)).rejects.toMatchObject({ code: "forbidden" });
    await decideApproval(approvalId, one(bob), approved);

    await limited("dutyManager");
    const nobody = await requestApproval(await held(ann), ann, refund);
    expect(await rowOf(nobody.approvalId)).toMatchObject({ askedId: null, needs: "admin" });
  });

  it("is refused at once where nobody may approve it, or nobody else", async () => {
    await limited("nobody", lena);
    const ticketId = await held(ann);
    await expect(requestApproval(ticketId, ann, refund)).rejects.toMatchObject({
      code: "badInput",
      field: "amount",
      message: "Refunds above 100 are not given at this desk: ask for at most that.",
    });
    await requestApproval(ticketId, ann, small);

    await limited("admin", lena);
    await db.person.update({ where: { id: ada }, data: { disabledAt: new Date() } });
    await expect(requestApproval(await held(ann), ann, refund)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/another admin/),
    });
    await db.person.update({ where: { id: ada }, data: { disabledAt: null } });
  });
});

describe("a request that is taken back", () => {
  it("is whoever's asked, or has the ticket; nobody else's", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    await expect(withdrawApproval(approvalId, bob)).rejects.toMatchObject({ code: "forbidden" });
    await withdrawApproval(approvalId, ann);
    expect(await rowOf(approvalId)).toMatchObject({ state: "withdrawn", decidedBy: ann });
    expect(await toldOf("approvalDecided", approvalId)).toHaveLength(0);
    expect((await toldOf("approvalRequested", approvalId)).every((n) => n.readAt !== null)).toBe(true);
    await expectRebuilt(ticketId);
    await requestApproval(ticketId, ann, refund);
  });

  it("ends with its ticket: resolved, and merged", async () => {
    const ticketId = await held(ann);
    const { approvalId } = await requestApproval(ticketId, ann, refund);
    await resolveTicket(ticketId, ann);
    expect(await rowOf(approvalId)).toMatchObject({ state: "withdrawn", decidedBy: ann });
    // Whoever was asked has nothing unread about it any more.
    expect((await toldOf("approvalRequested", approvalId)).map((n) => n.readAt !== null)).toEqual([true]);
    expect(await clockOf(ticketId)).toMatchObject({ state: "void" });
    await expect(decideApproval(approvalId, any(lena), approved)).rejects.toMatchObject({ code: "conflict" });
    await expectRebuilt(ticketId);

    const [keep, other] = [await held(ann, "twice@test.example"), await held(ann, "twice@test.example")];
    const asked = await requestApproval(other, ann, refund);
    await mergeTickets(keep, other, { id: ann, mayMergeAny: false });
    expect(await rowOf(asked.approvalId)).toMatchObject({ state: "withdrawn", decidedBy: ann });
    await expectRebuilt(other);
  });
});

describe("notifications", () => {
  it("word alarms by metric, fraction and tier, and leave out what this version has no words for", async () => {
    const base = { personId: bob, createdAt: new Date() };
    const rows = [
      ["alarm", { metric: "resolution", fraction: 0.75, tier: null, clockId: ann }],
      ["alarm", { metric: "firstResponse", fraction: null, tier: 2, clockId: ann, isGiven: true }],
      ["alarm", { metric: "resolution", fraction: 1, tier: 0, clockId: ann }],
      ["carrierPigeon", {}],
    ] as const;
    for (const [i, [kind, data]] of rows.entries())
      await db.notification.create({ data: { ...base, id: newId(), kind, data, createdAt: new Date(Date.now() + i) } });
    const news = (await loadNotifications(bob)).items.filter((n) => n.news.kind === "alarm").map((n) => n.news);
    expect(news.reverse()).toEqual([
      { kind: "alarm", metric: "resolution", fraction: 0.75, tier: null, isGiven: false },
      { kind: "alarm", metric: "firstResponse", fraction: null, tier: 2, isGiven: true },
      { kind: "alarm", metric: "resolution", fraction: null, tier: null, isGiven: false },
    ]);
  });

  it("tell an alarm by its own instant, and everything newest first by that", async () => {
    const cas = await addPerson("Cas", { teams: ["access"] });
    const written = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12, minutes));
    const due = written(-40).getTime();
    const tell = (kind: string, data: object, createdAt: Date) =>
      db.notification.create({ data: { id: newId(), personId: cas, kind, data, createdAt } });
    await tell("approvalRequested", { approvalId: newId(), approval: "refund", by: ann }, written(-10));
    await tell("alarm", { metric: "resolution", fraction: null, tier: null, clockId: ann, at: due }, written(0));
    expect((await loadNotifications(cas)).items.map((n) => n.at)).toEqual([written(-10).getTime(), due]);
  });

  it("are read by their own person only", async () => {
    await requestApproval(await held(ann), ann, refund);
    await requestApproval(await held(ann), ann, refund);
    const before = await loadNotifications(lena);
    const [newest] = before.items;
    expect(newest).toMatchObject({
      isRead: false,
      news: { kind: "approvalRequested", approval: "refund", by: "Ann", isSettled: false },
    });
    await readNotifications(ann, newest!.id);
    expect((await loadNotifications(lena)).unread).toBe(before.unread);
    await readNotifications(lena, newest!.id);
    expect((await loadNotifications(lena)).unread).toBe(before.unread - 1);
    await readNotifications(lena, null);
    expect((await loadNotifications(lena)).unread).toBe(0);
    expect((await loadNotifications(ann)).items.every((n) => n.ticket !== null)).toBe(true);
  });
});
