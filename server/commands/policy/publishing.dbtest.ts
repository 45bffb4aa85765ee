import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk, testPolicy, write } from "../../cli/test-setup/desk";
import { now } from "../../clock";
import { db } from "../../db/client";
import { editorsOf } from "../../db/policy/editors";
import { moveTime } from "../../db/time";
import { listPolicies, viewDraft } from "../../db/views/policyHistory";
import type { PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import { createDraft, discardDraft, saveDraft } from "../editDraft";
import { publishPolicy, rollBackPolicy } from "../publishPolicy";
import { leaveDraft, openDraft } from "./editors";
import { followPublished } from "./followVersion";
import { cancelPlan, planPublication, publishPlanned } from "./planPublication";
import { publishDraft } from "./publishDraft";
import { previewRebase, rebaseDraft } from "./rebaseDraft";

let lead: PersonId;
let admin: { kind: "person"; id: PersonId };
const reason = "Nobody works here but in this test.";
const hour = 3_600_000;

beforeAll(async () => {
  ({ lead } = await openDesk());
  admin = { kind: "person", id: await addPerson("An Admin", { role: "admin" }) };
});
beforeEach(async () => {
  await db.policyDraft.deleteMany();
});

const inForce = async () => (await listPolicies()).versions[0]!;
const draft = async (change: (p: PolicyDocument) => void = () => {}) => {
  const { version } = await inForce();
  return createDraft("A draft", testPolicy(lead, change), version, admin);
};
const plan = (id: string, more: Partial<Parameters<typeof planPublication>[0]> = {}) =>
  planPublication({
    id,
    revision: 1,
    at: now() + hour,
    note: "For the season",
    reason,
    follow: "next",
    actor: admin,
    ...more,
  });

describe("publishing a draft", () => {
  it("asks why over warnings, and keeps the answer with them", async () => {
    const { id } = await draft();
    const publish = (why: string | null) =>
      publishDraft({ id, revision: 1, note: "A note", reason: why, actor: admin });
    for (const why of [null, "", "because"])
      await expect(publish(why)).rejects.toMatchObject({ code: "badInput", field: "reason" });
    const { version } = await publish(reason);
    const line = await inForce();
    expect(line).toMatchObject({ version, reason, note: "A note", follow: "next", followed: null });
    expect(line.warnings.map((w) => w.code)).toContain("nobodyInQueue");
    expect(await viewDraft(id)).toBeNull();
  });

  it("is refused where somebody saved meanwhile, and the draft stays", async () => {
    const { id } = await draft();
    await saveDraft(id, 1, testPolicy(lead), admin);
    const late = publishDraft({ id, revision: 1, note: "A note", reason, actor: admin });
    await expect(late).rejects.toMatchObject({ code: "conflict", field: "revision" });
    expect(await viewDraft(id)).toMatchObject({ revision: 2 });
  });

  it("rolls back only from the version that was seen", async () => {
    const { version } = await inForce();
    await publishPolicy({ document: testPolicy(lead), note: "another", actor: admin, origin: "publish", reason });
    const back = (expectedVersion: number) =>
      rollBackPolicy({ to: 1, expectedVersion, note: "It was too strict", actor: admin });
    await expect(back(version)).rejects.toMatchObject({ code: "conflict", field: "expectedVersion" });
    expect(await back(version + 1)).toEqual({ version: version + 2 });
    expect(await inForce()).toMatchObject({ note: "Back to version 1: It was too strict", follow: "next" });
  });
});

describe("a planned draft", () => {
  it("comes into force by itself at its time, and cannot be edited until then", async () => {
    const { id } = await draft((p) => Object.assign(p.bands, { high: 0.9 }));
    const at = now() + hour;
    await plan(id, { at });
    expect(await viewDraft(id)).toMatchObject({ plan: { at, by: "An Admin", note: "For the season", reason } });
    await expect(saveDraft(id, 1, testPolicy(lead), admin)).rejects.toMatchObject({ field: "plannedFor" });
    expect(await publishPlanned()).toBe(0);
    await moveTime(hour + 1000);
    expect(await publishPlanned()).toBe(1);
    expect(await inForce()).toMatchObject({ note: "For the season", plannedFor: at, publishedBy: "An Admin" });
    expect(await viewDraft(id)).toBeNull();
  });

  it("is judged when it is planned", async () => {
    const { id } = await draft();
    await expect(plan(id, { at: now() - 1 })).rejects.toMatchObject({ code: "badInput", field: "at" });
    await expect(plan(id, { at: now() + 400 * 24 * hour })).rejects.toMatchObject({ field: "at" });
    await expect(plan(id, { reason: null })).rejects.toMatchObject({ field: "reason" });
    await expect(plan(id, { revision: 2 })).rejects.toMatchObject({ code: "conflict" });
    const broken = await draft((p) => Object.assign(p.bands, { low: 0.99 }));
    await expect(plan(broken.id)).rejects.toMatchObject({ field: "bands" });
    expect((await viewDraft(id))?.plan).toBeNull();
  });

  it("can be taken back, once", async () => {
    const { id } = await draft();
    await plan(id);
    await cancelPlan(id, admin);
    await expect(cancelPlan(id, admin)).rejects.toMatchObject({ code: "conflict" });
    expect(await saveDraft(id, 1, testPolicy(lead), admin)).toEqual({ revision: 2 });
  });

  it("ends where another version came meanwhile or its author may not publish any more, who is told; others go on", async () => {
    const [first, second] = [await draft(), await draft()];
    const gone = await addPerson("Gone Admin", { role: "admin" });
    await plan(first.id);
    await plan(second.id, { actor: { kind: "person", id: gone } });
    await db.person.update({ where: { id: gone }, data: { role: "agent" } });
    await publishPolicy({ document: testPolicy(lead), note: "another", actor: admin, origin: "publish", reason });
    await moveTime(2 * hour);
    expect(await publishPlanned()).toBe(0);
    for (const { id } of [first, second]) expect((await viewDraft(id))?.plan).toBeNull();
    const told = await db.notification.findMany({ where: { kind: "publicationFailed" } });
    expect(told.map((n) => n.personId).sort()).toEqual([admin.id, gone].sort());
    await discardDraft(first.id, admin);
  });
});

describe("what waits", () => {
  const moveAccess = (p: PolicyDocument) => {
    const type = p.issueTypes.find((t) => t.id === "sign-in")!;
    Object.assign(type, { owner: "billing", startTier: 2 });
  };
  const publish = (follow: "now" | "next", change?: (p: PolicyDocument) => void) =>
    publishPolicy({ document: testPolicy(lead, change), note: "n", actor: admin, origin: "publish", reason, follow });
  const of = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });

  it("keeps its version until its next decision", async () => {
    const { ticketId } = await write();
    const before = await of(ticketId);
    await publish("next", moveAccess);
    expect(await of(ticketId)).toMatchObject({ ownerTeamId: before.ownerTeamId, policyVersion: before.policyVersion });
    await publish("next");
  });

  it("follows at once where it shall, with a decision of its own, and what somebody works on stays", async () => {
    const agent = await addPerson("Access Agent", { teams: ["access"], tier: 1 } as never);
    const held = await heldBy(agent);
    const { ticketId } = await write();
    const other = await write("The dashboard is slow since this morning, every page takes a minute to load.");
    const before = await of(other.ticketId);
    const { version } = await publish("now", moveAccess);
    expect(await of(ticketId)).toMatchObject({ ownerTeamId: "billing", policyVersion: version });
    expect((await of(held)).policyVersion).toBeLessThan(version);
    expect(await of(other.ticketId)).toMatchObject({
      ownerTeamId: before.ownerTeamId,
      policyVersion: before.policyVersion,
    });
    const decision = await db.decision.findFirstOrThrow({ where: { ticketId }, orderBy: { at: "desc" } });
    expect(decision).toMatchObject({ policyVersion: version });
    expect((await inForce()).followed).toMatchObject({ hasEnded: true });
    expect((await inForce()).followed!.moved).toBeGreaterThan(0);
    await publish("now");
    expect((await of(ticketId)).ownerTeamId).toBe("access");
  });

  it("goes on with a version whose follower ended in between, and not with one that is not in force any more", async () => {
    const { ticketId } = await write();
    const { version } = await publish("next", moveAccess);
    await db.policyFollow.create({ data: { version } });
    await followPublished();
    expect((await of(ticketId)).ownerTeamId).toBe("billing");
    await publish("next");
    await db.policyFollow.update({ where: { version }, data: { endedAt: null, after: null } });
    await followPublished();
    expect(await db.policyFollow.findUniqueOrThrow({ where: { version } })).not.toMatchObject({ endedAt: null });
    expect((await of(ticketId)).ownerTeamId).toBe("billing");
  });
});

describe("two admins at one draft", () => {
  it("see each other while they are there", async () => {
    const { id } = await draft();
    const other = await addPerson("Other Admin", { role: "admin" });
    await openDraft(id, other, false);
    expect(await editorsOf(id, admin.id)).toEqual([{ id: other, name: "Other Admin", isChanging: false }]);
    await openDraft(id, other, true);
    expect(await editorsOf(id, admin.id)).toMatchObject([{ isChanging: true }]);
    expect(await editorsOf(id, other)).toEqual([]);
    await leaveDraft(id, other);
    expect(await editorsOf(id, admin.id)).toEqual([]);
    await openDraft(id, other, false);
    await moveTime(60_000);
    expect(await editorsOf(id, admin.id)).toEqual([]);
    await discardDraft(id, admin);
    await openDraft(id, other, false);
  });
});

describe("a draft that is behind", () => {
  it("is brought up to date, with a choice where both changed the same", async () => {
    const { id } = await draft((p) => {
      Object.assign(p.bands, { high: 0.9 });
      p.hopLimit = 5;
    });
    const theirs = testPolicy(lead, (p) => Object.assign(p.bands, { high: 0.8, low: 0.5 }));
    const { version } = await publishPolicy({ document: theirs, note: "n", actor: admin, origin: "publish", reason });
    const late = publishDraft({ id, revision: 1, note: "late", reason, actor: admin });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    const view = await previewRebase(id);
    expect(view).toMatchObject({ revision: 1, version });
    expect(view.conflicts).toEqual([{ path: "bands.high", was: 0.85, mine: 0.9, theirs: 0.8 }]);
    const rebase = (choice: Record<string, "mine" | "theirs">, seen = version) =>
      rebaseDraft({ id, revision: 1, version: seen, choice, actor: admin });
    await expect(rebase({})).rejects.toMatchObject({ code: "badInput", field: "bands.high" });
    await expect(rebase({ "bands.high": "mine" }, version - 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await rebase({ "bands.high": "mine" })).toEqual({ revision: 2 });
    const done = await viewDraft(id);
    expect(done).toMatchObject({ basedOn: version, document: { bands: { high: 0.9, low: 0.5 }, hopLimit: 5 } });
    expect(await publishDraft({ id, revision: 2, note: "now", reason, actor: admin })).toEqual({
      version: version + 1,
    });
  });
});
