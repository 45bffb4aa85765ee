import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, testPolicy, write } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { listShadows, viewShadow } from "../../db/views/policyShadows";
import type { PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import { createDraft, discardDraft, saveDraft } from "../editDraft";
import { endShadow, followShadows, startShadow } from "./shadow";

let lead: PersonId;
let admin: { kind: "person"; id: PersonId };

beforeAll(async () => {
  ({ lead } = await openDesk());
  admin = { kind: "person", id: await addPerson("An Admin", { role: "admin" }) };
});
beforeEach(async () => {
  await db.policyShadow.deleteMany();
  await db.policyDraft.deleteMany();
});
const shadowOf = async (change: (p: PolicyDocument) => void) => {
  const { id: draftId } = await createDraft("A draft", testPolicy(lead, change), 1, admin);
  return { draftId, ...(await startShadow(draftId, 1, admin)) };
};
const follow = async () => {
  while ((await followShadows()) > 0);
};
const toBilling = (p: PolicyDocument) => {
  Object.assign(p.issueTypes.find((t) => t.id === "sign-in")!, { owner: "billing", startTier: 2 });
};

describe("a draft in the shadow", () => {
  it("decides what the desk decides, without effect, and tells where it would not agree", async () => {
    const { ticketId: earlier } = await write();
    const { id, draftId } = await shadowOf(toBilling);
    const { ticketId } = await write();
    await write("Please send me the invoice of last month, I cannot find it in the billing page.");
    const before = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const events = await db.ticketEvent.count({ where: { ticketId } });
    await follow();
    const view = (await viewShadow(id))!;
    expect(view).toMatchObject({
      draftId,
      compared: 2,
      agreed: 1,
      counts: { owner: 1, disposition: 0 },
      draftRevision: 1,
    });
    expect(view.disagreements).toMatchObject([{ ticketId, was: { team: "access" }, would: { team: "billing" } }]);
    expect(view.disagreements.map((d) => d.ticketId)).not.toContain(earlier);
    expect(await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).toEqual(before);
    expect(await db.ticketEvent.count({ where: { ticketId } })).toBe(events);
    await follow();
    expect(await viewShadow(id)).toMatchObject({ compared: 2 });
  });

  it("looks for its own keywords in the message", async () => {
    const { id } = await shadowOf((p) => {
      p.gates.keywords = ["reset mail"];
      for (const t of p.issueTypes) Object.assign(t, { stage: "review" });
    });
    const plain = await shadowOf((p) => {
      for (const t of p.issueTypes) Object.assign(t, { stage: "review" });
    });
    await write("I cannot sign in, the password reset mail never arrives.");
    await follow();
    expect(await viewShadow(id)).toMatchObject({ compared: 1, counts: { disposition: 0 } });
    expect(await viewShadow(plain.id)).toMatchObject({ compared: 1, counts: { disposition: 1 } });
  });

  it("is a copy: it goes on as it was while the draft is edited, and a new one takes its place", async () => {
    const { id, draftId } = await shadowOf(toBilling);
    await saveDraft(draftId, 1, testPolicy(lead), admin);
    await expect(startShadow(draftId, 1, admin)).rejects.toMatchObject({ code: "conflict", field: "revision" });
    await write();
    await follow();
    expect(await viewShadow(id)).toMatchObject({ agreed: 0, draftRevision: 2, endedAt: null });
    await startShadow(draftId, 2, admin);
    expect(await viewShadow(id)).toMatchObject({ whyEnded: "restarted" });
    expect(await listShadows(draftId)).toHaveLength(2);
  });

  it("ends when it is stopped, and with its draft", async () => {
    const { id, draftId } = await shadowOf(toBilling);
    await endShadow(id, admin);
    await expect(endShadow(id, admin)).rejects.toMatchObject({ code: "conflict" });
    const again = await startShadow(draftId, 1, admin);
    await discardDraft(draftId, admin);
    await write();
    await follow();
    expect(await viewShadow(again.id)).toMatchObject({ whyEnded: "draftGone", draftId: null });
  });

  it("needs a sound draft", async () => {
    const { id } = await createDraft("Broken", { schemaVersion: 1 }, 1, admin);
    await expect(startShadow(id, 1, admin)).rejects.toMatchObject({ code: "badInput" });
    expect(await listShadows(id)).toEqual([]);
  });
});
