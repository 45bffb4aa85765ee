import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { now } from "../../clock";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { moveTime, syncTime } from "../../db/time";
import { listAgents } from "../../db/views/agents";
import { loadFloor } from "../../db/views/floor";
import type { PersonId } from "../../domain/ids";
import { endDueLoans } from "../people/withdrawMisplaced";
import { planWaiting } from "../planWaiting";
import { acceptOffer } from "../respondToOffer";
import { endLoan, lendPerson, undoLoan } from "./lend";
import { signOutPerson } from "./signOutPerson";

let ann: PersonId;
let lead: { kind: "person"; id: string };
const hour = 3_600_000;
const loan = (more = {}) => ({
  team: "access",
  until: now() + hour,
  isExclusive: true,
  reason: "a long queue",
  ...more,
});
const offerOf = (ticketId: string) => db.offer.findFirst({ where: { ticketId, state: "pending" } });
const line = async () => (await listAgents(await currentPolicy(), now())).find((a) => a.id === ann)!;
const free = async (team: string) =>
  (await loadFloor((await currentPolicy())!)).queues.find((q) => q.team === team && q.tier === 1)!.agentsFree;

beforeAll(async () => {
  lead = { kind: "person", id: (await openDesk()).lead };
  ann = await addPerson("Ann", { teams: ["billing"], capacity: 20 });
  await online(ann);
  await syncTime();
});

describe("lending somebody", () => {
  it("offers them the other team's work at once, until the time is over", async () => {
    const { ticketId } = await write();
    await planWaiting();
    expect(await offerOf(ticketId)).toBeNull();
    expect(await free("billing")).toBe(1);
    await lendPerson(ann, loan(), lead);
    expect((await offerOf(ticketId))?.personId).toBe(ann);
    expect([await free("billing"), await free("access")]).toEqual([0, 1]);
    expect(await line()).toMatchObject({
      loan: { team: "access", isExclusive: true, lentBy: "Test Lead" },
      offered: 1,
    });
    await acceptOffer((await offerOf(ticketId))!.id, ann);
    await moveTime(hour + 1000);
    expect((await line()).loan).toBeNull();
    const { ticketId: later } = await write();
    await planWaiting();
    expect(await offerOf(later)).toBeNull();
    expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).assigneeId).toBe(ann);
  });

  it("ends the loan that runs, keeps their own team where asked, and ends once", async () => {
    const first = await lendPerson(ann, loan(), lead);
    const second = await lendPerson(ann, loan({ team: "product", isExclusive: false }), lead);
    expect(await db.loan.count({ where: { personId: ann, endedAt: null } })).toBe(1);
    expect([await free("billing"), await free("product"), await free("access")]).toEqual([1, 1, 0]);
    await expect(endLoan(first.loanId, lead)).rejects.toMatchObject({ code: "conflict" });
    await endLoan(second.loanId, lead);
    await expect(endLoan(second.loanId, lead)).rejects.toMatchObject({ code: "conflict" });
    expect([await free("billing"), await free("product"), await free("access")]).toEqual([1, 0, 0]);
    expect(await db.audit.count({ where: { action: { in: ["person.lend", "person.loan.end"] } } })).toBe(4);
  });

  it("is taken back once, and then the loan before it goes on until its own time, where that is to come", async () => {
    const first = await lendPerson(ann, loan(), lead);
    const second = await lendPerson(ann, loan({ team: "product" }), lead);
    await undoLoan(second.loanId, lead);
    expect((await line()).loan).toMatchObject({ id: first.loanId, team: "access" });
    expect([await free("product"), await free("access")]).toEqual([0, 1]);
    await expect(undoLoan(second.loanId, lead)).rejects.toMatchObject({ code: "conflict" });
    await undoLoan(first.loanId, lead);
    expect((await line()).loan).toBeNull();

    await lendPerson(ann, loan(), lead);
    const longer = await lendPerson(ann, loan({ team: "product", until: now() + 3 * hour }), lead);
    await moveTime(hour + 1000);
    await undoLoan(longer.loanId, lead);
    expect((await line()).loan).toBeNull();
  });

  it("leaves nobody with an offer of a team that they do not work for now, however the loan ended", async () => {
    await db.assignment.deleteMany({ where: { personId: ann } });
    await lendPerson(ann, loan(), lead);
    const { ticketId } = await write();
    await planWaiting();
    const held = async () => (await offerOf(ticketId))?.personId ?? null;
    expect(await held()).toBe(ann);
    // To a third team instead.
    const { loanId } = await lendPerson(ann, loan({ team: "product" }), lead);
    expect(await held()).toBeNull();
    await endLoan(loanId, lead);
    // Ended by a lead.
    const again = await lendPerson(ann, loan(), lead);
    expect(await held()).toBe(ann);
    await endLoan(again.loanId, lead);
    expect(await held()).toBeNull();
    // Run out.
    await lendPerson(ann, loan({ until: now() + hour / 2 }), lead);
    expect(await held()).toBe(ann);
    await db.offer.updateMany({ where: { ticketId }, data: { expiresAt: new Date(now() + 2 * hour) } });
    await moveTime(hour / 2 + 1000);
    expect(await endDueLoans()).toBeGreaterThan(1);
    expect(await held()).toBeNull();
    expect(await endDueLoans()).toBe(0);
    const [left] = await db.loan.findMany({ where: { personId: ann }, orderBy: { since: "desc" }, take: 1 });
    expect(left!.endedAt).toEqual(left!.until);
    // And of their own, where the loan is exclusive.
    const bill = await write("My invoice shows the wrong amount, I was charged twice on this invoice.");
    await planWaiting();
    expect((await offerOf(bill.ticketId))?.personId).toBe(ann);
    await lendPerson(ann, loan(), lead);
    expect(await offerOf(bill.ticketId)).toBeNull();
  });

  it.each([
    ["to a team that there is not", { team: "nowhere" }, "team"],
    ["to their own", { team: "billing" }, "team"],
    ["until a time that is over", { until: 1000 }, "until"],
    ["for longer than a month", { until: Date.UTC(2200, 0) }, "until"],
  ])("is refused %s", async (_, more, field) => {
    await expect(lendPerson(ann, loan(more), lead)).rejects.toMatchObject({ code: "badInput", field });
  });

  it("two leads at once: one loan runs in the end", async () => {
    await Promise.all([lendPerson(ann, loan(), lead), lendPerson(ann, loan({ team: "product" }), lead)]);
    expect(await db.loan.count({ where: { personId: ann, endedAt: null } })).toBe(1);
  });
});

it("somebody who is signed out by a lead has no session left and leaves what they had", async () => {
  const before = await db.person.findUniqueOrThrow({ where: { id: ann } });
  await signOutPerson(ann, lead);
  const after = await db.person.findUniqueOrThrow({ where: { id: ann } });
  expect(after).toMatchObject({ sessionVersion: before.sessionVersion + 1, presence: "offline", absence: "signedOut" });
  expect(await db.assignment.count({ where: { personId: ann, endedAt: null } })).toBe(0);
  await expect(signOutPerson("00000000-0000-7000-8000-000000000001" as PersonId, lead)).rejects.toMatchObject({
    code: "notFound",
  });
});
