import { expect, test } from "@playwright/test";
import { apiKey, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf } from "./support/sound";

/** Letters in every state, as alarms wrote them and the worker left them; what waits is not due during the test. */
async function letters(): Promise<void> {
  const [ticket] = await sql<{ id: string }>("SELECT id FROM ticket WHERE number = 4");
  const [ada] = await sql<{ id: string }>("SELECT id FROM person WHERE email = 'ada@tessel.example'");
  const states: [metric: string, fraction: number | null, attempts: number, ends: string, error: string | null][] = [
    ["firstResponse", null, 1, "delivered_at", null],
    ["resolution", 0.75, 3, "next_due_at", "status:503"],
    ["acceptance", null, 1, "failed_at", "mailRefused:550 5.1.1 <ada@tessel.example>: no such user here"],
  ];
  for (const [metric, fraction, attempts, ends, error] of states)
    await sql(
      `INSERT INTO outbox (topic, ticket_id, payload, attempts, last_error, ${ends})
       VALUES ('alarm', $1, $2, $3, $4, now() + interval '5 minutes')`,
      [
        ticket!.id,
        JSON.stringify({
          clockId: ticket!.id,
          metric,
          tier: null,
          fraction,
          at: Date.now(),
          how: "email",
          people: [ada!.id],
          destination: null,
          policyVersion: 1,
        }),
        attempts,
        error,
      ],
    );
}

test("leads see what arrived and why something did not, and try it again; agents do not", async ({ browser }) => {
  const agent = await signIn(browser, "tomasz");
  await agent.page.goto(`${stack.urlA}/deliveries`);
  await expect(agent.page).toHaveURL(/\/inbox/);
  await agent.context.close();

  await letters();
  const { page, context, errors } = await signIn(browser, "marco");
  await page.getByRole("link", { name: "Deliveries" }).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Deliveries" })).toBeVisible();
  await expect(page.getByText("Mail is not set up", { exact: true })).toBeVisible();
  // Beside what the demo's past sent.
  const rows = page.getByRole("row").filter({ hasText: /Ticket #4\b/ });
  await expect(rows.filter({ hasText: "First response late" })).toContainText("Delivered");
  await expect(rows.filter({ hasText: "Resolution at 75%" })).toContainText("The receiver answered 503.");
  const failed = rows.filter({ hasText: "Acceptance late" });
  await expect(failed).toContainText("Given up");
  await expect(failed).toContainText("The mail server refused it: 550 5.1.1 <ada@tessel.example>: no such user here");
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await flawsOf(page), `${colorScheme}, ${width} px`).toEqual([]);
      await expect(failed.getByRole("button", { name: /^Try again/ })).toBeInViewport();
    }

  await failed.getByRole("button", { name: /^Try again/ }).click();
  await expect(page.getByText("It is tried again now.", { exact: true })).toBeVisible();
  await expect(failed).toContainText("Waiting");
  // The worker has looked at it: this desk has no mail server.
  await expect(failed).toContainText("Mail is not set up.");
  expect(await sql("SELECT 1 FROM audit WHERE action = 'delivery.retry' AND actor_kind = 'person'")).toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

test("a monitor reads the figures with its key, and health says whether mail can leave", async ({ request }) => {
  expect((await request.get(`${stack.urlA}/api/metrics`)).status()).toBe(401);
  const authorization = `Bearer ${await apiKey("metrics:read")}`;
  const answer = await request.get(`${stack.urlA}/api/metrics`, { headers: { authorization } });
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text).toMatch(/^baton_open_clocks\{metric="resolution",of="promise",state="running"\} \d+$/m);
  expect(text).toMatch(/^baton_heartbeat_age_seconds\{name="worker:.*"\} [\d.]+$/m);
  const health = await (await request.get(`${stack.urlA}/api/health`)).json();
  expect(health).toMatchObject({ ok: true, mail: "notSetUp", alarms: { oldestOverdueMs: null } });
});
