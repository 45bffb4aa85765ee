import { expect, test } from "@playwright/test";
import { apiKey, message, post } from "./support/desk";
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
    expect(ticket.clocks.map((c: { metric: string }) => c.metric)).toContain("firstResponse");
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
