import { expect, test } from "@playwright/test";
import { ask } from "./support/ask";
import { signIn, sql } from "./support/desk";

const invoice = "Where can I download the invoice of last month as a PDF?";
const where = "Where it is";

test.describe.configure({ timeout: 180_000 });
test.beforeAll(async () => {
  await sql("UPDATE person SET capacity = 60");
});

test("the assistant resolves alone, says what it is, and the customer confirms with a click", async ({ browser }) => {
  const { page, errors } = await ask(browser, "Ines Alone", "Invoice as PDF", invoice);
  const state = page.getByRole("region", { name: where });
  await expect(state).toContainText("Did that solve it?");
  const log = page.getByRole("log");
  await expect(log).toContainText("I am the automated assistant of Tessel support desk.");
  await expect(log.getByText("automated", { exact: true })).toBeVisible();
  // The article is drawn, not shown as its Markdown.
  await expect(log.locator("em").first()).toBeVisible();
  await expect(log).not.toContainText("**");
  await page.getByRole("button", { name: "Yes, that solved it" }).click();
  await expect(state).toContainText("This is resolved");
  await expect(page.getByRole("heading", { name: "How did we do?" })).toBeVisible();
  const [ticket] = await sql<{ touches: number; correct: boolean }>(
    `SELECT t.touches, o.is_correct AS correct FROM ticket t JOIN review_outcome o ON o.id = t.id
     WHERE t.subject = 'Invoice as PDF' ORDER BY t.number DESC LIMIT 1`,
  );
  expect(ticket).toEqual({ touches: 0, correct: true });
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the assistant fails, and the person who takes over has everything", async ({ browser }) => {
  const agent = await signIn(browser, "priya");
  const subject = "October invoice is missing";
  const customer = await ask(
    browser,
    "Omar Failed",
    subject,
    "I need the invoice for October, where can I download it?",
  );
  await expect(customer.page.getByRole("log")).toContainText("I am the automated assistant");
  await customer.page.getByLabel("Your message").fill("That did not help: the list of invoices is empty.");
  await customer.page.getByRole("button", { name: "Send" }).click();
  await expect(customer.page.getByText("Passed on to a colleague, with everything you wrote.")).toBeVisible();

  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(customer.page.getByRole("region", { name: where })).toContainText("Priya Raman is working on it");
  await agent.page.getByRole("link", { name: subject }).first().click();
  const main = agent.page.getByRole("main");
  // What was wanted, what the assistant answered and from which article, what the customer said to it, and why it is here.
  await expect(main).toContainText("I need the invoice for October");
  await expect(main).toContainText("Every invoice is at");
  await expect(main).toContainText("Download or change an invoice");
  await expect(main).toContainText("That did not help: the list of invoices is empty.");
  await expect(main).toContainText(/customer says that the assistant’s answer did not help/i);
  expect([...agent.errors, ...customer.errors]).toEqual([]);
  await Promise.all([agent.context.close(), customer.page.context().close()]);
});

test("a person is one click away, before and after an answer", async ({ browser }) => {
  const { page, errors } = await ask(browser, "Pia Person", "Invoice, but rather a person", invoice);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await expect(page.getByRole("button", { name: "Talk to a person" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: where })).toContainText(/Billing team/);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the start screen says who is who, and one click makes one Maya", async ({ page }) => {
  await page.goto(`${process.env.E2E_URL_A}/`);
  await expect(page).toHaveURL(/\/welcome/);
  for (const tour of ["Be a customer", "Be Maya, an agent", "Be Lena, a lead"]) {
    await expect(page.getByRole("heading", { name: tour })).toBeVisible();
  }
  await expect(page.getByText("Kenji Mori")).toBeVisible();
  await page.getByRole("button", { name: "Sign in as Maya Lindqvist" }).first().click();
  await expect(page).toHaveURL(/\/inbox/);
});
