import { expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, signIn, sql, waitingIn } from "./support/desk";
import { stack } from "./support/globalStack";

/** The figure of one queue in the lead's table. */
const figure = (page: Page, queue: string, column: "waiting" | "offered" | "inWork") =>
  page
    .getByRole("row")
    .filter({ has: page.locator(`a[href="/queues/${queue}"]`) })
    .locator(`[data-col="${column}"]`);
const number = async (page: Page, queue: string, column: "waiting" | "offered" | "inWork") =>
  Number(await figure(page, queue, column).textContent());

/** Room for new work, and none that waits: whoever signs in would be offered that first. */
test.beforeAll(async () => {
  await clearQueues();
  await sql("UPDATE person SET capacity = 60");
});

test("one ticket from the form to resolved: customer, agent and lead at once, on two web processes", async ({
  browser,
}) => {
  const lead = await signIn(browser, "lena", stack.urlB);
  await lead.page.goto(`${stack.urlB}/queues`);
  await expect(lead.page.locator('[data-line="live"]')).toBeVisible();
  const agent = await signIn(browser, "maya");
  await expect(agent.page).toHaveURL(/inbox/);
  await expect(figure(lead.page, "access-t1", "waiting")).toHaveText("0");
  const before = {
    offered: await number(lead.page, "access-t1", "offered"),
    inWork: await number(lead.page, "access-t1", "inWork"),
  };

  const subject = "Password reset mail never arrives";
  const customer = await ask(
    browser,
    "Noa Journey",
    subject,
    `I try to sign in, ask for a new password, and no mail comes. ${forPerson}`,
  );
  await expect(customer.page.getByRole("region", { name: "Where it is" })).toContainText("finding the right person");
  await expect(figure(lead.page, "access-t1", "offered")).toHaveText(String(before.offered + 1));

  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(customer.page.getByRole("region", { name: "Where it is" })).toContainText(
    "Maya Lindqvist is working on it",
  );
  await expect(figure(lead.page, "access-t1", "inWork")).toHaveText(String(before.inWork + 1));

  await agent.page.getByRole("button", { name: /^Reply/ }).click();
  await agent.page
    .getByLabel(/Reply to Noa/)
    .fill("The mails were blocked by your filter. I have sent one by another way.");
  await agent.page.getByRole("button", { name: "Send reply" }).click();
  await expect(customer.page.getByText("The mails were blocked by your filter.")).toBeVisible();

  await customer.page.getByLabel("Your message").fill("It works now, thank you.");
  await customer.page.getByRole("button", { name: "Send" }).click();
  await expect(agent.page.getByText("It works now, thank you.").first()).toBeVisible();

  await agent.page.getByRole("button", { name: /^Resolve/ }).click();
  const anyway = agent.page.getByRole("button", { name: "Resolve anyway" });
  await anyway.click();
  await expect(customer.page.getByRole("region", { name: "Where it is" })).toContainText("This is resolved");
  await expect(figure(lead.page, "access-t1", "inWork")).toHaveText(String(before.inWork));

  await customer.page.locator("label").filter({ hasText: "4 of 5" }).click();
  await customer.page.getByLabel("Anything to add?").fill("Quick and friendly");
  await customer.page.getByRole("button", { name: "Send rating" }).click();
  await expect(customer.page.getByText("You gave 4 of 5")).toBeVisible();
  await customer.page.getByRole("button", { name: "This is still wrong" }).click();
  await customer.page.getByLabel("What is still wrong", { exact: true }).fill("Today the mail is missing again.");
  await customer.page.getByRole("button", { name: "Send and open again" }).click();
  await expect(customer.page.getByText("Today the mail is missing again.")).toBeVisible();
  await expect(customer.page.getByRole("region", { name: "Where it is" })).not.toContainText("This is resolved");

  for (const { errors } of [lead, agent, customer]) expect(errors).toEqual([]);
  for (const { page } of [lead, agent, customer]) await page.context().close();
});

test("escalated with what was tried and wanted, it reaches the next tier's person", async ({ browser }) => {
  const t1 = await signIn(browser, "sofia");
  const customer = await ask(
    browser,
    "Iris Webhook",
    "Webhooks are delivered twice",
    `Every webhook of the order workflow is delivered twice since Monday. ${forPerson}`,
  );
  const card = t1.page.getByRole("article").filter({ hasText: "Webhooks are delivered twice" });
  await card.getByRole("button", { name: "Accept" }).click();
  const t2 = await signIn(browser, "ravi");
  await t1.page.getByRole("button", { name: /^Escalate/ }).click();
  const dialog = t1.page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "What the customer wants" })).toHaveValue(/delivered twice/);
  await dialog.getByRole("combobox", { name: "Why" }).click();
  await t1.page.getByRole("option", { name: /expertise/i }).click();
  await dialog
    .getByRole("textbox", { name: "Step 1" })
    .fill("Both deliveries carry the same id, so the sender repeats itself.");
  await t1.page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  const next = t2.page.getByRole("article").filter({ hasText: "Webhooks are delivered twice" });
  await next.getByRole("button", { name: "Accept" }).click();
  await expect(t2.page.getByText("Both deliveries carry the same id").first()).toBeVisible();
  await expect(customer.page.getByText("Both deliveries carry the same id")).toHaveCount(0);
  await expect(customer.page.getByRole("region", { name: "Where it is" })).toContainText("Ravi Menon");
  for (const { page, errors } of [t1, t2, customer]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test("with the worker stopped, a person fills in the form and an agent sees the offer", async ({ browser }) => {
  await stack.stop("worker");
  try {
    const agent = await signIn(browser, "priya");
    const customer = await ask(
      browser,
      "Otto Invoice",
      "Invoice of last month as PDF",
      `Where can I download the invoice of last month as a PDF? ${forPerson}`,
    );
    const card = agent.page.getByRole("article").filter({ hasText: "Invoice of last month as PDF" });
    await expect(card).toBeVisible();
    await card.getByRole("button", { name: "Decline" }).click();
    await agent.page.getByRole("menuitem").first().click();
    await expect(card.getByRole("button", { name: "Accept" })).toHaveCount(0);
    expect(agent.errors).toEqual([]);
    for (const { page } of [agent, customer]) await page.context().close();
  } finally {
    await stack.start("worker");
  }
});

test("nobody on shift: the ticket waits, says why, and goes to the first who comes", async ({ browser }) => {
  await sql("UPDATE person SET presence = 'offline'");
  const customer = await ask(
    browser,
    "Uma Night",
    "Two-factor code is refused",
    `My two-factor code is refused at sign-in since yesterday. ${forPerson}`,
  );
  await expect(customer.page.getByRole("region", { name: "Where it is" })).toContainText("Access");
  const lead = await signIn(browser, "lena");
  await lead.page.goto(`${stack.urlA}/queues/access-t1`);
  await lead.page.getByRole("link", { name: /Two-factor code is refused/ }).click();
  await expect(lead.page.getByText(/Nobody is online/i).first()).toBeVisible();
  const agent = await signIn(browser, "maya");
  await expect(agent.page.getByRole("article").filter({ hasText: "Two-factor code is refused" })).toBeVisible();
  for (const { page, errors } of [lead, agent, customer]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test("eight tabs share one live connection, and all of them move", async ({ browser }) => {
  test.setTimeout(180_000); // eight pages are drawn at once
  const lead = await signIn(browser, "marco");
  let streams = 0;
  lead.context.on("request", (r) => {
    if (r.url().includes("live.changes")) streams++;
  });
  const tabs: Page[] = [];
  for (let i = 0; i < 8; i++) {
    const tab = await lead.context.newPage();
    await tab.goto(`${stack.urlA}/queues`);
    tabs.push(tab);
  }
  await lead.page.close(); // the tab that led; another takes over
  for (const tab of tabs) await expect(tab.locator('[data-line="live"]')).toBeVisible();
  const before = await waitingIn(tabs[0]!, "billing");
  await sql("UPDATE person SET presence = 'offline'");
  await ask(
    browser,
    "Eva Tabs",
    "The October invoice shows the wrong amount of seats",
    `The October invoice lists 14 seats, we have 12. Please correct the invoice. ${forPerson}`,
  );
  for (const tab of tabs) await expect.poll(() => waitingIn(tab, "billing")).toBe(before + 1);
  expect(streams).toBeLessThanOrEqual(3);
  await lead.context.close();
});
