import { beforeAll, describe, expect, it } from "vitest";
import { playbook, publishedArticle } from "../cli/test-setup/assistantDesk";
import { openDesk, testPolicy, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { listPolicies, viewDraft, viewVersion } from "../db/views/policyHistory";
import type { PolicyDocument } from "../domain/policy/document";
import { type Actor, systemActor } from "../domain/vocabulary";
import { createDraft, discardDraft, saveDraft } from "./editDraft";
import { newId } from "./ids";
import { publishDraft } from "./policy/publishDraft";
import { publishPolicy, rollBackPolicy } from "./publishPolicy";

let admin: Actor;
let base: PolicyDocument;
let article: string;
const reason = "Nobody works here but in this test.";
const current = async () => (await listPolicies()).versions[0]!.version;
const publish = (document: unknown, expectedVersion?: number) =>
  publishPolicy({ document, note: "test", actor: admin, origin: "publish", expectedVersion, reason });

beforeAll(async () => {
  const { lead } = await openDesk();
  admin = { kind: "person", id: lead };
  base = testPolicy(lead);
  article = await publishedArticle("Invoices", "Open Billing.", "invoice");
});

describe("publishing", () => {
  it("puts a version into force for the next decision, and notes it in the audit", async () => {
    const document = structuredClone(base);
    for (const t of document.issueTypes) t.owner = "billing";
    for (const t of document.issueTypes) t.startTier = Math.min(t.startTier, 2);
    const { version } = await publish(document);
    const { ticketId } = await write();
    expect(await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).toMatchObject({
      ownerTeamId: "billing",
      policyVersion: version,
    });
    expect(
      await db.audit.count({ where: { action: "policy.publish", subjectId: String(version), actorId: admin.id } }),
    ).toBe(1);
  });

  it("rolls back by publishing the older version again", async () => {
    const { version } = await rollBackPolicy({ to: 1, expectedVersion: await current(), actor: admin });
    const { versions } = await listPolicies();
    expect(versions[0]).toMatchObject({ version, origin: "rollback", isInForce: true });
    const { ticketId } = await write();
    expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).ownerTeamId).toBe("access");
    await expect(rollBackPolicy({ to: 999, expectedVersion: 1, actor: admin })).rejects.toMatchObject({
      code: "notFound",
      field: "version",
    });
  });

  it.each<[string, (p: PolicyDocument) => void, string]>([
    ["an owner that does not exist", (p) => Object.assign(p.issueTypes[0]!, { owner: "nobody" }), "issueTypes.0.owner"],
    ["bands the wrong way round", (p) => Object.assign(p.bands, { low: 0.9, high: 0.5 }), "bands"],
    [
      "a last resort who does not work here",
      (p) => Object.assign(p.lastResort, { person: newId() }),
      "lastResort.person",
    ],
    [
      "autonomy that was not earned",
      (p) => Object.assign(p.issueTypes[0]!, { stage: "autonomous", playbook: playbook([article]) }),
      "issueTypes.0.stage",
    ],
    [
      "acting alone without a playbook",
      (p) => Object.assign(p.issueTypes[0]!, { stage: "autonomous" }),
      "issueTypes.0.playbook",
    ],
    [
      "a playbook whose article does not exist",
      (p) => Object.assign(p.issueTypes[0]!, { playbook: playbook([newId()]) }),
      "issueTypes.0.playbook.articles.0",
    ],
    ["an unknown key", (p) => Object.assign(p, { surprise: 1 }), "(document)"],
  ])("refuses %s, names the field and changes nothing", async (_, change, path) => {
    const before = await db.policyVersion.count();
    const document = structuredClone(base);
    change(document);
    await expect(publish(document)).rejects.toMatchObject({ code: "badInput", field: path });
    expect(await db.policyVersion.count()).toBe(before);
  });

  it("lets an issue type act alone once its outcomes allow it, and stops when they no longer do", async () => {
    const document = structuredClone(base);
    const type = document.issueTypes.find((t) => t.id === "invoice")!;
    Object.assign(type, { stage: "autonomous", playbook: playbook([article]) });
    const outcome = (isCorrect: boolean) => ({ id: newId(), issueTypeId: "invoice", isCorrect, source: "review" });
    await db.reviewOutcome.createMany({ data: Array.from({ length: 119 }, () => outcome(true)) });
    await expect(publish(document)).rejects.toMatchObject({ code: "badInput" });
    await db.reviewOutcome.create({ data: outcome(true) });
    const { version } = await publish(document);
    expect((await viewVersion(version))?.check.ok).toBe(true);
    await db.reviewOutcome.createMany({ data: Array.from({ length: 9 }, () => outcome(false)) });
    expect((await viewVersion(version))?.check.errors).toMatchObject([{ code: "autonomyNotEarned" }]);
    await publish(base);
  });

  it("numbers versions without a gap when several publish at once", async () => {
    const done = await Promise.all(Array.from({ length: 4 }, () => publish(base)));
    const numbers = done.map((d) => d.version).sort((a, b) => a - b);
    expect(numbers).toEqual([0, 1, 2, 3].map((i) => numbers[0]! + i));
  });
});

describe("drafts", () => {
  it("save by revision, so that two admins cannot overwrite each other", async () => {
    const { id } = await createDraft("Night shift", base, await current(), admin);
    const changed = structuredClone(base);
    changed.bands.high = 0.9;
    expect(await saveDraft(id, 1, changed, admin)).toEqual({ revision: 2 });
    await expect(saveDraft(id, 1, base, systemActor)).rejects.toMatchObject({ code: "conflict", field: "revision" });
    expect((await viewDraft(id))?.differences).toEqual([{ path: "bands.high", was: 0.85, is: 0.9 }]);
    const { version } = await publishDraft({ id, revision: 2, note: "Stricter", reason, actor: admin });
    expect((await viewVersion(version))?.document).toMatchObject({ bands: { high: 0.9 } });
    expect(await viewDraft(id)).toBeNull();
  });

  it("keep what is not finished, and say what is missing", async () => {
    const { id } = await createDraft("Unfinished", { schemaVersion: 1 }, await current(), admin);
    const view = await viewDraft(id);
    expect(view?.check.ok).toBe(false);
    await expect(publishDraft({ id, revision: 1, note: "try", reason, actor: admin })).rejects.toMatchObject({
      code: "badInput",
    });
    expect(await viewDraft(id)).not.toBeNull();
    await discardDraft(id, admin);
    await expect(discardDraft(id, admin)).rejects.toMatchObject({ code: "notFound" });
    await expect(createDraft("No object", [], 1, admin)).rejects.toMatchObject({ code: "badInput" });
  });

  it("cannot be published over a version that they were not based on", async () => {
    const { id } = await createDraft("Late", base, await current(), admin);
    await publish(base);
    await expect(publishDraft({ id, revision: 1, note: "too late", reason, actor: admin })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
