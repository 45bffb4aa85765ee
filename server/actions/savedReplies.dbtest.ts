import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, heldBy, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { replyAction } from "./desk";
import { deleteReplyAction, saveReplyAction } from "./savedReplies";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const seenBy = async (id: PersonId) => {
  await as(id);
  const { data } = await (await caller()).knowledge.replies();
  return data.replies.map((r) => r.title);
};
const change = { id: null, title: "Greeting", body: "Dear {{customer.name}},", issueTypeId: null, isDesk: false };
const idOf = async (answer: ReturnType<typeof saveReplyAction>) => {
  const saved = await answer;
  if (!saved.ok) throw new Error(saved.error.message);
  return saved.value.id;
};
let lead: PersonId;
let ann: PersonId;
let bob: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"] });
});
beforeEach(async () => {
  await db.savedReply.deleteMany();
});

describe("saved replies", () => {
  it("are one's own, or the desk's, which leads keep", async () => {
    signOut();
    expect(await saveReplyAction(change)).toMatchObject({ error: { code: "unauthenticated" } });
    await as(ann);
    const own = await idOf(saveReplyAction(change));
    expect(await saveReplyAction({ ...change, isDesk: true })).toMatchObject({ error: { code: "forbidden" } });
    await as(lead);
    const desks = await idOf(saveReplyAction({ ...change, title: "Closing", isDesk: true }));
    expect(await saveReplyAction({ ...change, id: own })).toMatchObject({ error: { code: "forbidden" } });
    expect(await seenBy(ann)).toEqual(["Closing", "Greeting"]);
    expect(await seenBy(bob)).toEqual(["Closing"]);
    await as(bob);
    for (const id of [own, desks]) {
      expect(await saveReplyAction({ ...change, id, title: "Mine" })).toMatchObject({ error: { code: "forbidden" } });
      expect(await deleteReplyAction(id)).toMatchObject({ error: { code: "forbidden" } });
    }
    await as(ann);
    expect(await deleteReplyAction(own)).toMatchObject({ ok: true });
    expect(await seenBy(ann)).toEqual(["Closing"]);
  });

  it("say in the audit who kept and who deleted them, without their text", async () => {
    await as(lead);
    const id = await idOf(saveReplyAction({ ...change, isDesk: true, issueTypeId: "sign-in" }));
    await saveReplyAction({ ...change, id, title: "Hello", isDesk: true });
    await deleteReplyAction(id);
    const lines = await db.audit.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(lines.map((l) => l.action)).toEqual(["savedReply.save", "savedReply.save", "savedReply.delete"]);
    expect(lines[0]).toMatchObject({ actorId: lead, details: { title: "Greeting", isDesk: true } });
    expect(JSON.stringify(lines.map((l) => l.details))).not.toContain("customer.name");
  });

  it.each([
    ["title", { title: "  " }],
    ["title", { title: "x".repeat(81) }],
    ["body", { body: " \n" }],
    ["body", { body: "x".repeat(20_001) }],
    ["body", { body: "Dear {{custommer.name}}" }],
    ["body", { body: "Dear {{customer.name" }],
    ["body", { body: "{{action.refund}}" }],
    ["issueTypeId", { issueTypeId: "none" }],
  ])("refuse bad input with its field %s: %j", async (field, bad) => {
    await as(ann);
    expect(await saveReplyAction({ ...change, ...bad })).toMatchObject({ error: { code: "badInput", field } });
    expect(await db.savedReply.count()).toBe(0);
  });
});

it("a reply with a variable left in it is not sent, and names it", async () => {
  const ticketId = await heldBy(ann);
  await as(ann);
  const count = await db.message.count();
  expect(await replyAction(ticketId, "Regards, {{agent.name}}", false)).toMatchObject({
    error: { code: "badInput", field: "text", message: expect.stringContaining("{{agent.name}}") },
  });
  expect(await db.message.count()).toBe(count);
  expect(await replyAction(ticketId, "Regards, Ann. In CSS: a {b} or {{", false)).toMatchObject({ ok: true });
});
