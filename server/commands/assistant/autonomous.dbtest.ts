import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AssistantDesk,
  handedOverFor,
  invoiceText,
  openAssistantDesk,
  republish,
  said,
} from "@/server/cli/test-setup/assistantDesk";
import { addPerson, online, write } from "@/server/cli/test-setup/desk";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { moveTime } from "../../db/time";
import { foldTicket } from "../../domain/ticket/ticket";
import { archiveArticle, saveArticle } from "../editArticle";
import { planWaiting } from "../planWaiting";
import { ringAlarms } from "../ringAlarms";
import { receiveFollowUp } from "../writeMessage";
import { askForPerson, confirmAnswer } from "./customerSays";
import { runAssistant } from "./runAssistant";
import { startAssistant, stopAssistant } from "./stopAssistant";

const minute = 60_000;
let desk: AssistantDesk;
let request = 0;

beforeAll(async () => {
  desk = await openAssistantDesk();
  await addPerson("Priya", { teams: ["billing"], tier: 1 });
});
beforeEach(() => startAssistant({ kind: "person", id: desk.lead }));

const ticketOf = async (text = invoiceText) => {
  const { ticketId } = await write(text);
  await runAssistant();
  return ticketId;
};
const writes = (ticketId: string, text: string) => receiveFollowUp(ticketId, text, "chat", `r${++request}`);
const reasonsOf = async (ticketId: string) => (await handedOverFor(ticketId))?.map((r) => r.code) ?? null;

describe("the assistant alone", () => {
  it("answers at once, says what it is, and nobody is offered the ticket", async () => {
    const id = await ticketOf();
    const [, answer] = await said(id);
    expect(answer).toMatch(/^assistant: I am the automated assistant of /);
    expect(answer).toContain("Open *Billing, Invoices*, Some Body.");
    const t = (await loadTicket(id))!;
    expect(t).toMatchObject({ status: "waiting", offer: null, assignment: null });
    expect(t.assistant).toMatchObject({ lane: "autonomous", step: "confirming", turns: 1 });
    const person = await addPerson("Waiting Agent", { teams: ["billing"], tier: 1 });
    await online(person);
    await planWaiting();
    expect((await loadTicket(id))!.offer).toBeNull();
    const running = t.clocks.filter((c) => c.state === "running").map((c) => c.metric);
    expect(running).toEqual(["firstResponse"]); // no person has answered; the acceptance clock never started
    await db.person.update({ where: { id: person }, data: { presence: "offline" } });
  });

  it.each(["Yes, that worked. Thank you!", "thanks, found it 👍", "solved"])("“%s” resolves it", async (text) => {
    const id = await ticketOf();
    await writes(id, text);
    const t = (await loadTicket(id))!;
    expect([t.status, t.assistant]).toEqual(["resolved", null]);
    expect(t.clocks.map((c) => [c.metric, c.state])).toEqual([
      ["firstResponse", "void"],
      ["resolution", "met"],
    ]);
    expect(await db.reviewOutcome.findUnique({ where: { id } })).toMatchObject({ isCorrect: true, source: "customer" });
  });

  it("the button resolves it as well, once", async () => {
    const id = await ticketOf();
    await confirmAnswer(id);
    expect((await loadTicket(id))!.status).toBe("resolved");
    await expect(confirmAnswer(id)).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    ["That did not help, the page is empty.", "assistantObjected"],
    ["I want to speak to a human.", "gateHumanRequest"],
    ["This is a data breach!", "gateKeyword"],
    ["Our CRM sync stopped last night: records are missing in Salesforce since the sync.", "assistantTopic"],
  ])("“%s” gives it to people, with why (%s)", async (text, code) => {
    const id = await ticketOf();
    await writes(id, text);
    const t = (await loadTicket(id))!;
    expect([t.status, t.assistant, t.queue?.team]).toEqual(["open", null, "billing"]);
    expect(await reasonsOf(id)).toContain(code);
    expect(t.clocks.find((c) => c.metric === "acceptance")?.state).toBe("running");
    expect(await db.reviewOutcome.findUnique({ where: { id } })).toMatchObject({ isCorrect: false });
    const { id: ticketId, events } = await loadEvents(id);
    expect(foldTicket(ticketId, events)).toEqual(t);
  });

  it("a further question gets the next article, the one after that a person", async () => {
    const id = await ticketOf();
    await writes(id, "And where do I see the address on the invoice?");
    expect((await said(id)).at(-1)).toMatch(/^assistant: Open \*Billing, Recipients\*/);
    expect((await loadTicket(id))!.assistant).toMatchObject({ turns: 2, step: "confirming" });
    await writes(id, "And who may open the invoice page?");
    expect(await reasonsOf(id)).toEqual(["assistantTurns"]);
  });

  it("a person is one click away", async () => {
    const id = await ticketOf();
    await askForPerson(id);
    expect(await reasonsOf(id)).toEqual(["assistantAsked"]);
    await askForPerson(id); // twice changes nothing
    expect((await loadTicket(id))!.queue?.team).toBe("billing");
    await confirmAnswer(id).then(
      () => expect.fail("people have it"),
      (e) => expect(e.code).toBe("conflict"),
    );
  });

  it("asks a silent customer once more, then closes; the customer's return goes to a person", async () => {
    const id = await ticketOf();
    await moveTime(11 * minute);
    await runAssistant();
    expect((await said(id)).at(-1)).toContain("did my answer help?");
    expect((await loadTicket(id))!.assistant).toMatchObject({ step: "followedUp", turns: 1 });
    await moveTime(16 * minute);
    await runAssistant();
    expect((await loadTicket(id))!.status).toBe("resolved");
    expect(await db.reviewOutcome.findUnique({ where: { id } })).toBeNull(); // silence proves nothing
    await writes(id, "It still does not work");
    expect(await loadTicket(id)).toMatchObject({ status: "open", assistant: null, reopenCount: 1 });
  });

  it("hands over at the first warning of the first response, even while the customer is silent", async () => {
    await republish((p) => {
      for (const t of p.issueTypes) if (t.playbook) t.playbook.followUpMinutes = 5000;
    });
    const id = await ticketOf();
    await moveTime(61 * minute);
    await ringAlarms();
    const t = (await loadTicket(id))!;
    expect(await reasonsOf(id)).toEqual(["assistantClock"]);
    expect([t.status, t.queue?.team, t.assistant]).toEqual(["open", "billing", null]);
    const resolution = t.clocks.find((c) => c.metric === "resolution")!;
    expect(resolution.state).toBe("running"); // nobody waits for the customer any more
    await republish((p) => {
      for (const t of p.issueTypes) if (t.playbook) t.playbook.followUpMinutes = 10;
    });
  });

  it("keeps the customer's promise where the policy lets its answer meet the first response", async () => {
    await republish((p) => {
      p.assistant.answerMeetsResponse = true;
    });
    const id = await ticketOf();
    expect((await loadTicket(id))!.clocks.find((c) => c.metric === "firstResponse")!.state).toBe("met");
    await republish((p) => {
      p.assistant.answerMeetsResponse = false;
    });
  });
});

describe("what cannot be answered", () => {
  it("a variable without a value is named and nothing is sent", async () => {
    const { articles } = desk;
    const row = await db.article.findUniqueOrThrow({ where: { id: articles.invoice } });
    const body = "Hello {{customer.name}}, see {{action.invoiceUrl}}.";
    await saveArticle(row.id, row.revision, { title: row.title, body, issueTypeId: "invoice" }, null, {
      kind: "person",
      id: desk.lead,
    });
    const id = await ticketOf();
    expect(await said(id)).toHaveLength(1);
    expect(await reasonsOf(id)).toEqual(["assistantVariable"]);
    await saveArticle(row.id, row.revision + 1, { title: row.title, body: row.body, issueTypeId: "invoice" }, null, {
      kind: "person",
      id: desk.lead,
    });
  });

  it("archived articles are answered from no more", async () => {
    for (const id of [desk.articles.invoice, desk.articles.invoiceMore]) {
      const { revision } = await db.article.findUniqueOrThrow({ where: { id } });
      await archiveArticle(id, revision, { kind: "person", id: desk.lead });
    }
    const id = await ticketOf();
    expect(await reasonsOf(id)).toEqual(["assistantNoArticle"]);
    await db.article.updateMany({ data: { state: "published" } });
  });

  it("what a customer calls themself is text and no markup", async () => {
    const { ingestMessage } = await import("../ingestMessage");
    const { parseMessage } = await import("../../channels/port");
    const customer = { email: "evil@test.example", name: "[free money](https://evil.example) **x**" };
    const message = parseMessage({ customer, channel: "web", text: invoiceText });
    const { ticketId } = await ingestMessage(message, { actor: { kind: "customer", id: null } });
    await runAssistant();
    expect((await said(ticketId))[1]).toContain(String.raw`\[free money\]\(https://evil\.example\) \*\*x\*\*`);
  });

  it("who calls is called back: the phone is no channel for it", async () => {
    const { ingestMessage } = await import("../ingestMessage");
    const { parseMessage } = await import("../../channels/port");
    const customer = { phone: "+49 30 1234567", name: "Caller" };
    const message = parseMessage({ customer, channel: "phone", text: invoiceText });
    const { ticketId } = await ingestMessage(message, { actor: { kind: "customer", id: null } });
    await runAssistant();
    const t = (await loadTicket(ticketId))!;
    expect([t.assistant, t.waitReasons[0]?.code]).toEqual([null, "assistantPhone"]);
  });
});

describe("the stop switch", () => {
  it("keeps every autonomous answer back: what comes in goes to a reviewer, what waits to a person when it is due", async () => {
    const answered = await ticketOf();
    const { ticketId: unanswered } = await write(invoiceText);
    await stopAssistant({ kind: "person", id: desk.lead }, "prices are wrong");
    expect(await said(unanswered)).toHaveLength(1);
    expect((await loadTicket(unanswered))!.assistant).toMatchObject({ lane: "review", step: "reviewing" });
    const fresh = await ticketOf();
    expect((await loadTicket(fresh))!.assistant).toMatchObject({ lane: "review", step: "reviewing" });
    await moveTime(11 * minute);
    await runAssistant();
    expect(await said(answered)).toHaveLength(2); // no follow-up
    expect(await reasonsOf(answered)).toEqual(["assistantStopped"]);
    const lines = await db.audit.findMany({ where: { action: { startsWith: "assistant." } }, orderBy: { id: "asc" } });
    expect(lines.at(-1)).toMatchObject({ action: "assistant.stop", actorId: desk.lead });
  });

  it("says nothing after the stop, however many answers are under way", async () => {
    await startAssistant({ kind: "person", id: desk.lead });
    const ids = await Promise.all(Array.from({ length: 30 }, () => write(invoiceText).then((r) => r.ticketId)));
    const answering = runAssistant();
    await stopAssistant({ kind: "person", id: desk.lead }, "");
    const { stoppedAt } = await db.assistantSwitch.findUniqueOrThrow({ where: { id: 1 } });
    await answering;
    const late = await db.message.count({
      where: { ticketId: { in: ids }, authorKind: "assistant", createdAt: { gt: stoppedAt! } },
    });
    expect(late).toBe(0);
    const open = await db.ticket.count({ where: { id: { in: ids }, assistantStep: "answering" } });
    expect(open).toBe(0);
  });
});
