import { expect, type Page, test } from "@playwright/test";
import { ready, signIn } from "./support/desk";
import { stack } from "./support/globalStack";

async function open(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await ready(page);
}

const search = (page: Page) => page.getByRole("searchbox", { name: "Search articles" });
const body = (page: Page) => page.getByLabel("Text, Markdown");
const saved = (page: Page) => expect(page.getByText("Everything is saved")).toBeVisible();

async function create(page: Page, title: string): Promise<void> {
  await open(page, "/knowledge");
  await page.getByRole("button", { name: "New article" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: "Create article" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("a lead writes, previews and publishes; an agent finds and reads", async ({ browser }) => {
  const lead = await signIn(browser, "marco");
  const { page } = lead;
  const reader = await signIn(browser, "maya");
  await open(reader.page, "/knowledge");
  await create(page, "Quince jam settings");
  // Open screens move by themselves.
  await expect(reader.page.getByRole("link", { name: "Quince jam settings" })).toBeVisible();

  await body(page).fill("## Cooking quinces\n\nHello {{custmer.name}}, <b>stir</b> [here](javascript:alert(1)).");
  await expect(page.getByText("{{custmer.name}} is not a variable")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("dialog").getByText("Save first")).toBeVisible();
  await page.keyboard.press("Escape");

  // What is not saved survives a reload.
  await page.reload();
  await ready(page);
  await expect(body(page)).toHaveValue(/custmer/);
  await body(page).fill("## Cooking quinces\n\nHello {{customer.name}}, <b>stir</b> [here](javascript:alert(1)).");
  const text = page.locator("section", { has: page.getByRole("heading", { name: "Preview" }) });
  await expect(text.getByRole("heading", { name: "Cooking quinces" })).toBeVisible();
  await expect(text.getByText("Ines Rocha")).toBeVisible();
  await expect(text.getByText("<b>stir</b>")).toBeVisible();
  await expect(text.getByRole("link")).toHaveCount(0);
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Revision 3.")).toBeVisible();

  await reader.page.keyboard.press("/");
  await expect(search(reader.page)).toBeFocused();
  await reader.page.keyboard.type("cooked quince");
  const row = reader.page.getByRole("row").filter({ hasText: "Quince jam settings" });
  await expect(row.locator("mark", { hasText: "Cooking" })).toBeVisible();
  await expect(reader.page).toHaveURL(/q=cooked(\+|%20)quince/);
  await row.getByRole("link").click();
  await expect(reader.page.getByText("{{customer.name}}")).toBeVisible();
  await expect(body(reader.page)).toHaveCount(0);
  for (const name of ["Save", "Publish", "Archive", "New article", "Restore"]) {
    await expect(reader.page.getByRole("button", { name })).toHaveCount(0);
  }
  await reader.page.goBack();
  await expect(search(reader.page)).toHaveValue("cooked quince");
  expect([...lead.errors, ...reader.errors]).toEqual([]);
  await lead.context.close();
  await reader.context.close();
});

test("two windows: the second is told kindly and chooses; an older version comes back", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "lena");
  await create(page, "Shared by two windows");
  await body(page).fill("First text.");
  await page.getByRole("button", { name: "Save" }).click();
  await saved(page);
  const other = await signIn(browser, "ada");
  await other.page.goto(page.url());
  await ready(other.page);
  await body(other.page).fill("Mine, not saved yet.");
  await body(page).fill("Second text.");
  await page.getByLabel("What changed").fill("clearer");
  await page.getByRole("button", { name: "Save" }).click();
  await saved(page);

  await expect(other.page.getByText("Somebody saved revision 3 meanwhile")).toBeVisible();
  await expect(body(other.page)).toHaveValue("Mine, not saved yet.");
  await expect(other.page.getByRole("button", { name: "Save" })).toBeDisabled();
  await other.page.getByRole("button", { name: "Go on with mine" }).click();
  await other.page.getByRole("button", { name: "Save" }).click();
  await saved(other.page);
  // Whoever changed nothing follows.
  await expect(body(page)).toHaveValue("Mine, not saved yet.");

  await page.getByRole("button", { name: "Version 3" }).click();
  const dialog = page.getByRole("dialog", { name: "Version 3" });
  await expect(dialog.getByText("Removed: First text.")).toBeVisible();
  await expect(dialog.getByText("Added: Second text.")).toBeVisible();
  await expect(page).toHaveURL(/version=3/);
  await dialog.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("dialog", { name: "Restore version 3?" }).getByRole("button", { name: "Restore" }).click();
  await expect(body(page)).toHaveValue("Second text.");
  await expect(page.getByRole("row").filter({ hasText: "Version 3 restored" })).toBeVisible();
  expect([...errors, ...other.errors]).toEqual([]);
  await context.close();
  await other.context.close();
});

test("filters stand in the address; nothing found says so; a wrong address too", async ({ browser }) => {
  const { page, context } = await signIn(browser, "tomasz");
  await open(page, "/knowledge?state=draft");
  await expect(page.getByRole("link", { name: "Roles, and what each of them may do" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Download or change an invoice" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Draft/ }).click();
  await expect(page.getByRole("link", { name: "Download or change an invoice" })).toBeVisible();
  await search(page).fill("certificates saml rotating");
  await expect(page.getByText("1 article found.")).toBeVisible();
  await search(page).fill("zebrafish");
  await expect(page.getByText("No article fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(page.getByRole("link", { name: "Download or change an invoice" })).toBeVisible();
  await open(page, "/knowledge/nonsense");
  await expect(page.getByRole("heading", { name: "There is no such article" })).toBeVisible();
  await context.close();
});

test("what agents answered to escalated tickets is proposed: a lead reads, publishes one and turns one down", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "lena");
  await open(page, "/knowledge");
  const proposed = page.getByRole("button", { name: /^Proposed/ });
  const before = Number(((await proposed.textContent()) ?? "").replace(/\D/g, ""));
  expect(before).toBeGreaterThan(1);
  await proposed.click();
  await expect(page.getByRole("table").getByText("Proposed")).toHaveCount(before);
  const link = page.getByRole("table").getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(/Made from what an agent answered/)).toBeVisible();
  const sources = page.locator("section", { has: page.getByRole("heading", { name: /From \d+ resolved ticket/ }) });
  await expect(sources.getByRole("link").first()).toHaveAttribute("href", /^\/tickets\//);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Agents and the assistant answer from it/).first()).toBeVisible();

  await open(page, "/knowledge?state=proposed");
  await expect(page.getByRole("table").getByText("Proposed")).toHaveCount(before - 1);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("button", { name: "Turn down" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Turn down" }).click();
  await expect(page.getByText("Archived").first()).toBeVisible();
  await open(page, "/knowledge?state=proposed");
  await expect(page.getByRole("button", { name: `Proposed ${before - 2}` })).toBeVisible();

  await open(page, "/understanding");
  await expect(page.getByRole("heading", { name: "Did the assistant’s answers hold?" })).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
