import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { type MailReceiver, type PostReceiver, receiveMail, receivePosts } from "@/server/cli/test-setup/receivers";
import { db } from "../../db/client";
import { claimLetters, leaseSeconds, whoIsDue } from "../../db/outbox";
import { moveTime } from "../../db/time";
import { listDeliveries } from "../../db/views/deliveries";
import type { PersonId } from "../../domain/ids";
import type { AlarmLetter } from "../../domain/sla/alarmNotice";
import { systemActor } from "../../domain/vocabulary";
import { createChannel } from "../createChannel";
import { newId } from "../ids";
import { ringAlarms } from "../ringAlarms";
import { deliverDue } from "./deliverDue";
import { retryDelivery } from "./retryDelivery";

const minute = 60_000;
const hour = 60 * minute;
const secretText = "zebrafish in the billing cupboard";
let posts: PostReceiver;
let mails: MailReceiver;
let ann: PersonId;
let secret = "";
let ticketId = "";

const deliver = async () => {
  for (const to of await whoIsDue()) await deliverDue(to);
};
const rows = () => db.outbox.findMany({ orderBy: { id: "asc" } });
const plain = (source: string) => source.replaceAll("=\r\n", "").replaceAll("=3D", "=");
const header = (source: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "mi").exec(source)?.[1]?.replaceAll(/\r\n\s+/g, " ");

/** A letter as an alarm writes it. */
async function post(more: Partial<AlarmLetter>): Promise<bigint> {
  const payload: AlarmLetter = {
    clockId: newId(),
    metric: "firstResponse",
    tier: null,
    fraction: null,
    at: Date.UTC(2026, 10, 27, 23, 2, 15),
    how: "email",
    people: [],
    destination: null,
    policyVersion: 1,
    ...more,
  };
  const [row] = await db.$queryRaw<{ id: bigint }[]>`
    INSERT INTO outbox (topic, ticket_id, payload, next_due_at)
    VALUES ('alarm', ${ticketId}::uuid, ${JSON.stringify(payload)}::jsonb, baton_now()) RETURNING id`;
  return row!.id;
}
const toWebhook = () => post({ how: "webhook", destination: "pager" });
const row = (id: bigint) => db.outbox.findUniqueOrThrow({ where: { id } });

beforeAll(async () => {
  process.env.BATON_ALLOWED_PRIVATE_ADDRESSES = "127.0.0.1";
  process.env.BATON_PUBLIC_URL = "https://help.tessel.example";
  process.env.BATON_MAIL_FROM = "Baton <baton@tessel.example>";
  [posts, mails] = await Promise.all([receivePosts(), receiveMail()]);
  process.env.BATON_SMTP_URL = mails.url;
  await openDesk((p) => {
    p.destinations = [
      { id: "team-chat", name: "Team chat", kind: "chat", address: `${posts.url}/chat` },
      { id: "pager", name: "Pager", kind: "webhook", address: `${posts.url}/pager` },
      { id: "slow", name: "Slow", kind: "chat", address: `${posts.url}/slow` },
      { id: "inside", name: "Inside", kind: "chat", address: "http://10.255.0.1/chat" },
      { id: "night-desk", name: "Night desk", kind: "email", address: "night@tessel.example" },
    ];
    p.sla.alarms = [
      {
        id: "late",
        metric: "firstResponse",
        of: "promise",
        issueType: null,
        segment: null,
        at: null,
        do: [
          { kind: "mail", whom: "leads" },
          { kind: "send", destination: "team-chat" },
          { kind: "send", destination: "pager" },
          { kind: "send", destination: "night-desk" },
        ],
      },
    ];
  });
  ann = await addPerson("Ann");
  ({ secret } = await createChannel("destination", "pager", systemActor));
  ({ ticketId } = await write(`I cannot sign in, ${secretText}`));
});
beforeEach(async () => {
  posts.answer = (_p, response) => response.end("ok");
  mails.refuse = () => null;
  posts.seen.length = 0;
  mails.seen.length = 0;
  process.env.BATON_SMTP_URL = mails.url;
  await db.outbox.deleteMany();
});
afterAll(async () => {
  posts.close();
  await mails.close();
});

describe("an alarm", () => {
  it("reaches people, a mail address, a chat and a signed webhook, with the ticket's number, the instant and its link", async () => {
    const { number } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const clock = await db.clock.findFirstOrThrow({ where: { ticketId, metric: "firstResponse" } });
    await moveTime(121 * minute);
    while ((await ringAlarms()) > 0);
    await deliver();
    const link = `https://help.tessel.example/tickets/${ticketId}`;
    expect(mails.seen.map((m) => m.to).sort()).toEqual([["night@tessel.example"], ["test.lead@test.example"]]);
    const [mail] = mails.seen;
    expect(mail!.from).toBe("baton@tessel.example");
    expect(header(mail!.source, "Subject")).toBe(`#${number}: First response is late`);
    const body = plain(mail!.source);
    expect(body).toContain(`Open the ticket: ${link}`);
    expect(body).toContain(`<a href="${link}">`);
    const [date] = new Date(clock.dueAt!).toISOString().slice(11).split(".");
    expect(body).toMatch(new RegExp(`Since .*${Number(date!.slice(0, 2)) % 12 || 12}:${date!.slice(3, 8)}.*UTC`));

    const chat = posts.seen.find((p) => p.path === "/chat")!;
    expect(JSON.parse(chat.body).text).toContain(`Ticket #${number}: First response is late.`);
    expect(JSON.parse(chat.body).text).toContain(`<${link}|Open the ticket>`);
    const hook = posts.seen.find((p) => p.path === "/pager")!;
    const told = new Webhook(secret).verify(hook.body, hook.headers as Record<string, string>);
    expect(told).toEqual({
      type: "clock.breached",
      timestamp: clock.dueAt!.toISOString(),
      data: {
        ticket: { id: ticketId, number: Number(number), url: link },
        clock: { id: clock.id, metric: "firstResponse", tier: null, fraction: null },
      },
    });
    expect(JSON.stringify([posts.seen, mails.seen])).not.toContain("zebrafish");
    expect((await rows()).map((r) => [r.attempts, r.deliveredAt !== null, r.nextDueAt])).toEqual(
      Array(4).fill([1, true, null]),
    );
  });
});

describe("a delivery that fails", () => {
  it.each<[string, PostReceiver["answer"], string]>([
    ["404", (_p, r) => r.writeHead(404).end(), "status:404"],
    ["410", (_p, r) => r.writeHead(410).end("gone"), "status:410"],
    ["a redirect", (_p, r) => r.writeHead(302, { location: "http://169.254.169.254/" }).end(), "status:302"],
  ])("for good with %s is given up at once", async (_name, answer, error) => {
    posts.answer = answer;
    const id = await toWebhook();
    await deliver();
    expect(await row(id)).toMatchObject({ attempts: 1, lastError: error, nextDueAt: null, deliveredAt: null });
    expect((await row(id)).failedAt).not.toBeNull();
    expect(posts.seen).toHaveLength(1);
  });

  it.each<[string, PostReceiver["answer"], string]>([
    ["500", (_p, r) => r.writeHead(500).end("x".repeat(200_000)), "status:500"],
    ["408", (_p, r) => r.writeHead(408).end(), "status:408"],
    ["429", (_p, r) => r.writeHead(429).end(), "status:429"],
    ["a line that breaks", (_p, r) => r.destroy(), "unreachable"],
  ])("with %s is sent again under the same name", async (_name, answer, error) => {
    posts.answer = answer;
    const id = await toWebhook();
    await deliver();
    const { lastError, nextDueAt } = await row(id);
    expect(lastError).toBe(error);
    const [{ now } = { now: new Date() }] = await db.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    const pause = nextDueAt!.getTime() - now.getTime();
    expect(pause).toBeGreaterThan(5_000);
    expect(pause).toBeLessThanOrEqual(20_000);
    posts.answer = (_p, r) => r.end();
    await deliver();
    expect((await row(id)).deliveredAt).toBeNull(); // not before it is due
    await moveTime(20_000);
    await deliver();
    expect(await row(id)).toMatchObject({ attempts: 2, lastError: null, nextDueAt: null });
    const ids = posts.seen.map((p) => p.headers["webhook-id"]);
    expect(ids).toEqual([`outbox-${id}`, `outbox-${id}`]);
  });

  it("has no way into a private network", async () => {
    const id = await post({ how: "chat", destination: "inside" });
    await deliver();
    expect(await row(id)).toMatchObject({ lastError: "forbiddenAddress", nextDueAt: null });
  });

  it("waits without a secret, and goes once there is one", async () => {
    const channel = await db.channel.findFirstOrThrow({ where: { kind: "destination", name: "pager" } });
    await db.channel.update({ where: { id: channel.id }, data: { revokedAt: new Date() } });
    const id = await toWebhook();
    await deliver();
    expect(await row(id)).toMatchObject({ lastError: "unsigned:pager", attempts: 0 });
    expect(posts.seen).toHaveLength(0);
    await db.channel.update({ where: { id: channel.id }, data: { revokedAt: null } });
    await moveTime(minute);
    await deliver();
    expect((await row(id)).deliveredAt).not.toBeNull();
  });

  it("does not hold others: a receiver that never answers keeps only its own waiting", async () => {
    posts.answer = (p, response) => {
      if (p.path === "/chat") response.end();
    };
    await post({ how: "chat", destination: "slow" });
    const quick = await post({ how: "chat", destination: "team-chat" });
    const breakOff = new AbortController();
    const all = (await whoIsDue()).map((to) => deliverDue(to, breakOff.signal));
    while (posts.seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    while ((await row(quick)).deliveredAt === null) await new Promise((resolve) => setTimeout(resolve, 20));
    breakOff.abort();
    await Promise.all(all);
    const [slow] = await rows();
    expect(slow).toMatchObject({ attempts: 0, deliveredAt: null, failedAt: null });
    posts.answer = (_p, response) => response.end();
    await moveTime(leaseSeconds * 1000);
    await deliver();
    expect((await rows()).every((r) => r.deliveredAt !== null)).toBe(true);
  });
});

describe("mail", () => {
  it("that nobody has set up waits, and is given up after a day", async () => {
    process.env.BATON_SMTP_URL = "";
    const id = await post({ people: [ann] });
    await deliver();
    expect(await row(id)).toMatchObject({ lastError: "mailNotSetUp", attempts: 0, failedAt: null });
    await moveTime(25 * hour);
    await deliver();
    expect(await row(id)).toMatchObject({ lastError: "mailNotSetUp", nextDueAt: null });
    const [line] = (await listDeliveries()).lines;
    expect(line).toMatchObject({ state: "failed", fault: { fault: "mailNotSetUp" }, to: ["Ann"] });
    process.env.BATON_SMTP_URL = mails.url;
    await retryDelivery(String(id), { kind: "person", id: ann });
    await deliver();
    expect(mails.seen.map((m) => m.to)).toEqual([["ann@test.example"]]);
    const audit = await db.audit.findFirst({ where: { action: "delivery.retry" } });
    expect(audit).toMatchObject({ actorId: ann, subjectId: String(id) });
    await expect(retryDelivery(String(id), systemActor)).rejects.toMatchObject({ code: "conflict" });
  });

  it("arrives, each once, after its server was down for an hour", async () => {
    await mails.close();
    const ids = [];
    for (let i = 0; i < 12; i++) ids.push(await post({ people: [ann] }));
    for (let passed = 0; passed < 60; passed += 2) {
      await deliver();
      await moveTime(2 * minute);
    }
    expect((await rows()).every((r) => r.lastError === "unreachable" && r.attempts > 4 && !r.failedAt)).toBe(true);
    mails = await receiveMail(mails.port);
    await moveTime(hour);
    await deliver();
    expect((await rows()).every((r) => r.deliveredAt !== null && r.lastError === null)).toBe(true);
    const names = mails.seen.map((m) => header(m.source, "Message-ID")).sort();
    expect(names).toEqual(ids.map((id) => `<outbox-${id}@help.tessel.example>`).sort());
  });

  it("to a refused address is given up, to one that is put off is tried again", async () => {
    mails.refuse = () => [550, "no such user"];
    const refused = await post({ people: [ann] });
    await deliver();
    expect(await row(refused)).toMatchObject({ nextDueAt: null, deliveredAt: null });
    expect((await row(refused)).lastError).toMatch(/^mailRefused:550 .*no such user/);
    mails.refuse = () => [451, "try later"];
    const later = await post({ people: [ann] });
    await deliver();
    expect(await row(later)).toMatchObject({ attempts: 1, failedAt: null });
  });

  it("signs in where the server wants it, and waits for the right password", async () => {
    const guarded = await receiveMail(0, { name: "baton@desk", password: "s3:cr/t" });
    const at = (password: string) => guarded.url.replace("//", `//baton%40desk:${encodeURIComponent(password)}@`);
    process.env.BATON_SMTP_URL = at("wrong");
    const id = await post({ people: [ann] });
    await deliver();
    expect(await row(id)).toMatchObject({ attempts: 1, failedAt: null, deliveredAt: null });
    expect((await row(id)).lastError).toMatch(/^mailRefused:535 /);
    process.env.BATON_SMTP_URL = at("s3:cr/t");
    await moveTime(20_000);
    await deliver();
    expect(guarded.seen.map((m) => m.to)).toEqual([["ann@test.example"]]);
    await guarded.close();
  });

  it("to somebody who has left is given up", async () => {
    const gone = await addPerson("Gone", { email: "gone@test.example" });
    await db.person.update({ where: { id: gone }, data: { disabledAt: new Date() } });
    const id = await post({ people: [gone] });
    await deliver();
    expect(await row(id)).toMatchObject({ lastError: "nobody", nextDueAt: null });
  });
});

describe("letters", () => {
  it("of a worker that died are taken over when their lease is over, not before", async () => {
    const id = await toWebhook();
    expect(await claimLetters("pager", 5)).toHaveLength(1);
    await deliver();
    await expect(retryDelivery(String(id), systemActor)).rejects.toMatchObject({ code: "conflict" });
    expect(posts.seen).toHaveLength(0);
    await moveTime(leaseSeconds * 1000);
    await deliver();
    expect(posts.seen.map((p) => p.headers["webhook-id"])).toEqual([`outbox-${id}`]);
  });

  it("are delivered once, however many workers there are", async () => {
    for (let i = 0; i < 30; i++) await toWebhook();
    await Promise.all(Array.from({ length: 6 }, deliver));
    expect(posts.seen).toHaveLength(30);
    expect(new Set(posts.seen.map((p) => p.headers["webhook-id"])).size).toBe(30);
  });
});
