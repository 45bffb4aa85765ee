import { type Browser, expect, type Page, test } from "@playwright/test";
import { ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

// Several people in several browsers: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

const password = "three quiet otters";
const people = (page: Page) => page.getByRole("region", { name: "People, their teams and hours" });
const pane = (page: Page) => page.getByRole("region", { name: "Person", exact: true });
async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`${stack.urlA}/people${query}`);
  await ready(page);
}
/** Soundness in both themes and on a phone; then back to a desk's width. */
async function lookEverywhere(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const)
    for (const width of [390, 1366]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await isSound(page);
    }
}
async function visitor(browser: Browser) {
  const context = await browser.newContext({ timezoneId: "America/New_York" });
  const page = await context.newPage();
  return { context, page, errors: watchErrors(page) };
}

test.afterAll(async () => {
  await sql("UPDATE person SET disabled_at = now(), presence = 'offline' WHERE email LIKE '%@people.example'");
});

test("an admin invites somebody, who sets a password and is online; disabled, they are out at once", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await open(page);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill("nobody");
  await dialog.getByLabel("Capacity").fill("1000");
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog.getByText("This is not an e-mail address")).toBeVisible();
  await expect(dialog.getByText("Capacity must be a whole number from 1 to 100")).toBeVisible();
  await expect(dialog.getByText("Name is empty: please fill it in")).toBeVisible();
  await isSound(page);
  await dialog.getByLabel("E-mail address").fill("maya@tessel.example");
  await dialog.getByLabel("Name").fill("Zora Quill");
  await dialog.getByLabel("Capacity").fill("4");
  await dialog.getByRole("checkbox", { name: "Billing" }).click();
  await dialog.getByLabel("Issue type or skill").fill("Refund");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog.getByText("Somebody with the address maya@tessel.example exists already.")).toBeVisible();
  await dialog.getByLabel("E-mail address").fill("zora@people.example");
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("dialog", { name: "Zora Quill is invited" })).toContainText("Mail is not set up");
  const url = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  await isSound(page);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(page).toHaveURL(/person=/);
  await expect(pane(page).getByRole("heading", { level: 2, name: /Zora Quill/ })).toContainText("Invited");
  await lookEverywhere(page);

  // Whoever has it chooses a password, and is at the desk.
  const guest = await visitor(browser);
  await guest.page.goto(new URL(new URL(url).pathname, stack.urlA).href);
  await ready(guest.page);
  await expect(guest.page.getByRole("heading", { level: 1, name: "Welcome, Zora Quill" })).toBeVisible();
  await lookEverywhere(guest.page);
  await guest.page.getByLabel("Password", { exact: true }).fill("short");
  await guest.page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(guest.page.getByText("The password is shorter than 12 characters.")).toBeVisible();
  await guest.page.getByLabel("Password", { exact: true }).fill(password);
  await guest.page.getByLabel("The same again").fill(password);
  await guest.page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(guest.page).toHaveURL(/\/inbox/);
  await expect(people(page).getByRole("listitem").filter({ hasText: "Zora Quill" })).toContainText("Online");

  // The link is used up.
  const late = await visitor(browser);
  await late.page.goto(new URL(new URL(url).pathname, stack.urlA).href);
  await expect(late.page.getByRole("heading", { name: "This link was used already" })).toBeVisible();
  await isSound(late.page);

  await pane(page).getByRole("button", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(pane(page).getByRole("heading", { level: 2, name: /Zora Quill/ })).toContainText("Disabled");
  await guest.page.goto(`${stack.urlA}/inbox`);
  await expect(guest.page).toHaveURL(/sign-in/);
  await expect(people(page).getByRole("listitem").filter({ hasText: "Zora Quill" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "State" }).click();
  await page.getByRole("option", { name: "Disabled", exact: true }).click();
  await expect(people(page).getByRole("listitem").filter({ hasText: "Zora Quill" })).toBeVisible();
  await lookEverywhere(page);
  for (const one of [guest, late]) {
    expect(one.errors.filter((e) => !/40[134] \(/.test(e))).toEqual([]);
    await one.context.close();
  }
  expect(errors).toEqual([]);
  await context.close();
});

test("a profile is changed; a lead who is demoted in mid-session loses their rights at once", async ({ browser }) => {
  const [lead] = await sql<{ id: string }>(
    `INSERT INTO person (id, email, name, role, password_hash)
     SELECT gen_random_uuid(), 'demo@people.example', 'Dee Moted', 'lead', password_hash FROM person
     WHERE email = 'lena@tessel.example' RETURNING id`,
  );
  const session = await visitor(browser);
  await session.page.goto(`${stack.urlA}/sign-in`);
  await ready(session.page);
  await session.page.getByLabel("E-mail address").fill("demo@people.example");
  await session.page.getByLabel("Password").fill("baton demo desk");
  await session.page.getByRole("button", { name: "Sign in" }).click();
  await expect(session.page).toHaveURL(/queues/);
  await open(session.page);

  const { page, context, errors } = await signIn(browser, "ada");
  await open(page, `?person=${lead!.id}`);
  const form = pane(page);
  await form.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Agent" }).click();
  await form.getByRole("combobox", { name: "Add a language" }).click();
  await page.getByRole("option", { name: "German", exact: true }).click();
  await form.getByLabel("Capacity").fill("0");
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(form.getByText("Capacity must be a whole number from 1 to 100")).toBeVisible();
  await form.getByLabel("Capacity").fill("7");
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Profile saved", { exact: true })).toBeVisible();
  const [now] = await sql("SELECT role, capacity, languages FROM person WHERE id = $1", [lead!.id]);
  expect(now).toEqual({ role: "agent", capacity: 7, languages: ["de"] });

  // The page they have open still has its button; what it asks for is refused.
  await session.page.getByRole("button", { name: "Hours of Kenji Mori" }).click();
  await expect(session.page.getByRole("dialog")).toHaveCount(0);
  await session.page.goto(`${stack.urlA}/people`);
  await expect(session.page).toHaveURL(/inbox/);

  // Ada is the desk's only admin: she stays one.
  const [ada] = await sql<{ id: string }>("SELECT id FROM person WHERE email = 'ada@tessel.example'");
  await open(page, `?person=${ada!.id}`);
  await form.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Lead" }).click();
  await form.getByRole("button", { name: "Save profile" }).click();
  await expect(form.getByText("They are the last admin who can sign in")).toBeVisible();
  await expect(form.getByText("You cannot disable yourself")).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
  await session.context.close();
});

test("people are found, filtered and sorted in the address, and gone through by keyboard", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "lena");
  await open(page);
  await expect(page.getByRole("button", { name: "Import CSV" })).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search people" }).fill("invoice");
  await expect(people(page).getByRole("listitem")).toHaveCount(1);
  await expect(people(page)).toContainText("Priya Raman");
  await page.getByRole("searchbox", { name: "Search people" }).fill("");
  await page.getByRole("combobox", { name: "Team" }).click();
  await page.getByRole("option", { name: "Product" }).click();
  await page.getByRole("combobox", { name: "Tier" }).click();
  await page.getByRole("option", { name: "T1" }).click();
  await expect(page).toHaveURL(/team=product.*tier=1|tier=1.*team=product/);
  await expect(people(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Name" }).click();
  await expect(page).toHaveURL(/dir=desc/);
  await expect(people(page).getByRole("listitem").first()).toContainText("Jonas Weber");
  await page.keyboard.press("Escape");
  await page.locator("body").press("j");
  await page.keyboard.press("Enter");
  await expect(pane(page).getByRole("heading", { level: 2, name: "Jonas Weber" })).toBeVisible();
  // A lead reads the profile, and changes none.
  await expect(pane(page).getByRole("button", { name: "Save profile" })).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(pane(page).getByRole("heading", { level: 2, name: "Aisha Bello" })).toBeVisible();
  await lookEverywhere(page);
  await page.keyboard.press("Escape");
  await expect(pane(page)).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search people" }).fill("zebrafish");
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(people(page).getByRole("listitem").first()).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test("a file of people is looked at and imported; wrong rows are told and can be downloaded", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await open(page);
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Import people from a CSV file" });
  const lines = [
    "E-mail;Full name;Teams;Level;Skills;Languages",
    'csv.one@people.example;Cleo One;"Billing, Access";2;refund:4;de fr',
    "csv.two@people.example;Theo Two;Sales;1;;",
    "csv.three@people.example;Tia Three;Billing;1;refund:6;",
    "csv.one@people.example;Again;Billing;1;;",
  ];
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${lines.join("\r\n")}`) });
  await expect(dialog.getByText("people.csv, 4 rows")).toBeVisible();
  await expect(dialog.getByRole("combobox", { name: "Tier" })).toContainText("Level");
  await isSound(page);
  await dialog.getByRole("button", { name: "Check what would change" }).click();
  await expect(dialog.getByText("1 new person, nobody changed, nobody as they are.")).toBeVisible();
  const bad = dialog.getByRole("table", { name: "Rows that are wrong" });
  await expect(bad).toContainText("use one of Access");
  await expect(bad).toContainText("proficiency is from 1 to 5");
  await expect(bad).toContainText("They stand in line 2 already");
  await lookEverywhere(page);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the wrong rows" }).click();
  expect((await download).suggestedFilename()).toBe("people-wrong-rows.csv");
  await dialog.getByRole("button", { name: "Import 1 person" }).click();
  await expect(dialog.getByText(/Waits for a worker|Being imported/)).toBeVisible();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await page.getByRole("searchbox", { name: "Search people" }).fill("Cleo");
  await page.getByRole("link", { name: "Cleo One" }).click();
  await expect(pane(page).getByText(/They can join by this link until/)).toBeVisible();
  await expect(pane(page).getByRole("checkbox", { name: "Billing" })).toBeChecked();
  const status = await page.evaluate(
    async () =>
      (await fetch("/api/people/csv?step=nonsense", { method: "POST", body: "email,name\na@b.example,A" })).status,
  );
  expect(status).toBe(400);
  expect(errors.filter((e) => !/400 \(/.test(e))).toEqual([]);
  await context.close();

  const lead = await signIn(browser, "marco");
  await open(lead.page);
  const refused = await lead.page.evaluate(
    async () =>
      (await fetch("/api/people/csv?step=preview", { method: "POST", body: "email,name\na@b.example,A" })).status,
  );
  expect(refused).toBe(403);
  await lead.context.close();
});
