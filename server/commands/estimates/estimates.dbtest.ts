import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "@/server/cli/test-setup/desk";
import { escalation } from "@/server/cli/test-setup/handoff";
import { db } from "@/server/db/client";
import { isEstimateWanted, loadEstimates } from "@/server/db/estimates";
import { loadStaff, loadWaiting } from "@/server/db/planning";
import { currentPolicy, loadPolicy } from "@/server/db/policies";
import { loadEvents, loadTicket } from "@/server/db/tickets/load";
import { moveTime, syncTime } from "@/server/db/time";
import { outcomesOf } from "@/server/db/views/estimates";
import { type DecisionFacts, type DecisionResult, decide } from "@/server/domain/decision/decide";
import type { PersonId } from "@/server/domain/ids";
import { foldTicket } from "@/server/domain/ticket/ticket";
import { reopenTicket } from "../afterResolution";
import { escalateTicket } from "../escalateTicket";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer } from "../respondToOffer";
import { replyToTicket } from "../writeMessage";
import { refreshEstimates } from "./refreshEstimates";

const day = 86_400_000;
let ann: PersonId;
let bob: PersonId;

const ticketOf = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });
async function decided(ticketId: string) {
  const row = await db.decision.findFirstOrThrow({ where: { ticketId }, orderBy: { at: "desc" } });
  return { ...row, facts: row.facts as unknown as DecisionFacts, result: row.result as unknown as DecisionResult };
}
async function take(ticketId: string, by: PersonId): Promise<void> {
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  expect(offer.personId).toBe(by);
  await acceptOffer(offer.id, by);
}

/** One ticket about signing in, that T1 gives up after `minutes` or solves. */
async function live(isSolved: boolean): Promise<string> {
  const { ticketId } = await write();
  await take(ticketId, ann);
  await moveTime(20 * 60_000);
  await replyToTicket(ticketId, ann, { body: "Have you looked into your spam folder?", isWaitingForCustomer: false });
  if (!isSolved) {
    await escalateTicket(ticketId, ann, escalation("needsExpertise", "Nothing in the log."));
    await take(ticketId, bob);
    await moveTime(10 * 60_000);
    await resolveTicket(ticketId, bob);
  } else await resolveTicket(ticketId, ann);
  return ticketId;
}

beforeAll(async () => {
  // One issue type can be learned about: whatever is written is about signing in.
  await openDesk((p) => {
    p.understanding.noneOfThese = 1;
  });
  ann = await addPerson("Ann", { teams: ["access"], capacity: 5, skills: { "sign-in": 5 } });
  bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 5 });
  await online(ann, bob);
}, 60_000);

describe("estimates", () => {
  let before = "";

  it("are the policy's priors while nothing is known, and the decision says so", async () => {
    expect(await loadEstimates()).toBeNull();
    expect(await isEstimateWanted()).toBe(true);
    await refreshEstimates();
    const known = await loadEstimates();
    expect(known!.byType.get("sign-in")).toMatchObject([
      { tier: 1, success: 0.86, handlingMinutes: 9, outcomes: 0 },
      { tier: 2, success: 0.95, handlingMinutes: 12, outcomes: 0 },
    ]);
    before = (await write()).ticketId;
    const { facts, result } = await decided(before);
    expect(result.tier).toBe(1);
    expect(facts.estimates).toMatchObject({ version: known!.version, issueType: "sign-in" });
    expect(result.path).toMatchObject([
      { tier: 1, outcomes: 0 },
      { tier: 2, outcomes: 0 },
    ]);
    await take(before, ann);
  });

  it("move the start tier once fifty tickets have shown that T1 mostly fails, and say of how many", {
    timeout: 120_000,
  }, async () => {
    for (let i = 0; i < 50; i++) await live(i % 10 === 0);
    expect(await isEstimateWanted()).toBe(true);
    await refreshEstimates();
    expect(await isEstimateWanted()).toBe(false);
    expect(await db.touchDue.count()).toBe(0);

    const [first, second] = (await loadEstimates())!.byType.get("sign-in")!;
    expect(first!.success).toBeLessThan(0.5);
    expect(first!.outcomes).toBe(50);
    expect(first!.handlingMinutes).toBeGreaterThan(9);
    expect(second).toMatchObject({ tier: 2, outcomes: 45 });

    const { ticketId } = await write();
    const { facts, result, policyVersion } = await decided(ticketId);
    expect(result.tier).toBe(2);
    const told = result.reasons.find((r) => r.code === "startTierEstimate");
    expect(told!.params).toMatchObject({ tier: 2, lowest: 1, outcomes: 50 });
    expect(told!.params.success).toBeLessThan(0.5);
    expect(result.path).toMatchObject([
      { tier: 1, outcomes: 50 },
      { tier: 2, outcomes: 45 },
    ]);

    // Whatever is learned later, the stored decisions run again to the same bytes.
    const policy = await loadPolicy(policyVersion);
    expect(decide(facts, policy)).toEqual(result);
    const early = await decided(before);
    expect(decide(early.facts, await loadPolicy(early.policyVersion))).toEqual(early.result);
    // One from before there were estimates goes by the priors.
    const { estimates: _, ...old } = facts;
    expect(decide(old, policy)).toMatchObject({ tier: 1 });
    expect(decide(old, policy)).not.toHaveProperty("path");
    await take(ticketId, bob);
    await resolveTicket(ticketId, bob);
  });

  it("reach the planner: what is declared of a person fades, and speed is theirs", async () => {
    const { agents } = await loadStaff(db, (await currentPolicy())!, await syncTime());
    const known = agents.find((a) => a.id === ann)!;
    const [row] = await db.estimateSkill.findMany({ where: { personId: ann }, orderBy: { version: "desc" } });
    expect(row!.trust).toBeGreaterThan(0.2);
    // Declared +0.8 at proficiency 5.
    expect(known.skill["sign-in"]).toBeCloseTo(row!.offsetLogits + 0.8 * (1 - row!.trust));
    expect(known.skill["sign-in"]).toBeLessThan(0.8);
    expect(known.speed).toBeGreaterThan(0);
  });

  it("tell of one person to a lead of their team alone, and nothing while there are few outcomes", async () => {
    const lead = await addPerson("Own Lead", { role: "lead", teams: ["access"] });
    const other = await addPerson("Other Lead", { role: "lead", teams: ["billing"] });
    const told = await outcomesOf(ann, { id: lead, role: "lead" });
    expect(told).toMatchObject({ issueTypes: [{ issueType: "sign-in", outcomes: 50 }], speed: { outcomes: 50 } });
    for (const [id, role] of [
      [other, "lead"],
      [lead, "admin"],
      [bob, "agent"],
    ] as const)
      expect(await outcomesOf(ann, { id, role })).toBeNull();
    await db.estimateSkill.updateMany({ where: { personId: ann }, data: { outcomes: 29 } });
    expect((await outcomesOf(ann, { id: lead, role: "lead" }))!.issueTypes).toEqual([]);
  });

  it("make a ticket look harder that a tier gave up, also to the planner", async () => {
    const { ticketId } = await write();
    await db.person.update({ where: { id: bob }, data: { presence: "offline" } });
    await db.ticket.update({ where: { id: ticketId }, data: { minTier: 1, queueTier: 1, offerId: null } });
    await db.offer.updateMany({ where: { ticketId }, data: { state: "withdrawn" } });
    await take(ticketId, ann);
    const easy = (await ticketOf(ticketId)).complexity;
    await escalateTicket(ticketId, ann, escalation("stuck", "No idea."));
    const row = await ticketOf(ticketId);
    expect(row.complexity).toBeGreaterThan(easy);
    expect(row.complexityVariance).toBeLessThan(0.6);
    const waiting = await loadWaiting(db, (await currentPolicy())!, 100);
    expect(waiting.find((w) => w.ticket.id === ticketId)!.ticket).toMatchObject({
      complexity: row.complexity,
      complexityVariance: row.complexityVariance,
    });
    const { id, events } = await loadEvents(ticketId);
    const folded = foldTicket(id, events);
    expect(folded.complexityVariance).toBe((await loadTicket(ticketId))!.complexityVariance);
    await db.person.update({ where: { id: bob }, data: { presence: "online" } });
    await take(ticketId, bob);
    await resolveTicket(ticketId, bob);
  });

  it("take back what is opened again within a week, and count the old for less", async () => {
    const { ticketId } = await write(); // which begins at T2 by now
    await take(ticketId, bob);
    await resolveTicket(ticketId, bob);
    await refreshEstimates();
    expect(await db.touch.findMany({ where: { ticketId, outcome: "solved" } })).toHaveLength(1);
    await reopenTicket(ticketId, bob);
    await refreshEstimates();
    expect(await db.touch.findMany({ where: { ticketId, outcome: "reopened" } })).toHaveLength(1);

    const fresh = (await loadEstimates())!.byType.get("sign-in")![0]!;
    await moveTime(120 * day);
    expect(await isEstimateWanted()).toBe(true);
    await refreshEstimates();
    const faded = (await loadEstimates())!.byType.get("sign-in")![0]!;
    expect(faded.success).toBeGreaterThan(fresh.success);
    await moveTime(120 * day);
    await refreshEstimates();
    // No touches in the window leave the prior.
    expect((await loadEstimates())!.byType.get("sign-in")![0]).toMatchObject({ success: 0.86, outcomes: 0 });
    expect(await db.estimateRun.count()).toBeLessThanOrEqual(5);
  });
});
