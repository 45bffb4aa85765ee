import { expect, type Page, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** The list of open tickets with ten thousand of them. */

const many = 10_000;
/** Rows as the product makes them, past it: by its own commands they would take an hour. */
const insertMany = `WITH made AS (
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS customer, n, now() + (6000 + n) * interval '1 minute' AS due
    FROM generate_series(1, ${many}) n),
  customers AS (INSERT INTO customer (id, name) SELECT customer, 'Crowd ' || n FROM made),
  clocks AS (
    INSERT INTO clock (id, ticket_id, metric, state, target_ms, started_at, resumed_at, consumed_ms, due_at, warn_at, warn_due_at, warned, next_due_at)
    SELECT gen_random_uuid(), id, 'resolution', 'running', 864000000, now(), now(), 0, due, ARRAY[]::float8[],
      ARRAY[]::timestamptz[], 0, due FROM made)
  INSERT INTO ticket (id, customer_id, segment, channel, subject, status, issue_type_id, confidence, disposition, priority,
    owner_team_id, queue_tier, queued_at, next_breach_at, last_customer_message_at, created_at)
  SELECT id, customer, (ARRAY['trial', 'standard', 'business', 'enterprise'])[1 + n % 4], (ARRAY['web', 'email', 'chat'])[1 + n % 3],
    'Crowded ' || n, 'open', 'sign-in', 0.7, 'human', n % 101, 'access', 3, now(), due, now(), now() FROM made`;

test.describe.configure({ timeout: 180_000 });
test.beforeAll(async () => {
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline'");
  await sql(insertMany);
});
test.afterAll(async () => {
  await clearQueues();
});

const rows = (page: Page) => page.locator("[data-number]");
const first = (page: Page) => rows(page).first();
const box = (page: Page) => page.getByRole("grid", { name: "Tickets" });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await ready(page);
  await expect(first(page)).toBeVisible();
}

test("ten thousand rows: a few exist, the address keeps filters and order, keys walk, choose and open beside", async ({
  browser,
}) => {
  const { page, errors } = await signIn(browser, "lena");
  await open(page, "/queues/all?queue=access-t3");
  await expect(box(page)).toHaveAttribute("aria-rowcount", String(many + 1));
  expect(await rows(page).count()).toBeLessThan(80);
  await expect(page.getByText("10,000 open tickets fit")).toBeVisible();
  await isSound(page);

  await page.getByRole("button", { name: "Segment" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Enterprise" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/segment=enterprise/);
  await expect(page.getByText("2,500 open tickets fit")).toBeVisible();
  await page.getByRole("columnheader", { name: "Priority" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=priority/);
  await expect(page.getByRole("columnheader", { name: "Priority" })).toHaveAttribute("aria-sort", "descending");

  // All that fit, also those that were not loaded yet; then none.
  const all = page.getByRole("checkbox", { name: "Choose all that fit" });
  await all.click();
  await expect(page.getByText("2,500 chosen of 2,500")).toBeVisible();
  await expect(all).toBeChecked();
  await first(page).getByRole("checkbox").click();
  await expect(page.getByText("2,499 chosen of 2,500")).toBeVisible();
  await expect(all).toHaveAttribute("aria-checked", "mixed");
  await all.click();
  await expect(all).toBeChecked();
  await all.click();
  await expect(page.getByText("chosen of")).toHaveCount(0);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(page.getByText("3 chosen")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("3 chosen")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/ticket=/);
  await expect(page.getByRole("region", { name: "Ticket", exact: true })).toContainText("Crowded");
  await isSound(page);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/ticket=/);

  await page.getByRole("searchbox").fill("Crowd 777");
  await expect(page.getByText(/open tickets? fit/)).toContainText(/^\d+ open/);
  await page.reload();
  await expect(page).toHaveURL(/q=Crowd/);
  await expect(first(page)).toContainText("Crowd 777");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("what comes in never pushes what is read: a pill counts it; live, paused and back", async ({
  browser,
  request,
}) => {
  const { page, errors } = await signIn(browser, "lena");
  await open(page, "/queues/all?sort=age&dir=reversed");
  await page.keyboard.press("j");
  const before = await first(page).getAttribute("data-number");
  await post(request, message("I cannot sign in. I want to talk to a person, please.", { subject: "Brand new" }));
  await expect(page.getByRole("button", { name: "Show 1 new ticket" })).toBeVisible();
  expect(await first(page).getAttribute("data-number")).toBe(before);
  await page.keyboard.press(".");
  await expect(first(page)).toContainText("Brand new");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a view is saved with its count, shared by a lead, found by an agent, and deleted", async ({ browser }) => {
  const { page, errors } = await signIn(browser, "lena");
  await open(page, "/queues/all?queue=access-t3&segment=trial");
  await page.getByRole("button", { name: "Save as view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Trials that wait");
  await dialog.getByText("Everybody finds it").click();
  await dialog.getByRole("button", { name: "Save" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: /Trials that wait/ })).toContainText("more than 1,000");
  await isSound(page);
  const agent = await signIn(browser, "maya");
  await open(agent.page, "/queues/all");
  await agent.page.getByRole("link", { name: /Trials that wait/ }).click();
  await expect(agent.page).toHaveURL(/segment=trial/);
  await expect(agent.page.getByRole("checkbox")).toHaveCount(0);
  await expect(agent.page.getByRole("button", { name: /Change “Trials/ })).toHaveCount(0);
  await page.getByRole("button", { name: /Change “Trials/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(views.getByRole("link", { name: /Trials that wait/ })).toHaveCount(0);
  expect([...errors, ...agent.errors]).toEqual([]);
  for (const p of [page, agent.page]) await p.context().close();
});

test("on a phone, in both themes: rows in two lines, the ticket on a page of its own", async ({ browser }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, errors } = await signIn(browser, "lena");
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, "/queues/all");
    await isSound(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/list-${colorScheme}-390.png` });
    await page.setViewportSize({ width: 1366, height: 768 });
    await open(page, "/queues/all?cols=customer,queue,priority,clock,state,age");
    await first(page).getByRole("checkbox").click();
    await isSound(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/list-${colorScheme}-1366.png` });
    await page.keyboard.press("g");
    await expect(page.getByRole("radio").first()).toBeVisible();
    await isSound(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/give-${colorScheme}-1366.png` });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await rows(page).filter({ hasText: "Crowded" }).first().getByRole("link").first().click();
    await expect(page).toHaveURL(/ticket=/);
    await expect(page.getByRole("region", { name: "Ticket", exact: true })).toContainText("Crowded");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/beside-${colorScheme}-1366.png` });
    expect(errors).toEqual([]);
    await page.context().close();
  }
});
