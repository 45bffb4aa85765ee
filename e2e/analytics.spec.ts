import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { ready, signIn } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** A lead trusts a number because it leads to its tickets, as many as it says, and those to a file with as many lines. */

test.describe.configure({ timeout: 240_000 });

const open = async (page: Page, path: string) => {
  await page.goto(`${stack.urlA}${path}`);
  await ready(page);
};
/** Of a text such as “Escalation rate: 1,234 tickets.” */
const firstNumber = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(",", ""));

test("a number, its tickets and their file agree", async ({ browser }) => {
  const { page, errors } = await signIn(browser, "lena");
  await page.getByRole("link", { name: "Analytics" }).click();
  await expect(page).toHaveURL(/\/analytics\/escalation/);
  await open(page, "/analytics/escalation?period=90d&compare=none");
  const stages = page.getByRole("region", { name: "Way through the tiers" });
  const stage = stages
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "T2", exact: true }) })
    .first();
  const count = firstNumber(((await stage.locator("p").first().textContent()) ?? "").replace("T2", ""));
  expect(count).toBeGreaterThan(0);
  await isSound(page);

  await stage.getByRole("link", { name: "T2", exact: true }).click();
  await expect(page).toHaveURL(/\/analytics\/tickets\?measure=at\.2/);
  await expect(
    page.getByText(`At T2: ${count === 1 ? "one ticket" : `${count.toLocaleString("en")} tickets`}.`),
  ).toBeVisible();
  await isSound(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines.length - 1).toBe(count);

  // Back to where one was, and by keyboard from a trend to its tickets.
  await page.getByRole("navigation", { name: "You are here" }).getByRole("link", { name: "Analytics" }).click();
  await expect(page).toHaveURL(/\/analytics\/escalation\?period=90d&compare=none$/);
  const trend = page.getByRole("region", { name: "How often work is passed on" });
  await trend.getByRole("button", { name: /as a table$/ }).press("Enter");
  await trend.getByRole("table").getByRole("link").last().press("Enter");
  await expect(page).toHaveURL(/\/analytics\/tickets\?measure=tickets/);

  // And from a line to the ticket itself.
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/tickets\/[0-9a-f-]{36}/);
  expect(errors).toEqual([]);
});

test("what is narrowed stays in the address, is kept as a report and shared", async ({ browser }) => {
  const { page, errors } = await signIn(browser, "lena");
  await open(page, "/analytics/resolution");
  await page.getByRole("button", { name: /^Period/ }).click();
  await page.getByRole("button", { name: "90 days" }).click();
  await page.getByRole("button", { name: "Segment", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Enterprise" }).click();
  await expect(page).toHaveURL(/period=90d/);
  await expect(page).toHaveURL(/segment=enterprise/);
  const spread = page.getByRole("region", { name: /^Time to resolution by tier/ });
  await expect(spread.getByRole("table")).toBeVisible();
  await spread.getByRole("button", { name: /^What .* counts$/ }).click();
  await expect(page.getByRole("dialog")).toContainText("day they were created");
  await page.keyboard.press("Escape");
  await spread.getByRole("button", { name: /as a table$/ }).click();
  await expect(spread.getByRole("columnheader", { name: "p90 s" })).toBeVisible();

  await page.getByRole("button", { name: "Saved reports" }).click();
  await page.getByRole("menuitem", { name: "Save this report" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Enterprise, 90 days");
  await page
    .getByRole("dialog")
    .getByLabel(/Share with/)
    .check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Enterprise, 90 days" })).toBeVisible();

  const other = await signIn(browser, "marco");
  await open(other.page, "/analytics/people");
  await other.page.getByRole("button", { name: "Saved reports" }).click();
  await other.page.getByRole("menuitem", { name: /^Enterprise, 90 days/ }).click();
  await expect(other.page).toHaveURL(/\/analytics\/resolution\?.*segment=enterprise/);
  await page.getByRole("button", { name: "Enterprise, 90 days" }).click();
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await expect(page.getByText("“Enterprise, 90 days” was deleted", { exact: true })).toBeVisible();
  for (const one of [errors, other.errors]) expect(one).toEqual([]);
});

test("the wallboard is shown by a link to whoever has it, until it is revoked", async ({ browser }) => {
  const { page, errors } = await signIn(browser, "lena");
  await open(page, "/wallboard");
  await expect(page.getByRole("term").filter({ hasText: "Waiting" })).toBeVisible();
  await page.getByRole("button", { name: "Links for screens elsewhere" }).click();
  await page.getByLabel("Where the screen hangs").fill("Hall");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("button", { name: "Copy the link of Hall" })).toBeVisible();
  const context = await browser.newContext();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: stack.urlA });
  await page.getByRole("button", { name: "Copy the link of Hall" }).click();
  const url = await page.evaluate(() => navigator.clipboard.readText());

  const wall = await context.newPage();
  await wall.goto(`${stack.urlA}${new URL(url).pathname}`);
  await ready(wall);
  await expect(wall.getByRole("term").filter({ hasText: "First answers in time" })).toBeVisible();
  await isSound(wall);
  await page.getByRole("button", { name: "Revoke the link of Hall" }).click();
  // Asked first: a screen far away would go dark by a slip.
  const question = page.getByRole("dialog", { name: "Revoke the link of Hall?" });
  await isSound(page);
  await question.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Revoke the link of Hall" }).click();
  await question.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByRole("button", { name: "Copy the link of Hall" })).toBeHidden();
  await expect(wall.getByRole("heading", { name: "This link shows nothing any more" })).toBeVisible();
  await context.close();
  expect(errors).toEqual([]);
});

test("agents see no analytics", async ({ browser }) => {
  const { page } = await signIn(browser, "maya");
  await expect(page.getByRole("link", { name: "Analytics" })).toBeHidden();
  for (const path of ["/analytics/people", "/analytics/tickets", "/wallboard"]) {
    await page.goto(`${stack.urlA}${path}`);
    await expect(page).toHaveURL(/\/inbox/);
  }
});
