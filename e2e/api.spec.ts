import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { apiKey, baton, message, post, sql } from "./support/desk";
import { stack } from "./support/globalStack";

interface Receipt {
  ticketId: string;
  messageId: string;
  trackUrl: string;
}

test.describe("POST /api/v1/messages", () => {
  test("receives, decides and says where to follow it", async ({ request }) => {
    const answer = await post(request, message("Our nightly sync stopped with SYNC-3107, nothing arrives any more."));
    expect(answer.status()).toBe(202);
    const receipt = (await answer.json()) as Receipt;
    expect(Object.keys(receipt).sort()).toEqual(["messageId", "ticketId", "trackUrl"]);
    const authorization = `Bearer ${await apiKey("messages:write", "tickets:read")}`;
    const url = `${stack.urlA}/api/v1/tickets/${receipt.ticketId}`;
    const ticket = await (await request.get(url, { headers: { authorization } })).json();
    expect(ticket).toMatchObject({ id: receipt.ticketId, status: "open", trackUrl: receipt.trackUrl });
    expect(["autonomous", "review", "human"]).toContain(ticket.disposition);
    expect(ticket.reasons.length).toBeGreaterThan(0);
    expect(ticket.queue.team).toBeTruthy();
    expect(ticket.clocks.map((c: { metric: string }) => c.metric)).toContain("acceptance");
    expect((await request.get(receipt.trackUrl)).status()).toBe(200);
  });

  test("wants a key, a known one, with the scope", async ({ request }) => {
    const url = `${stack.urlA}/api/v1/messages`;
    expect((await request.post(url, { data: message("hi") })).status()).toBe(401);
    const wrong = await post(request, message("hi"), { authorization: "Bearer baton_nothing" });
    expect(wrong.status()).toBe(401);
    const unscoped = await post(request, message("hi"), { authorization: `Bearer ${await apiKey("tickets:read")}` });
    expect(unscoped.status()).toBe(403);
    expect((await unscoped.json()).error).toMatchObject({ code: "forbidden", field: "Authorization" });
    const id = "00000000-0000-7000-8000-000000000000";
    expect((await request.get(`${stack.urlA}/api/v1/tickets/${id}`)).status()).toBe(401);
  });

  const bad: [string, unknown, number, string | null][] = [
    ["empty text", message("   "), 400, "text"],
    ["a text over 100 kB", message("x".repeat(100 * 1024 + 1)), 413, "text"],
    ["a body beyond any text", message("x".repeat(2_000_000)), 413, null],
    ["binary", message("GIF89a\u0001\u0000\u0002"), 400, "text"],
    ["an unknown channel", message("hi", { channel: "pigeon" }), 400, "channel"],
    ["no customer", { channel: "api", text: "hi" }, 400, "customer"],
    ["a list", [], 400, null],
  ];
  for (const [name, body, status, field] of bad) {
    test(`refuses ${name}`, async ({ request }) => {
      const answer = await post(request, body);
      expect(answer.status()).toBe(status);
      const { error } = await answer.json();
      expect(error.field).toBe(field);
      expect(error.message.length).toBeGreaterThan(10);
    });
  }

  test("refuses what is not JSON or not UTF-8", async ({ request }) => {
    const authorization = `Bearer ${await apiKey("messages:write", "tickets:read")}`;
    const headers = { authorization, "content-type": "application/json" };
    for (const data of [Buffer.from("{"), Buffer.from([0x22, 0xff, 0xfe, 0x22])]) {
      expect((await request.post(`${stack.urlA}/api/v1/messages`, { data, headers })).status()).toBe(400);
    }
  });

  test("keeps HTML, script and many scripts as text", async ({ request, page }) => {
    const text = "<script>document.title='owned'</script><b>bold</b> Здравствуйте 你好 مرحبا";
    const { trackUrl } = (await (await post(request, message(text))).json()) as Receipt;
    await page.goto(trackUrl);
    await expect(page.getByText(text).last()).toBeVisible();
    expect(await page.title()).not.toBe("owned");
  });

  test("answers the same request with the same answer, another with 409", async ({ request }) => {
    const headers = { "idempotency-key": "e2e-1" };
    const first = await (await post(request, message("I cannot sign in"), headers)).json();
    expect(await (await post(request, message("I cannot sign in"), headers)).json()).toEqual(first);
    const other = await post(request, message("Something else"), headers);
    expect(other.status()).toBe(409);
    expect((await other.json()).error).toMatchObject({ code: "conflict", field: "Idempotency-Key" });
  });
});

test("810 real messages by four clients: all received, none undecided, none lost", async ({ request }) => {
  const file = "../shared/data/support-intents/test.csv";
  test.skip(!existsSync(file), `${file} is not here`);
  test.setTimeout(180_000);
  const rows = parse(readFileSync(file), { columns: true }) as { utterance: string }[];
  const [{ now }] = (await sql<{ now: Date }>("SELECT baton_now() AS now")) as [{ now: Date }];
  let next = 0;
  const client = async () => {
    while (next < rows.length) {
      const n = next++;
      const customer = { email: `shopper${n % 90}@shop.example`, name: `Shopper ${n % 90}` };
      const answer = await post(request, { customer, channel: "api", text: rows[n]!.utterance });
      expect(answer.status()).toBe(202);
    }
  };
  await Promise.all([client(), client(), client(), client()]);
  const report = await baton<Record<string, number>>("report", "intake", "--since", now.toISOString());
  console.info("intake of 810 messages about online shops:", JSON.stringify(report));
  expect(report).toMatchObject({ received: 810, undecided: 0, lost: 0 });
  expect(report.human! / 810).toBeGreaterThan(0.5);
  // They would keep the other tests' queues full.
  await sql("UPDATE ticket SET status = 'closed', offer_id = NULL WHERE origin = 'live' AND created_at >= $1", [now]);
  await sql(
    "UPDATE clock SET state = 'void', next_due_at = NULL FROM ticket t WHERE t.id = ticket_id AND t.status = 'closed'",
  );
  await sql(
    "UPDATE offer SET state = 'withdrawn', settled_at = now() FROM ticket t WHERE t.id = ticket_id AND t.status = 'closed' AND state = 'pending'",
  );
});

test("a database gone for ten seconds: a clear refusal, and what was acknowledged is there once", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const acknowledged: string[] = [];
  let n = 0;
  const send = async () => {
    const externalId = `outage-${n++}`;
    const answer = await post(request, message("The dashboard is slow since this morning", { externalId }));
    if (answer.status() === 202) acknowledged.push(externalId);
    return answer;
  };
  await send();
  await stack.stop("database");
  const refused = await send();
  expect(refused.status()).toBe(503);
  expect(refused.headers()["retry-after"]).toBe("5");
  expect((await refused.json()).error.message).toContain("Nothing was stored");
  const until = Date.now() + 10_000;
  while (Date.now() < until) expect((await send()).status()).toBe(503);
  await stack.start("database");
  await expect.poll(async () => (await send()).status(), { timeout: 30_000 }).toBe(202);
  const stored = await sql<{ id: string }>("SELECT external_id AS id FROM message WHERE external_id LIKE 'outage-%'");
  expect(stored.map((r) => r.id).sort()).toEqual([...acknowledged].sort());
});
