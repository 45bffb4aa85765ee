import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

// Several people in several browsers: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

/** Nobody is asked to take what these tests send: they look at whose it is. */
test.beforeAll(async () => {
  await sql("UPDATE person SET presence = 'offline'");
});

interface Sent {
  ticketId: string;
  trackUrl: string;
  number: string;
}
async function send(request: APIRequestContext, customer: object, subject: string, channel = "email"): Promise<Sent> {
  const answer = await post(request, message(`${subject}, since this morning.`, { customer, subject, channel }));
  const { ticketId, trackUrl } = await answer.json();
  const [row] = await sql<{ number: string }>("SELECT number FROM ticket WHERE id = $1", [ticketId]);
  return { ticketId, trackUrl, number: row!.number };
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await ready(page);
}
const tickets = (page: Page) =>
  page.locator("section", { has: page.getByRole("heading", { name: "Tickets", exact: true }) });
const history = (page: Page) =>
  page.locator("section", { has: page.getByRole("heading", { name: "What happened to this person" }) });
const knownBy = (page: Page) => page.locator("section", { has: page.getByRole("heading", { name: "Known by" }) });

/** Opens the dialog by its key: a page that streams in answers to keys a moment after its frame does. */
async function askToMerge(page: Page) {
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press("m");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return dialog;
}

test("a caller and a writer are merged into one person with one history, and that is undone", async ({
  browser,
  request,
}) => {
  const mail = { name: "Pauline Post", email: "pauline@post.example" };
  const phone = { name: "Paul Ine", phone: "+49 40 555 01 01" };
  await send(request, mail, "Cannot sign in by mail");
  const called = await send(request, phone, "Cannot sign in by phone", "phone");
  await send(request, { ...mail, phone: phone.phone }, "Both of us", "api");

  const lead = await signIn(browser, "marco");
  const { page } = lead;
  const agent = await signIn(browser, "tomasz");
  await open(page, "/inbox");
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search customers" }).fill("0049 40 5550101");
  await expect(page.getByText("1 customer found.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search customers" }).fill("pauline@");
  await page.getByRole("link", { name: "Pauline Post" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pauline Post" })).toBeVisible();
  await expect(page.getByText("of this one and of Paul Ine")).toBeVisible();
  const path = new URL(page.url()).pathname;

  // Whoever may only read sees the same, and no buttons.
  await open(agent.page, path);
  await expect(agent.page.getByText("a lead can merge them")).toBeVisible();
  await expect(agent.page.getByRole("button", { name: /Merge|Split/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Merge with Paul Ine" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two people into one" });
  await expect(dialog.getByText("Pauline Post gets 1 address and 1 ticket of Paul Ine.")).toBeVisible();
  await dialog.getByRole("button", { name: "Merge 1 ticket into Pauline Post" }).click();
  await expect(knownBy(page)).toContainText("+49405550101");
  await expect(tickets(page)).toContainText(`#${called.number}`);
  await expect(tickets(page).getByRole("img", { name: "Phone" })).toBeVisible();
  await expect(page.getByText("addresses of two customers")).toHaveCount(0);
  // The agent's screen moves by itself, also by a message that comes by the other address.
  await expect(tickets(agent.page)).toContainText(`#${called.number}`);
  const later = await send(request, phone, "Called once more", "phone");
  await expect(tickets(agent.page)).toContainText(`#${later.number}`);
  const [other] = await sql<{ id: string }>("SELECT id FROM customer WHERE name = 'Paul Ine'");
  await open(agent.page, `/customers/${other!.id}`);
  await expect(agent.page).toHaveURL(new RegExp(path));

  // Taken back from the line in the history: exactly what the merge had moved.
  await history(page).getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo the merge" }).click();
  await expect(tickets(page)).not.toContainText(`#${called.number}`);
  await expect(tickets(page)).toContainText(`#${later.number}`);
  await expect(knownBy(page)).not.toContainText("+49405550101");
  expect([...lead.errors, ...agent.errors]).toEqual([]);
  await lead.context.close();
  await agent.context.close();
});

test("merged by keyboard and search, then split into two people", async ({ browser, request }) => {
  const written = await send(request, { name: "Selma Split", email: "selma@split.example" }, "Written by Selma");
  const called = await send(request, { name: "Sel Ma", phone: "+49 40 555 02 02" }, "Called by Selma", "phone");
  const [selma] = await sql<{ id: string }>("SELECT id FROM customer WHERE name = 'Selma Split'");
  const { page, context, errors } = await signIn(browser, "marco");
  await open(page, `/customers/${selma!.id}`);
  const dialog = page.getByRole("dialog", { name: "Merge two people into one" });
  await page.getByRole("button", { name: "Merge", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("The other person")).toBeFocused();
  await page.keyboard.type("sel ma");
  await expect(dialog.getByText("1 person found")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Merge 1 ticket into Selma Split" }).click();
  await expect(tickets(page)).toContainText(`#${called.number}`);

  await page.getByRole("button", { name: "Split", exact: true }).click();
  const split = page.getByRole("dialog", { name: "Split Selma Split into two people" });
  await split.getByRole("button", { name: "Split off" }).click();
  await expect(split.getByText("Give the new person a name.")).toBeVisible();
  await split.getByLabel("Name of the new person").fill("Sel Alone");
  await split.getByLabel("selma@split.example").check();
  await split.getByLabel("+49405550202").check();
  await expect(split.getByRole("button", { name: "Split off" })).toBeDisabled();
  await split.getByLabel("selma@split.example").uncheck();
  await split.getByLabel(`#${called.number}`).check();
  await expect(split.getByText("Sel Alone gets 1 address and 1 ticket; Selma Split keeps 1 address.")).toBeVisible();
  await split.getByRole("button", { name: "Split off" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sel Alone" })).toBeVisible();
  await expect(tickets(page)).toContainText(`#${called.number}`);
  await expect(tickets(page)).not.toContainText(`#${written.number}`);
  await expect(page.getByText("Split off from Selma Split with 1 address and 1 ticket.")).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test("a duplicate is merged; the customer's old link shows the kept ticket, and its own again when taken out", async ({
  browser,
  request,
}) => {
  const who = { name: "Dora Double", email: "dora@double.example" };
  const first = await send(request, who, "Reset mail is missing");
  const second = await send(request, who, "No reset mail at all");
  const customer = await (await browser.newContext()).newPage();
  const customerErrors = watchErrors(customer);
  const there = (url: string) => stack.urlA + new URL(url).pathname;
  await customer.goto(there(second.trackUrl));
  await expect(customer.getByRole("heading", { level: 1, name: "No reset mail at all" })).toBeVisible();

  const lead = await signIn(browser, "lena");
  const { page } = lead;
  await open(page, `/tickets/${second.ticketId}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Merge into another ticket…" }).click();
  const dialog = page.getByRole("dialog", { name: `Merge #${second.number} into another ticket` });
  await dialog.getByRole("radio", { name: /Reset mail is missing/ }).check();
  await dialog.getByRole("button", { name: `Merge into #${first.number}` }).click();
  await expect(page.getByText(`The conversation goes on in #${first.number}`)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Reply/ })).toHaveCount(0);
  await expect(page.getByText(`#${second.number} is part of #${first.number} now`, { exact: true })).toBeVisible();

  // The customer's page goes along by itself, and what they write there lands in the kept ticket.
  await expect(customer.getByRole("heading", { level: 1, name: "Reset mail is missing" })).toBeVisible();
  await expect(customer.getByText("No reset mail at all, since this morning.")).toBeVisible();
  await ready(customer);
  await customer.getByLabel("Your message").fill("Is anybody there?");
  await customer.getByRole("button", { name: "Send" }).click();
  await expect(customer.getByRole("article").filter({ hasText: "Is anybody there?" })).toBeVisible();
  await page.getByRole("link", { name: `Open #${first.number}` }).click();
  const said = (text: string) =>
    page.getByRole("article", { name: "Message from Dora Double" }).filter({ hasText: text });
  await expect(said("Is anybody there?")).toBeVisible();
  const theirs = said("No reset mail at all, since this morning.");
  await expect(theirs).toContainText(`in #${second.number}`);

  await page.getByRole("button", { name: `Take #${second.number} out again` }).click();
  await expect(theirs).toHaveCount(0);
  await expect(customer.getByRole("heading", { level: 1, name: "No reset mail at all" })).toBeVisible();
  await expect(customer.getByText("Is anybody there?")).toHaveCount(0);
  // By its key, and back by the message that says it is done.
  await open(page, `/tickets/${second.ticketId}`);
  await askToMerge(page);
  await dialog.getByRole("radio", { name: /Reset mail is missing/ }).check();
  await dialog.getByRole("button", { name: `Merge into #${first.number}` }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "More" })).toBeVisible();
  expect([...lead.errors, ...customerErrors]).toEqual([]);
  await lead.context.close();
  await customer.context().close();
});

test("an agent who has neither ticket is told so, and a page of nobody says so", async ({ browser, request }, {
  retry,
}) => {
  const who = { name: "Nora Nobody", email: `nora${retry}@double.example` };
  await send(request, who, "Invoice of May");
  const { ticketId } = await send(request, who, "Invoice of May, please");
  await sql("UPDATE person SET capacity = 0");
  const { page, context, errors } = await signIn(browser, "priya");
  await open(page, `/tickets/${ticketId}`);
  const dialog = await askToMerge(page);
  await expect(dialog.getByText("Only whoever has one of the two tickets")).toBeVisible();
  await expect(dialog.getByRole("radio")).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Nora Nobody" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nora Nobody" })).toBeVisible();
  expect(errors).toEqual([]);
  await open(page, "/customers/nonsense");
  await expect(page.getByRole("heading", { name: "There is no such customer" })).toBeVisible();
  await open(page, "/customers?q=zebrafish");
  // By its role: while the page streams in, its parts stand there twice, once unseen.
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    test(`pages and dialogs are accessible, ${colorScheme}, ${viewport.width} px`, async ({ browser, request }) => {
      const crm = `crm-${colorScheme}-${viewport.width}`;
      const who = { name: "Axel Access", email: `${crm}@axel.example`, externalId: crm };
      await send(request, who, "First of two");
      const { ticketId } = await send(request, who, "Second of two");
      const [row] = await sql<{ id: string }>("SELECT customer_id AS id FROM ticket WHERE id = $1", [ticketId]);
      const { page, context, errors } = await signIn(browser, "ada");
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await open(page, `/customers/${row!.id}`);
      await page.getByRole("button", { name: "Split", exact: true }).click();
      await page.getByRole("dialog").getByLabel(crm, { exact: true }).check();
      await isSound(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Merge", exact: true }).click();
      await page.getByLabel("The other person").fill("Dana");
      const found = page.getByRole("dialog").getByRole("listitem").getByRole("button").first();
      await expect(found).toBeVisible();
      await isSound(page);
      await found.click();
      await expect(page.getByRole("button", { name: /^Merge \d+ tickets? into Axel/ })).toBeVisible();
      await isSound(page);
      await open(page, `/tickets/${ticketId}`);
      await (await askToMerge(page)).getByRole("radio").check();
      await isSound(page);
      expect(errors).toEqual([]);
      await context.close();
    });
  }
}
