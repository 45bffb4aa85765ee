import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, clearWork, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** An agent's day by the keyboard: a reply taken back, a ticket put away, the palette, the next ticket. */

test.describe.configure({ timeout: 300_000 });

test.beforeEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
  await clearWork();
  await sql("UPDATE person SET capacity = 60, presence = 'offline'");
});

/** Tickets of one customer each, which Maya has; her inbox, and the first customer's page. */
async function mayasDay(browser: Browser, subjects: readonly string[]) {
  const pages: Page[] = [];
  for (const subject of subjects) {
    const customer = await ask(browser, "Noa Day", subject, `No reset mail comes when I sign in. ${forPerson}`);
    pages.push(customer.page);
  }
  await sql("UPDATE person SET presence = 'online' WHERE email = 'maya@tessel.example'");
  const ids: string[] = [];
  const desk = await signIn(browser, "maya");
  for (const subject of subjects) {
    const [row] = await sql<{ id: string }>("SELECT id FROM ticket WHERE subject = $1 ORDER BY number DESC LIMIT 1", [
      subject,
    ]);
    ids.push(row!.id);
    await desk.page.goto(`${stack.urlA}/tickets/${row!.id}`);
    await ready(desk.page);
    await desk.page
      .getByRole("region", { name: "What to do" })
      .getByRole("button", { name: /^(Accept|Take)/ })
      .click();
    await expect(desk.page.getByRole("button", { name: /^Reply/ })).toBeEnabled();
  }
  return { ...desk, ids, customer: pages[0]! };
}

test("a reply is taken back before it went out, sent after all, and survives its tab", async ({ browser }) => {
  const { page, errors, customer, ids } = await mayasDay(browser, ["Day: undo"]);
  await page.keyboard.press("r");
  await page.getByLabel(/Reply to Noa/).fill("Too hasty");
  await page.keyboard.press("Control+Enter");
  const entry = page.getByRole("article", { name: /not sent yet/ });
  await expect(entry).toContainText(/Sending in \d+ s/);
  await isSound(page);
  await entry.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel(/Reply to Noa/)).toHaveValue("Too hasty");
  await expect(entry).toHaveCount(0);
  await page.getByLabel(/Reply to Noa/).fill("Well considered");
  await page.keyboard.press("Control+Enter");
  await entry.getByRole("button", { name: "Send now" }).click();
  await expect(customer.getByText("Well considered")).toBeVisible();

  await page.getByRole("button", { name: /^Reply/ }).click();
  await page.getByLabel(/Reply to Noa/).fill("And my tab is closed now");
  await page.keyboard.press("Control+Enter");
  await expect(entry).toBeVisible();
  await page.close();
  await expect(customer.getByText("And my tab is closed now")).toBeVisible();
  expect(
    await sql("SELECT body FROM message WHERE ticket_id = $1 AND kind = 'reply' ORDER BY created_at", ids),
  ).toEqual([{ body: "Well considered" }, { body: "And my tab is closed now" }]);
  await expect(customer.getByText("Too hasty")).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("a ticket is put away and back when the customer writes", async ({ browser }) => {
  const { page, errors, customer, ids } = await mayasDay(browser, ["Day: snooze"]);
  await page.keyboard.press("z");
  const dialog = page.getByRole("dialog", { name: "Snooze this ticket" });
  await expect(dialog).toContainText("Its clocks go on");
  await isSound(page);
  await dialog.getByRole("button", { name: /^Tomorrow morning/ }).click();
  await expect(page.getByRole("region", { name: "Snooze" })).toContainText(/Snoozed until/);
  await page.goto(`${stack.urlA}/inbox`);
  await ready(page);
  await page.getByText(/^Snoozed \(1\)$/).click();
  await expect(page.getByRole("link", { name: /Day: snooze/ })).toContainText(/until/);
  await isSound(page);

  await customer.getByLabel("Your message").fill("It is urgent after all.");
  await customer.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(/^Snoozed \(/)).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Day: snooze/ })).toContainText("Back");
  await expect(page.getByRole("button", { name: /^Notifications, \d+ unread$/ })).toBeVisible();

  // And by time, which the worker keeps.
  await page.goto(`${stack.urlA}/tickets/${ids[0]}`);
  await ready(page);
  // A key that comes before the ticket listens is lost.
  await expect(async () => {
    await page.keyboard.press("z");
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await dialog.getByRole("button", { name: /^Tomorrow morning/ }).click();
  await expect(page.getByRole("region", { name: "Snooze" })).toBeVisible();
  await sql("UPDATE ticket SET snoozed_until = baton_now() + interval '1 second' WHERE id = $1", ids);
  await expect(page.getByRole("region", { name: "Snooze" })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("the palette finds tickets, customers and pages and runs what the ticket can do", async ({ browser }) => {
  const { page, errors, ids } = await mayasDay(browser, ["Day: palette"]);
  const palette = page.getByRole("dialog", { name: "Search, or run a command" });
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${stack.urlA}/tickets/${ids[0]}`);
    await ready(page);
    await expect(page.getByRole("button", { name: /^Reply/ })).toBeEnabled();
    await page.getByRole("button", { name: "Search" }).locator("visible=true").click();
    await expect(palette.getByRole("option", { name: /^Reply/ })).toBeVisible();
    await isSound(page);
    await page.keyboard.press("Escape");
    await expect(palette).toHaveCount(0);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("internal");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /Internal note/ })).toBeFocused();
  // Also while somebody writes.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("inbox");
  await expect(palette.getByRole("option", { name: "Inbox" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/inbox/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Day: palette");
  await palette.getByRole("option", { name: /Day: palette/ }).click();
  await expect(page).toHaveURL(new RegExp(`/tickets/${ids[0]}`));
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Noa Day");
  await expect(palette.getByRole("group", { name: "Customers" }).getByRole("option").first()).toBeVisible();
  expect(errors).toEqual([]);
});

test("tickets are walked, answered and resolved by the keyboard alone, in three columns", async ({ browser }) => {
  const { page, errors } = await mayasDay(browser, ["Day: one", "Day: two"]);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${stack.urlA}/inbox`);
  await ready(page);
  const detail = page.getByRole("region", { name: "Ticket", exact: true });
  const heading = detail.getByRole("heading", { level: 2 }).first();
  // The list is drawn before it hears keys.
  await expect(async () => {
    await page.keyboard.press("u");
    await expect(heading).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(detail.getByRole("complementary", { name: "Details" })).toBeVisible();
  await isSound(page);
  const first = (await heading.textContent()) ?? "";
  await page.keyboard.press("j");
  await expect(heading).not.toHaveText(first);
  await page.keyboard.press("k");
  await expect(heading).toHaveText(first);
  // The demo's tickets are hers as well: on to one of Noa's.
  await expect(async () => {
    await page.keyboard.press("]");
    await expect(heading).toHaveText(/Day: /, { timeout: 3_000 });
  }).toPass();
  await page.keyboard.press("r");
  await expect(page.getByLabel(/Reply to Noa/)).toBeFocused();
  // Keys are letters while somebody writes.
  await page.keyboard.type("uszr");
  await expect(page.getByLabel(/Reply to Noa/)).toHaveValue("uszr");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/Sending in/)).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByText(/is resolved|resolved/i).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Next of my tickets");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await isSound(page);
  expect(errors).toEqual([]);
});
