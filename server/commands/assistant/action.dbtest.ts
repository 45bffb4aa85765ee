import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  handedOverFor,
  invoiceText,
  openAssistantDesk,
  playbook,
  republish,
  said,
} from "@/server/cli/test-setup/assistantDesk";
import { addPerson, write } from "@/server/cli/test-setup/desk";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { moveTime } from "../../db/time";
import { systemActor } from "../../domain/vocabulary";
import { createChannel, revokeChannel } from "../createChannel";
import { createArticle, publishArticle } from "../editArticle";
import { receiveFollowUp } from "../writeMessage";
import { actionsDone } from "./performAction";
import { approveDraft } from "./reviewDraft";
import { runAssistant } from "./runAssistant";

/** A real receiver on this machine; what it does is set by each test. */
let answer: (request: IncomingMessage, body: string, response: ServerResponse) => void;
const seen: { headers: IncomingMessage["headers"]; body: string }[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    seen.push({ headers: request.headers, body });
    answer(request, body, response);
  });
});
const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
};
let secret = "";
let channelId = "";
let url = "";
let reviewer: Parameters<typeof approveDraft>[1];

beforeAll(async () => {
  process.env.BATON_ALLOWED_PRIVATE_ADDRESSES = "127.0.0.1";
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send-invoice`;
  const desk = await openAssistantDesk();
  const content = {
    title: "It is on its way",
    body: "Sent: {{action.file}} ({{action.pages}} pages).",
    issueTypeId: "invoice",
  };
  const { id, revision } = await createArticle(content, systemActor);
  await publishArticle(id, revision, systemActor);
  ({ secret, id: channelId } = await createChannel("action", "send-invoice", systemActor));
  await republish((p) => {
    p.assistant.actions = [
      {
        id: "send-invoice",
        name: "Send the invoice",
        url,
        timeoutSeconds: 1,
        expect: { field: "result.state", equals: "sent" },
        returns: ["file", "pages"],
      },
    ];
    p.issueTypes.find((t) => t.id === "invoice")!.playbook = playbook([id, desk.articles.invoice], {
      action: "send-invoice",
    });
  });
  reviewer = { id: await addPerson("Rita", { teams: ["billing"] }), name: "Rita" };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function asked() {
  const { ticketId } = await write(invoiceText);
  await runAssistant();
  await actionsDone();
  return ticketId;
}
const outcomeOf = async (ticketId: string) => {
  const run = (await loadEvents(ticketId)).events.find((e) => e.type === "ActionRun");
  return [run?.type === "ActionRun" ? run.data.outcome : null, (await handedOverFor(ticketId))?.[0]?.code ?? null];
};

describe("a playbook's action", () => {
  it("is signed, told ids and no customer text, checked, and its answer is used", async () => {
    answer = (_request, _body, response) =>
      json(response, { result: { state: "sent" }, file: "2026-11.pdf", pages: 2 });
    const ticketId = await asked();
    const { headers, body } = seen.at(-1)!;
    const signed = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(signed).toMatchObject({ type: "action.requested", action: "send-invoice", ticket: { id: ticketId } });
    expect(body).not.toContain("PDF");
    expect((await said(ticketId))[1]).toContain(String.raw`Sent: 2026\-11\.pdf (2 pages).`);
    expect((await loadTicket(ticketId))!.assistant).toMatchObject({ step: "confirming", turns: 1 });
    expect(await outcomeOf(ticketId)).toEqual(["done", null]);
  });

  it.each<[string, typeof answer, string]>([
    ["says no", (_q, _b, r) => json(r, { result: { state: "locked" } }), "refused"],
    ["answers nonsense", (_q, _b, r) => r.end("<html>It works!</html>"), "badAnswer"],
    ["answers without the field", (_q, _b, r) => json(r, { ok: true }), "badAnswer"],
    ["answers 500", (_q, _b, r) => json(r, { result: { state: "sent" } }, 500), "badAnswer"],
    ["redirects", (_q, _b, r) => r.writeHead(302, { location: "http://169.254.169.254/" }).end(), "badAnswer"],
    ["sends too much", (_q, _b, r) => r.end(`"${"x".repeat(200_000)}"`), "badAnswer"],
    ["does not answer in time", () => undefined, "timedOut"],
    ["hangs up", (_q, _b, r) => r.destroy(), "unreachable"],
  ])("that %s gives the ticket to people, who see what happened", async (_what, reply, outcome) => {
    answer = reply;
    const ticketId = await asked();
    expect(await said(ticketId)).toHaveLength(1);
    expect(await outcomeOf(ticketId)).toEqual([outcome, "assistantAction"]);
    expect((await loadTicket(ticketId))!.queue?.team).toBe("billing");
  });

  it("never reaches a private address, whatever name leads there", async () => {
    process.env.BATON_ALLOWED_PRIVATE_ADDRESSES = "";
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "169.254.169.254",
      "10.0.0.1",
      "[::ffff:127.0.0.1]",
      "0.0.0.0",
    ]) {
      await republish((p) => {
        p.assistant.actions[0]!.url = `http://${host}:${(server.address() as AddressInfo).port}/`;
      });
      const before = seen.length;
      const ticketId = await asked();
      expect([host, ...(await outcomeOf(ticketId))]).toEqual([host, "forbiddenAddress", "assistantAction"]);
      expect(seen).toHaveLength(before);
    }
    process.env.BATON_ALLOWED_PRIVATE_ADDRESSES = "127.0.0.1";
    await republish((p) => {
      p.assistant.actions[0]!.url = url;
    });
  });

  it("runs once when a message arrives meanwhile, and a person who took over sees that it ran", async () => {
    let letGo = () => {};
    answer = (_request, _body, response) => {
      letGo = () => json(response, { result: { state: "sent" }, file: "a.pdf", pages: 1 });
    };
    const before = seen.length;
    const { ticketId } = await write(invoiceText);
    await runAssistant();
    while (seen.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    await receiveFollowUp(ticketId, "I want to speak to a human", "chat", "meanwhile");
    letGo();
    await actionsDone();
    expect(seen).toHaveLength(before + 1);
    expect(await said(ticketId)).toHaveLength(2);
    expect(await outcomeOf(ticketId)).toEqual(["done", "gateHumanRequest"]);
  });

  it("whose process died goes to people: nobody knows whether it was carried out", async () => {
    answer = () => undefined;
    const { ticketId } = await write(invoiceText);
    await runAssistant();
    await moveTime(60_000);
    await runAssistant();
    expect(await handedOverFor(ticketId)).toEqual([
      { code: "assistantAction", params: { action: "send-invoice", outcome: "unknown" } },
    ]);
    await actionsDone();
    expect(await said(ticketId)).toHaveLength(1);
  });

  it("of a draft runs when it is approved, for one reviewer only, before anything is sent", async () => {
    answer = (_request, _body, response) => json(response, { result: { state: "sent" }, file: "b.pdf", pages: 3 });
    await republish((p) => {
      p.issueTypes.find((t) => t.id === "invoice")!.stage = "review";
    });
    const before = seen.length;
    const ticketId = await asked();
    expect(seen).toHaveLength(before);
    const draft = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    expect(draft.body).toContain("{{action.file}}");
    await expect(approveDraft(draft.id, reviewer, "See {{nothing}}")).rejects.toMatchObject({ field: "body" });
    expect(seen).toHaveLength(before); // a text that cannot be sent costs no action
    const both = await Promise.allSettled([
      approveDraft(draft.id, reviewer, draft.body),
      approveDraft(draft.id, reviewer, draft.body),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(seen).toHaveLength(before + 1);
    expect((await said(ticketId))[1]).toContain(String.raw`b\.pdf (3 pages)`);
  });

  it("that fails on approval sends nothing and says so", async () => {
    answer = (_request, _body, response) => json(response, { result: { state: "locked" } });
    const ticketId = await asked();
    const draft = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    await expect(approveDraft(draft.id, reviewer, draft.body)).rejects.toMatchObject({
      code: "conflict",
      field: "action",
    });
    expect(await said(ticketId)).toHaveLength(1);
    expect((await loadTicket(ticketId))!.assistant).toBeNull();
  });

  it("without a secret is not sent at all", async () => {
    await revokeChannel(channelId, systemActor);
    await republish((p) => {
      p.issueTypes.find((t) => t.id === "invoice")!.stage = "autonomous";
    });
    const before = seen.length;
    const ticketId = await asked();
    expect(await outcomeOf(ticketId)).toEqual(["unsigned", "assistantAction"]);
    expect(seen).toHaveLength(before);
  });
});
