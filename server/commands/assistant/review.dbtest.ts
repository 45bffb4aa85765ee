import { beforeAll, describe, expect, it } from "vitest";
import {
  type AssistantDesk,
  handedOverFor,
  openAssistantDesk,
  publishedArticle,
  republish,
  said,
  signInText,
} from "@/server/cli/test-setup/assistantDesk";
import { addPerson, online, write } from "@/server/cli/test-setup/desk";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { moveTime } from "../../db/time";
import { loadTicketDetail } from "../../db/views/ticketDetail";
import type { PersonId } from "../../domain/ids";
import { foldTicket } from "../../domain/ticket/ticket";
import { rejectReasons } from "../../domain/vocabulary";
import { receiveFollowUp } from "../writeMessage";
import { confirmAnswer } from "./customerSays";
import { approveDraft, rejectDraft } from "./reviewDraft";
import { runAssistant } from "./runAssistant";

const minute = 60_000;
let desk: AssistantDesk;
let reviewer: { id: PersonId; name: string };
let other: { id: PersonId; name: string };
let request = 0;

beforeAll(async () => {
  desk = await openAssistantDesk();
  reviewer = { id: await addPerson("Rita Reviewer", { teams: ["access"] }), name: "Rita Reviewer" };
  other = { id: await addPerson("Olaf Other", { teams: ["access"] }), name: "Olaf Other" };
});

async function drafted(text = signInText) {
  const { ticketId } = await write(text);
  await runAssistant();
  const draft = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  return { ticketId, draft };
}
const writes = (ticketId: string, text: string) => receiveFollowUp(ticketId, text, "chat", `r${++request}`);

describe("a draft in review", () => {
  it("says nothing to the customer until somebody approves it, then speaks in their name", async () => {
    const { ticketId, draft } = await drafted();
    expect(await said(ticketId)).toHaveLength(1);
    expect(draft.body).toContain("{{agent.name}}"); // known when it is sent
    await approveDraft(draft.id, reviewer, draft.body);
    expect((await said(ticketId))[1]).toBe("person: Choose **Forgotten your password?**\n\nRita Reviewer");
    const t = (await loadTicket(ticketId))!;
    expect(t).toMatchObject({ status: "waiting", assignment: null });
    expect(t.assistant).toMatchObject({ lane: "review", step: "confirming", draftId: null });
    expect(t.clocks.find((c) => c.metric === "firstResponse")!.state).toBe("met"); // a person answered
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({
      state: "approved",
      settledBy: reviewer.id,
    });
    expect(await db.reviewOutcome.findUnique({ where: { id: ticketId } })).toMatchObject({ isCorrect: true });
    await confirmAnswer(ticketId);
    const { id, events } = await loadEvents(ticketId);
    expect(foldTicket(id, events)).toEqual(await loadTicket(ticketId));
    expect((await loadTicket(ticketId))!.status).toBe("resolved");
  });

  it("keeps the edit: what was drafted and what was sent", async () => {
    const { ticketId, draft } = await drafted();
    const body = `Hello!\n\n${draft.body}\n\nThe mail comes from no-reply@tessel.example; please look in your spam folder first.`;
    await approveDraft(draft.id, reviewer, body);
    const row = await db.replyDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(row).toMatchObject({ state: "edited", body: draft.body });
    const sent = await db.message.findUniqueOrThrow({ where: { id: row.replyId! } });
    expect(sent).toMatchObject({ format: "markdown", articleId: desk.articles.signIn, personId: reviewer.id });
    expect(sent.body).toContain("spam folder first.");
    // So much was changed that the draft was not right as it was.
    expect(await db.reviewOutcome.findUnique({ where: { id: ticketId } })).toMatchObject({ isCorrect: false });
  });

  it("keeps which language model wrote what was sent, for the desk alone", async () => {
    const { ticketId, draft } = await drafted();
    await approveDraft(draft.id, reviewer, "Choose the link below the form.", draft.articleId, "little");
    const row = await db.replyDraft.findUniqueOrThrow({ where: { id: draft.id } });
    const { messages, events } = (await loadTicketDetail(ticketId))!;
    expect(messages.map((m) => m.writtenWith)).toEqual([null, "little"]);
    expect(messages[1]!.id).toBe(row.replyId);
    const settled = events.find((e) => e.type === "DraftSettled")!;
    expect(settled.data).toMatchObject({ state: "edited", writtenWith: "little" });
    const { id, events: all } = await loadEvents(ticketId);
    expect(foldTicket(id, all)).toEqual(await loadTicket(ticketId));

    const plain = await drafted();
    await approveDraft(plain.draft.id, reviewer, plain.draft.body);
    expect((await loadTicketDetail(plain.ticketId))!.messages.map((m) => m.writtenWith)).toEqual([null, null]);
  });

  it("names the article whose text was taken instead, if it is published", async () => {
    const { draft } = await drafted();
    const other = await publishedArticle("Locked out", "We have unlocked it.\n\n{{agent.name}}", "sign-in");
    const gone = draft.id; // the id of something that is no article
    await expect(approveDraft(draft.id, reviewer, "We have unlocked it.", gone)).rejects.toMatchObject({
      code: "badInput",
      field: "articleId",
    });
    await approveDraft(draft.id, reviewer, "We have unlocked it.", other);
    const row = await db.replyDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(row).toMatchObject({ state: "edited", articleId: desk.articles.signIn });
    const sent = await db.message.findUniqueOrThrow({ where: { id: row.replyId! } });
    expect(sent).toMatchObject({ articleId: other, body: "We have unlocked it." });
    await db.article.update({ where: { id: other }, data: { state: "archived" } });
  });

  it.each(rejectReasons)("refused (%s) goes to people, with the reason", async (why) => {
    const { ticketId, draft } = await drafted();
    await rejectDraft(draft.id, reviewer.id, why);
    const t = (await loadTicket(ticketId))!;
    expect([t.status, t.assistant, t.queue?.team]).toEqual(["open", null, "access"]);
    const { events } = await loadEvents(ticketId);
    const queued = events.findLast((e) => e.type === "TicketQueued");
    expect(queued?.data).toMatchObject({ reasons: [{ code: "reviewRejected", params: { reason: why } }] });
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({
      state: "rejected",
      rejectReason: why,
    });
    expect(await said(ticketId)).toHaveLength(1);
  });

  it("goes to people when nobody looks at it in time", async () => {
    await republish((p) => {
      p.assistant.reviewMinutes = 20;
    });
    const { ticketId, draft } = await drafted();
    await moveTime(21 * minute);
    await runAssistant();
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({ state: "expired" });
    expect(await handedOverFor(ticketId)).toEqual([{ code: "reviewExpired", params: { minutes: 20 } }]);
    await expect(approveDraft(draft.id, reviewer, draft.body)).rejects.toMatchObject({ code: "conflict" });
  });

  it("two reviewers at once: one answer goes out, the other hears so", async () => {
    const { ticketId, draft } = await drafted();
    const both = await Promise.allSettled([
      approveDraft(draft.id, reviewer, draft.body),
      approveDraft(draft.id, other, `${draft.body} Mine.`),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((r) => r.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "conflict" });
    expect(await said(ticketId)).toHaveLength(2);
    const approveAndReject = await drafted();
    const mixed = await Promise.allSettled([
      approveDraft(approveAndReject.draft.id, reviewer, approveAndReject.draft.body),
      rejectDraft(approveAndReject.draft.id, other.id, "wrong"),
    ]);
    expect(mixed.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("the customer answers while it is reviewed: the draft is withdrawn, a new one reads both messages", async () => {
    const { ticketId, draft } = await drafted();
    await writes(ticketId, "It is about the address kim@example.com, by the way.");
    await expect(approveDraft(draft.id, reviewer, draft.body)).rejects.toMatchObject({ code: "conflict" });
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({ state: "withdrawn" });
    const next = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    const last = await db.message.findFirstOrThrow({ where: { ticketId }, orderBy: { createdAt: "desc" } });
    expect(next.messageId).toBe(last.id);
  });

  it("the customer asks for a person while it is reviewed: people get it at once", async () => {
    const { ticketId, draft } = await drafted();
    await writes(ticketId, "Please let me talk to a human being.");
    expect((await loadTicket(ticketId))!).toMatchObject({ assistant: null, status: "open" });
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({ state: "withdrawn" });
  });

  it("after an approved answer an objection goes to people, who keep the next-response promise", async () => {
    const { ticketId, draft } = await drafted();
    await approveDraft(draft.id, reviewer, draft.body);
    await writes(ticketId, "I tried that already, it is not the reason.");
    const t = (await loadTicket(ticketId))!;
    expect(t.assistant).toBeNull();
    expect(await handedOverFor(ticketId)).toEqual([{ code: "assistantObjected", params: {} }]);
    expect(t.clocks.find((c) => c.metric === "nextResponse")!.state).toBe("running");
    expect(await db.reviewOutcome.findUnique({ where: { id: ticketId } })).toMatchObject({ isCorrect: false });
  });

  it("a word in braces that has no value is refused, named, and nothing is sent", async () => {
    const { ticketId, draft } = await drafted();
    for (const body of ["Hello {{customer.nickname}}", "See {{action.url}}", "Open {{ here"]) {
      await expect(approveDraft(draft.id, reviewer, body)).rejects.toMatchObject({ code: "badInput", field: "body" });
    }
    expect(await said(ticketId)).toHaveLength(1);
    await approveDraft(draft.id, reviewer, draft.body);
  });

  it("without an article there is no draft, and people answer", async () => {
    await db.article.updateMany({ where: { issueTypeId: "sign-in" }, data: { state: "draft" } });
    const { ticketId } = await write(signInText);
    await runAssistant();
    expect(await handedOverFor(ticketId)).toEqual([{ code: "assistantNoArticle", params: {} }]);
    await db.article.updateMany({ data: { state: "published" } });
  });

  it("nobody is offered what is in review, until it is refused", async () => {
    const agent = await addPerson("Free Agent", { teams: ["access"], capacity: 50 });
    await online(agent);
    const { ticketId, draft } = await drafted();
    expect(await db.offer.count({ where: { ticketId } })).toBe(0);
    await rejectDraft(draft.id, reviewer.id, "needsPerson");
    expect(await db.offer.findFirst({ where: { ticketId, state: "pending" } })).not.toBeNull();
  });
});
