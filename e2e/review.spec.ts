import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";

const open = async (page: Page, path: string, base = stack.urlA) => {
  await page.goto(base + path);
  await ready(page);
};
const list = (page: Page) => page.getByRole("list", { name: "Drafts that wait" });
const heading = (page: Page, subject: string) => page.getByRole("heading", { level: 2, name: subject });
const told = (page: Page, words: string) => page.getByRole("region", { name: "Notifications" }).getByText(words);
const answer = (page: Page) => page.getByLabel("Answer, Markdown");
const banner = (page: Page) =>
  page.getByRole("region", { name: "Assistant", exact: true }).getByText("is stopped since");

/** Walks the list by keyboard until the draft is open. */
async function walkTo(page: Page, subject: string): Promise<void> {
  await expect(list(page).getByText(subject)).toBeVisible();
  await expect(async () => {
    if (!(await heading(page, subject).isVisible())) await page.keyboard.press("j");
    await expect(heading(page, subject)).toBeVisible({ timeout: 300 });
  }).toPass();
}

const draftOf = (browser: Browser, name: string, subject: string) =>
  ask(browser, name, subject, "I try to sign in, ask for a new password, and the reset mail does not arrive.");

/** Presses a key once the draft has been on screen long enough to be meant. */
async function press(page: Page, key: string, outcome: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await outcome();
  }).toPass();
}

// Three browsers each, and on a loaded machine every page takes its time.
test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  await clearQueues();
  await sql("UPDATE person SET capacity = 60");
});
test.afterAll(async () => {
  await sql("UPDATE assistant_switch SET stopped_at = NULL, stopped_by = NULL, note = NULL");
});

test("a draft is edited and sent by keyboard alone, and the customer reads it", async ({ browser }) => {
  const subject = "Reset mail for the keyboard";
  const customer = await draftOf(browser, "Kim Keys", subject);
  const { page, errors, context } = await signIn(browser, "priya");
  await open(page, "/review");
  await walkTo(page, subject);
  await expect(page).toHaveURL(/draft=/);

  await press(page, "e", () => expect(answer(page)).toBeFocused({ timeout: 300 }));
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("We looked at your mailbox settings first. ");
  // Letters are letters while somebody writes, and an edit survives a reload.
  await expect(answer(page)).toHaveValue(/^We looked at your mailbox settings first\. /);
  await page.keyboard.press("Escape");
  await expect(answer(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(page.getByText("We looked at your mailbox settings first.")).toBeVisible();

  // What cannot be sent is said before anything is sent.
  await press(page, "e", () => expect(answer(page)).toBeFocused({ timeout: 300 }));
  const kept = await answer(page).inputValue();
  await answer(page).fill("");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Write the answer first.")).toBeVisible();
  await answer(page).fill(`${kept}\n{{custmer.name}}`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("{{custmer.name}} is not a variable")).toBeVisible();
  await answer(page).fill(kept);
  await page.keyboard.press("Control+Enter");
  await expect(told(page, "Sent to Kim Keys")).toBeVisible();
  await expect(list(page).getByText(subject)).toHaveCount(0);
  await expect(customer.page.getByText("We looked at your mailbox settings first.")).toBeVisible();

  // The edit is kept and can be looked at.
  await page.getByRole("radio", { name: "Settled by you" }).click();
  await page.getByRole("link", { name: new RegExp(subject) }).click();
  await expect(page.getByText(/Added: .*We looked at your mailbox settings first\./)).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).not.toHaveURL(/view=settled/);
  expect([...errors, ...customer.errors]).toEqual([]);
  await customer.page.context().close();
  await context.close();
});

test("a refused draft becomes an agent's offer, with the reason; an agent takes a ticket from the assistant", async ({
  browser,
}) => {
  const agent = await signIn(browser, "maya");
  const subject = "Reset mail for a person";
  const customer = await draftOf(browser, "Rae Person", subject);
  const reviewer = await signIn(browser, "marco");
  const { page } = reviewer;
  await open(page, "/review");
  await walkTo(page, subject);
  await press(page, "r", () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 300 }));
  await page.keyboard.press("2");
  await expect(told(page, "goes to people")).toBeVisible();
  await expect(heading(page, subject)).toHaveCount(0);
  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(agent.page.getByText(/refused the draft: something was missing/).first()).toBeVisible();

  const taken = "Reset mail that is taken over";
  const other = await draftOf(browser, "Tess Taken", taken);
  const [ticket] = await sql<{ id: string }>("SELECT id FROM ticket WHERE subject = $1", [taken]);
  await open(agent.page, `/tickets/${ticket!.id}`);
  await expect(agent.page.getByText("Draft waits for review").first()).toBeVisible();
  await expect(agent.page.getByText("Why the assistant has it")).toBeVisible();
  // A page that streams in answers to keys a moment after its frame does.
  const reply = agent.page.getByRole("button", { name: /^Reply/ });
  await press(agent.page, "t", () => expect(reply).toBeEnabled({ timeout: 1000 }));
  await expect(list(page).getByText(taken)).toHaveCount(0);
  expect([...agent.errors, ...reviewer.errors, ...customer.errors]).toEqual([]);
  for (const one of [agent, reviewer]) await one.context.close();
  for (const one of [customer, other]) await one.page.context().close();
});

test("two reviewers, one wins; and nobody answers past what the customer has just written", async ({ browser }) => {
  const subject = "Reset mail for two reviewers";
  const customer = await draftOf(browser, "Two Reviewers", subject);
  const [first, second] = [await signIn(browser, "priya"), await signIn(browser, "lena", stack.urlB)];
  await open(first.page, "/review");
  await open(second.page, "/review", stack.urlB);
  for (const { page } of [first, second]) await walkTo(page, subject);
  // The second one hears of nothing, so that it does not know that it is late.
  await second.page.route(/trpc/, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  const approve = (page: Page, title: string) =>
    press(page, "a", () => expect(heading(page, title)).toHaveCount(0, { timeout: 1000 }));
  await approve(first.page, subject);
  await expect(told(first.page, "Sent to Two Reviewers")).toBeVisible();
  await approve(second.page, subject);
  await expect(told(second.page, "This draft is settled already")).toBeVisible();
  const replies =
    "SELECT 1 FROM message m JOIN ticket t ON t.id = m.ticket_id WHERE t.subject = $1 AND m.kind = 'reply'";
  expect(await sql(replies, [subject])).toHaveLength(1);
  await second.context.close();

  const again = "Reset mail, and then more";
  const writer = await draftOf(browser, "Wren Again", again);
  await walkTo(first.page, again);
  await first.page.route(/trpc/, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  await writer.page.getByLabel("Your message").fill("One more thing: the sign-in page also says that I am locked out.");
  await writer.page.getByRole("button", { name: "Send" }).click();
  await expect(writer.page.getByText("One more thing")).toBeVisible();
  await approve(first.page, again);
  await expect(told(first.page, "the customer has written again")).toBeVisible();
  expect(await sql(replies, [again])).toHaveLength(0);
  await first.context.close();
  for (const one of [customer, writer]) await one.page.context().close();
});

test("the stop switch shows everywhere within a second, and nothing more is answered alone", async ({ browser }) => {
  const lead = await signIn(browser, "lena");
  const agent = await signIn(browser, "maya", stack.urlB);
  await open(agent.page, "/review", stack.urlB);
  await open(lead.page, "/queues");
  await expect(agent.page.locator('[data-line="live"]')).toBeVisible();
  // An agent sees how it stands, and nothing to press.
  await expect(agent.page.getByText("Assistant answers")).toBeVisible();
  await expect(agent.page.getByRole("button", { name: "Stop the assistant" })).toHaveCount(0);

  await lead.page.getByRole("button", { name: "Stop the assistant" }).click();
  await lead.page.getByLabel("Why").fill("Wrong invoices since noon");
  await lead.page.getByRole("button", { name: "Stop now" }).click();
  await expect(banner(lead.page)).toBeVisible();
  await expect(banner(agent.page)).toBeVisible({ timeout: 1000 });
  await expect(banner(agent.page)).toContainText("by Lena Brandt: Wrong invoices since noon");
  await expect(agent.page.getByRole("button", { name: "Start again" })).toHaveCount(0);

  const subject = "Invoice of October as PDF";
  const customer = await ask(browser, "Ivo Invoice", subject, "Where can I download the invoice of October as a PDF?");
  await expect(list(agent.page).getByText(subject)).toBeVisible();
  const [ticket] = await sql<{ id: string; disposition: string; lane: string }>(
    "SELECT id, disposition, assistant_lane AS lane FROM ticket WHERE subject = $1",
    [subject],
  );
  expect(ticket).toMatchObject({ disposition: "autonomous", lane: "review" });
  // It is among the newest on the lead's screen, with where it is.
  await expect(lead.page.locator(`[data-ticket="${ticket!.id}"]`)).toContainText("Draft waits for review");

  await lead.page
    .getByRole("region", { name: "Assistant", exact: true })
    .getByRole("button", { name: "Start again" })
    .click();
  await expect(banner(agent.page)).toHaveCount(0);
  expect([...lead.errors, ...agent.errors, ...customer.errors]).toEqual([]);
  for (const one of [lead, agent]) await one.context.close();
  await customer.page.context().close();
});
