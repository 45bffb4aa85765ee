import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { apiKey, message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

// Several people and many pages: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

/** Nobody is asked to take what these tests send: they look at why it goes where. */
test.beforeAll(async () => {
  await sql("UPDATE person SET presence = 'offline'");
});

const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMs);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function call(request: APIRequestContext, method: "put" | "post", path: string, data: unknown) {
  const authorization = `Bearer ${await apiKey("accounts:write", "usage:write", "messages:write")}`;
  return request[method](`${stack.urlA}/api/v1/${path}`, { data: data as object, headers: { authorization } });
}
/** Thirty-five days of use that grow in the last seven. */
const usage = (account: string, growth: number) =>
  Array.from({ length: 35 }, (_, i) => ({
    ...{ account, metric: "records_synced", day: dayOf(ago(i + 1)) },
    value: i < 7 ? 1000 * growth : 1000,
  }));
const went = (account: string) => ({ account, event: "goLive", at: ago(300).toISOString() });

async function write(request: APIRequestContext, account: string, text: string): Promise<string> {
  const customer = { email: `it@${account}.example`, name: `It of ${account}`, account };
  return ((await (await post(request, message(text, { customer }))).json()) as { ticketId: string }).ticketId;
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await ready(page);
}
const panel = (page: Page, name: string) => page.locator("section", { has: page.getByRole("heading", { name }) });
const why = (page: Page) => panel(page, "Why this decision");

test("one text, two accounts: two different decisions, each naming the fact", async ({ browser, request }) => {
  const twins = ["twin-moved", "twin-still", "twin-grown", "twin-flat"];
  for (const [i, account] of twins.entries()) {
    const facts = { name: `Twin ${i + 1}`, segment: "business", plan: "Growth", churnRisk: 0.2 };
    // Made, or there from an attempt before this one.
    expect([200, 201]).toContain((await call(request, "put", `accounts/${account}`, facts)).status());
  }
  const moved = { account: "twin-moved", event: "migration", at: ago(3).toISOString() };
  const rows = [moved, ...twins.map(went), ...twins.flatMap((t) => usage(t, t === "twin-grown" ? 4 : 1))];
  const answer = await call(request, "post", "usage", { rows });
  expect(await answer.json()).toEqual({ accepted: rows.length, refused: [] });

  const sync = "The nightly data sync ran without an error, but the newest rows of our warehouse are missing.";
  const slow = "Since yesterday our dashboards load slowly, the large tables take twenty seconds.";
  const { page, context, errors } = await signIn(browser, "ada");
  const see = async (account: string, text: string) => {
    await open(page, `/tickets/${await write(request, account, text)}`);
    return why(page);
  };

  const afterMigration = await see("twin-moved", sync);
  await expect(afterMigration).toContainText("Migrated 3 days ago: harder than it reads.");
  await expect(afterMigration).toContainText("It starts at T2 instead of T1");
  await expect(panel(page, "Customer")).toContainText("Migration, 3 days ago");
  await isSound(page);
  const without = await see("twin-still", sync);
  await expect(without).toContainText("It starts at T1");
  await expect(without).toContainText("No migration in the last 14 days; with one it would have started at T2.");

  const grown = await see("twin-grown", slow);
  await expect(grown).toContainText("Volume +300% in 7 days (records synced): harder than it reads.");
  await expect(grown).toContainText("instead of T1");
  const flat = await see("twin-flat", slow);
  await expect(flat).toContainText("It starts at T1");
  await expect(flat).toContainText("in 7 days (records synced); from +100% on it would have started at");

  // Who writes again about it is told with the ticket before.
  const [first] = await sql<{ number: string }>(
    "SELECT number FROM ticket t JOIN account a ON a.id = t.account_id WHERE a.external_id = 'twin-flat'",
  );
  await expect(await see("twin-flat", slow)).toContainText(
    `Wrote 2 times in 7 days about this: also #${first!.number}.`,
  );

  // From the ticket to the account, where each fact has its source and age.
  await panel(page, "Customer").getByRole("link", { name: "Twin 4" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Twin 4" })).toBeVisible();
  await expect(panel(page, "What is known")).toContainText("API · ");
  await expect(panel(page, "Usage")).toContainText("0% in 7 days");
  await expect(panel(page, "Tickets")).toContainText(`#${first!.number}`);
  await isSound(page);
  expect(errors).toEqual([]);
  await context.close();
});

test("a lead imports accounts from a file: columns, dry run, wrong rows, waiting, import", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "marco");
  await open(page, "/accounts?q=csv-");
  await expect(page.getByRole("heading", { name: "No account fits" })).toBeVisible();
  await page.getByRole("button", { name: "Import CSV" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import accounts from a CSV file" });
  const choose = (name: string, text: string | Buffer) =>
    dialog
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text as string) });
  await choose("big.csv", Buffer.alloc(5 * 1024 * 1024 + 1, "a"));
  await expect(dialog.getByRole("alert")).toContainText("larger than 5 MB");
  await choose("empty.csv", "");
  await expect(dialog.getByRole("alert")).toContainText("The file is empty");
  await choose(
    "accounts.csv",
    [
      "Account ID,Company,Subscription,ARR,Renewal date,Churn risk",
      "csv-one,First of the file,Growth,48000 EUR,2027-03-01,35 %",
      "csv-two,Second of the file,Team,-5,soon,0.1",
      "csv-three,,Team,1000,,",
      "csv-one,Again,Team,1,,",
    ].join("\n"),
  );
  await expect(dialog.getByText("accounts.csv, 4 rows")).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "Plan" })).toContainText("Subscription");
  await isSound(page);
  await dialog.getByRole("button", { name: "Check what would change" }).click();
  await expect(dialog.getByText("1 new account, none changed, none as they are.")).toBeVisible();
  await expect(dialog.getByText("3 rows are wrong and left out")).toBeVisible();
  const bad = dialog.getByRole("table", { name: "Rows that are wrong" });
  await expect(bad).toContainText("contractValue.amount is negative");
  await expect(bad).toContainText("There is no account with this id");
  await expect(bad).toContainText("stands in line 2 already");
  await isSound(page);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the wrong rows" }).click();
  expect((await download).suggestedFilename()).toBe("accounts-wrong-rows.csv");
  expect(await sql("SELECT 1 FROM account WHERE external_id = 'csv-one'")).toEqual([]);

  // Without a worker it waits, and says so; whoever closes it finds it again.
  await stack.stop("worker");
  try {
    await dialog.getByRole("button", { name: "Import 1 account" }).click();
    await expect(dialog.getByText("Waits for a worker")).toBeVisible();
    await isSound(page);
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toHaveCount(0);
    await page.reload();
    await ready(page);
    await page.getByRole("button", { name: "Importing" }).click();
    await expect(dialog.getByText("Waits for a worker")).toBeVisible();
    expect(await sql("SELECT 1 FROM account WHERE external_id = 'csv-one'")).toEqual([]);
  } finally {
    await stack.start("worker");
  }
  await expect(page.getByText("1 account imported", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toHaveCount(0);
  expect(await sql("SELECT 1 FROM file_import WHERE file IS NOT NULL AND kind = 'accounts'")).toEqual([]);
  await page.getByRole("button", { name: "Import CSV" }).click();
  await expect(dialog.getByText("1 new, 0 changed, 0 as they were, 3 rows were wrong and left out.")).toBeVisible();
  await isSound(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("link", { name: "First of the file" }).click();
  await expect(panel(page, "What is known")).toContainText("€48,000 a year");
  await expect(panel(page, "What is known")).toContainText("CSV · Marco Silva");
  expect(errors.filter((e) => !/40[03] \(|413 \(/.test(e))).toEqual([]);
  await context.close();
});

test("the list is searched, filtered, sorted and paged in the address; an agent reads and imports nothing", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "tomasz");
  await open(page, "/accounts");
  await expect(
    page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Accounts" }),
  ).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("button", { name: "Import CSV" })).toHaveCount(0);
  await page.getByRole("button", { name: "Volume, 7 days" }).click();
  await expect(page).toHaveURL(/sort=volume/);
  await expect(page.getByRole("region", { name: "Accounts" }).getByRole("listitem").first()).toContainText(
    /\+(3|2)\d\d%/,
  );
  await page.getByRole("searchbox", { name: "Search accounts" }).fill("hollow");
  await expect(page.getByText("1 account found.")).toBeVisible();
  await page.getByRole("link", { name: "Hollow Oak Logistics" }).click();
  await expect(panel(page, "Recent events")).toContainText("Migration · New workspace");
  await expect(panel(page, "People")).toContainText("Dana Kerr");
  await page.goBack();
  await expect(page.getByText("1 account found.")).toBeVisible();
  const status = await page.evaluate(
    async () => (await fetch("/api/accounts/csv?step=preview", { method: "POST", body: "id,plan\na,b" })).status,
  );
  expect(status).toBe(403);
  expect(errors.filter((e) => !/403 \(/.test(e))).toEqual([]);
  await context.close();

  const stranger = await (await browser.newContext()).newPage();
  watchErrors(stranger);
  await stranger.goto(`${stack.urlA}/accounts`);
  await expect(stranger).toHaveURL(/sign-in/);
  await stranger.context().close();
});
