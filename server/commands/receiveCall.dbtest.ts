import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it } from "vitest";
import { postCall } from "../api/rest/phone";
import { openDesk } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { systemActor } from "../domain/vocabulary";
import { createChannel, revokeChannel } from "./createChannel";

let secret: string;
let count = 0;
beforeAll(async () => {
  await openDesk();
  secret = (await createChannel("phone", "test", systemActor)).secret;
});

const call = (more: object = {}) => ({
  from: "+49 40 555 00 01",
  transcript: "I cannot sign in, the reset mail never arrives.",
  callId: `call-${++count}`,
  ...more,
});
interface Sending {
  id?: string;
  at?: number;
  key?: string;
  headers?: Record<string, string>;
}
async function send(
  body: unknown,
  { id = `msg-${++count}`, at = Date.now(), key = secret, headers = {} }: Sending = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signature = new Webhook(key).sign(id, new Date(at), text);
  const signed = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": signature,
  };
  const request = new Request("http://test/", { method: "POST", body: text, headers: { ...signed, ...headers } });
  const answer = await postCall(request);
  return { status: answer.status, body: await answer.json() };
}
const messages = () => db.message.count();

describe("a call by webhook", () => {
  it("is kept, decided and queued, and tells the call's times", async () => {
    const said = call({ name: "Phil", startedAt: "2026-11-23T09:00:00Z", endedAt: "2026-11-23T09:04:00+00:00" });
    const { status, body } = await send(said);
    expect(status).toBe(202);
    const where = { id: body.ticketId };
    const ticket = await db.ticket.findUniqueOrThrow({ where, include: { messages: true, customer: true } });
    expect(ticket).toMatchObject({ channel: "phone", ownerTeamId: "access", customer: { name: "Phil" } });
    expect(ticket.messages).toMatchObject([
      { id: body.messageId, channel: "phone", body: said.transcript, personId: null },
    ]);
    const delivery = await db.channelDelivery.findFirstOrThrow({ where: { callId: said.callId } });
    expect(delivery.endedAt!.getTime() - delivery.startedAt!.getTime()).toBe(240_000);
  });

  it("finds the caller again by the number", async () => {
    const [a, b] = [await send(call()), await send(call({ from: "0049 40 5550001" }))];
    const tickets = await db.ticket.findMany({ where: { id: { in: [a.body.ticketId, b.body.ticketId] } } });
    expect(new Set(tickets.map((t) => t.customerId)).size).toBe(1);
  });

  it("answers a repeated delivery the same and writes once, also five at once, also under a new id", async () => {
    const before = await messages();
    const said = call({ from: "+49405550002" });
    const all = await Promise.all(Array.from({ length: 5 }, () => send(said, { id: "again" })));
    all.push(await send(said, { id: "again" }), await send(said), await send(call(), { id: "again" }));
    for (const one of all) expect(one).toEqual(all[0]);
    expect(all[0]!.status).toBe(202);
    expect((await messages()) - before).toBe(1);
  });

  it("refuses another transcript under the id of a call", async () => {
    const said = call();
    await send(said);
    const other = await send({ ...said, transcript: "Something else" });
    expect(other).toMatchObject({ status: 409, body: { error: { field: "callId" } } });
  });

  it("joins the ticket the caller names if it is theirs, once, and is a ticket of its own if not", async () => {
    const first = await send(call({ from: "+49405550003" }));
    const number = Number((await db.ticket.findUniqueOrThrow({ where: { id: first.body.ticketId } })).number);
    const more = call({ from: "+49405550003", ticketNumber: number, transcript: "One more thing." });
    const all = await Promise.all([send(more, { id: "joins" }), send(more, { id: "joins" })]);
    all.push(await send(more));
    for (const one of all) expect(one).toEqual(all[0]);
    expect(all[0]!.body.ticketId).toBe(first.body.ticketId);
    expect(await db.message.count({ where: { ticketId: first.body.ticketId } })).toBe(2);
    const stranger = await send(call({ from: "+49405550004", ticketNumber: number }));
    expect(stranger.status).toBe(202);
    expect(stranger.body.ticketId).not.toBe(first.body.ticketId);
    expect((await send(call({ from: "+49405550004", ticketNumber: 999_999 }))).status).toBe(202);
  });

  it.each<[string, unknown, Sending, number, string | null]>([
    ["no signature", call(), { headers: { "webhook-signature": "" } }, 401, "webhook-signature"],
    ["a signature without a version", call(), { headers: { "webhook-signature": "v1" } }, 401, "webhook-signature"],
    ["another's signature", call(), { key: "whsec_b3RoZXIgc2VjcmV0IG9mIHRlc3Rz" }, 401, "webhook-signature"],
    ["another id than was signed", call(), { headers: { "webhook-id": "other" } }, 401, "webhook-signature"],
    ["a timestamp of six minutes ago", call(), { at: Date.now() - 360_000 }, 401, "webhook-timestamp"],
    ["a timestamp in six minutes", call(), { at: Date.now() + 360_000 }, 401, "webhook-timestamp"],
    ["a timestamp that is none", call(), { headers: { "webhook-timestamp": "now" } }, 401, "webhook-timestamp"],
    ["what is not JSON", "{", {}, 400, null],
    ["a list", [], {}, 400, null],
    ["no number", call({ from: undefined }), {}, 400, "from"],
    ["a withheld number", call({ from: "anonymous" }), {}, 400, "from"],
    ["no words", call({ transcript: " " }), {}, 400, "transcript"],
    ["no transcript", call({ transcript: undefined }), {}, 400, "transcript"],
    ["binary", call({ transcript: "\u0000\u0001" }), {}, 400, "transcript"],
    ["no id", call({ callId: "" }), {}, 400, "callId"],
    ["a wrong instant", call({ startedAt: "yesterday" }), {}, 400, "startedAt"],
    [
      "an end before the beginning",
      call({ startedAt: "2026-11-23T09:00:00Z", endedAt: "2026-11-23T08:00:00Z" }),
      {},
      400,
      "endedAt",
    ],
    ["half a ticket number", call({ ticketNumber: 1.5 }), {}, 400, "ticketNumber"],
    ["an unknown field", call({ mood: "bad" }), {}, 400, null],
    ["over 100 kB", call({ transcript: "x".repeat(102_401) }), {}, 413, "transcript"],
    ["a body beyond any transcript", call({ transcript: "x".repeat(700_000) }), {}, 413, null],
  ])("refuses %s and writes nothing", async (_, body, sending, status, field) => {
    const before = await messages();
    const answer = await send(body, sending);
    expect(answer).toMatchObject({ status, body: { error: { field } } });
    expect(answer.body.error.message.length).toBeGreaterThan(10);
    expect(await messages()).toBe(before);
  });

  it("takes two secrets at a time, so that one can be replaced, and none that was revoked", async () => {
    const next = await createChannel("phone", "next", systemActor);
    expect((await send(call(), { key: next.secret })).status).toBe(202);
    expect((await send(call())).status).toBe(202);
    await revokeChannel(next.id, systemActor);
    expect((await send(call(), { key: next.secret })).status).toBe(401);
    await expect(revokeChannel(next.id, systemActor)).rejects.toMatchObject({ code: "notFound" });
  });
});
