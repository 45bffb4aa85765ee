import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { listLatest } from "../../db/views/latest";
import { listReview } from "../../db/views/review";
import type { PersonId } from "../../domain/ids";
import { systemActor } from "../../domain/vocabulary";
import { createArticle, publishArticle } from "../editArticle";
import { approveDraft } from "./reviewDraft";
import { requestWork } from "./runAssistant";
import { takeOver } from "./takeOver";

let ann: PersonId;
let bob: PersonId;

async function drafted(): Promise<{ ticketId: string; draftId: string }> {
  const { ticketId } = await write();
  await requestWork();
  const draft = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  return { ticketId, draftId: draft.id };
}

beforeAll(async () => {
  await openDesk((p) => {
    for (const t of p.issueTypes) if (t.id === "sign-in") t.stage = "review";
  });
  ann = await addPerson("Ann", { teams: ["access"], tier: 2 });
  bob = await addPerson("Bob", { teams: ["access"] });
  const content = { title: "Reset a password", body: "Hello {{customer.name}}", issueTypeId: "sign-in" };
  const { id, revision } = await createArticle(content, systemActor);
  await publishArticle(id, revision, systemActor);
});

describe("taking a ticket from the assistant", () => {
  it("withdraws the draft and makes the ticket the person's, also when nobody is online", async () => {
    const { ticketId, draftId } = await drafted();
    await takeOver(ticketId, { id: ann, tier: 2 });
    const ticket = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    expect(ticket).toMatchObject({ assigneeId: ann, assistantLane: null, assistantDraftId: null, queueTier: 2 });
    expect((await db.replyDraft.findUniqueOrThrow({ where: { id: draftId } })).state).toBe("withdrawn");
    await expect(approveDraft(draftId, { id: bob, name: "Bob" }, "Hello")).rejects.toMatchObject({ code: "conflict" });
  });

  it("lets one of two win; the other hears that somebody has it", async () => {
    await online(ann, bob);
    const { ticketId } = await drafted();
    const both = await Promise.allSettled([
      takeOver(ticketId, { id: ann, tier: 2 }),
      takeOver(ticketId, { id: bob, tier: 1 }),
    ]);
    const lost = both.filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]!.reason).toMatchObject({ code: "conflict", message: "Somebody has this ticket already." });
  });

  it("is refused for a ticket that people have", async () => {
    const { ticketId } = await write("I want to talk to a person. I cannot sign in.");
    await expect(takeOver(ticketId, { id: ann, tier: 2 })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("what screens read", () => {
  it("lists the newest tickets first, each with where it is", async () => {
    const { ticketId } = await drafted();
    const latest = await listLatest();
    expect(latest[0]).toMatchObject({
      id: ticketId,
      step: "reviewing",
      disposition: "review",
      snippet: expect.any(String),
    });
    expect(latest[0]!.snippet).toContain("I cannot sign in");
    const times = latest.map((t) => t.createdAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(await listLatest(2)).toHaveLength(2);
  });

  it("names what a draft's decision mentions and says how its messages are written", async () => {
    const { draftId } = await drafted();
    const item = (await listReview()).items.find((one) => one.draftId === draftId)!;
    expect(item.names["sign-in"]).toBeTypeOf("string");
    expect(item.messages).toMatchObject([{ isMine: false, isAssistant: false, format: "text", channel: "web" }]);
  });
});
