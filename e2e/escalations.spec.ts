import { expect, type Locator, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf } from "./support/sound";

async function scan(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await flawsOf(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}
const open = async (page: Page, path: string) => {
  await page.goto(stack.urlA + path);
  await ready(page);
};
const told = (page: Page, words: string) => page.getByRole("region", { name: "Notifications" }).getByText(words);
const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const panel = (page: Page) => page.getByRole("dialog", { name: "Notifications" });
const section = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name }) });
async function more(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  await clearQueues();
  await sql("UPDATE person SET capacity = 60");
});

test("an agent asks, the duty manager is told and approves, the agent goes on; then it waits for a third party", async ({
  browser,
}) => {
  const subject = "Locked out and charged for it";
  const agent = await signIn(browser, "maya");
  const text = `I cannot sign in, the password reset mail never arrives. ${forPerson}`;
  const customer = await ask(browser, "Ula Under", subject, text);
  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await card.getByRole("button", { name: "Accept" }).click();
  const [ticket] = await sql<{ id: string; number: string }>("SELECT id, number FROM ticket WHERE subject = $1", [
    subject,
  ]);
  await open(agent.page, `/tickets/${ticket!.id}`);

  // What cannot be decided is said before it is sent.
  await more(agent.page, "Ask for approval");
  const asking = agent.page.getByRole("dialog");
  await asking.getByRole("radio", { name: "A refund" }).click();
  await asking.getByLabel("Amount").fill("12.345");
  await asking.getByRole("button", { name: "Ask" }).click();
  await expect(asking.getByText("more than two decimals")).toBeVisible();
  await expect(asking.getByText("Write what you ask for and why")).toBeVisible();
  await scan(agent.page, "asking");
  await asking.getByLabel("Amount").fill("120.50");
  await asking.getByLabel("What do you ask, and why?").fill("She was locked out for a week and paid for it.");
  await asking.getByRole("button", { name: "Ask" }).click();
  const requests = agent.page.getByRole("region", { name: "Approvals" });
  await expect(requests.getByText("Refund of €120.50")).toBeVisible();
  await expect(requests.getByText("Pending")).toBeVisible();
  // Whoever asked may take it back, and not decide it.
  await expect(requests.getByRole("button", { name: "Take it back" })).toBeVisible();
  await expect(requests.getByRole("button", { name: "Approve" })).toHaveCount(0);

  const [asked] = await sql<{ name: string }>(
    `SELECT split_part(p.email, '@', 1) AS name FROM approval a JOIN person p ON p.id = a.asked_id WHERE a.ticket_id = $1`,
    [ticket!.id],
  );
  const lead = await signIn(browser, asked!.name);
  await expect(bell(lead.page)).toHaveAccessibleName(/unread/);
  await bell(lead.page).press("Enter");
  const news = panel(lead.page).getByRole("link").filter({ hasText: subject });
  await expect(news).toContainText("Maya Lindqvist asks for approval: a refund");
  await scan(lead.page, "the bell");
  await news.click();
  await expect(lead.page).toHaveURL(new RegExp(ticket!.id));
  await expect(panel(lead.page)).toHaveCount(0);
  const readAt =
    "SELECT 1 FROM notification WHERE ticket_id = $1 AND kind = 'approvalRequested' AND read_at IS NOT NULL";
  await expect(async () => expect(await sql(readAt, [ticket!.id])).toHaveLength(1)).toPass();

  await lead.page.getByRole("link", { name: /^Escalations.*need/ }).click();
  await expect(lead.page.getByRole("heading", { level: 1, name: "Escalations" })).toBeVisible();
  await expect(lead.page.getByText(/On duty: .+ until Mon/)).toBeVisible();
  const mine = section(lead.page, "Approvals").getByRole("listitem").filter({ hasText: subject });
  await expect(mine).toContainText("She was locked out for a week and paid for it.");
  await scan(lead.page, "/escalations");
  await mine.getByRole("button", { name: "Deny" }).click();
  await lead.page.getByRole("dialog").getByRole("button", { name: "Deny" }).click();
  await expect(lead.page.getByRole("dialog").getByText("Say why it is denied")).toBeVisible();
  await scan(lead.page, "denying");
  await lead.page.keyboard.press("Escape");
  await mine.getByRole("button", { name: "Approve" }).click();
  await lead.page.getByRole("dialog").getByLabel("Reason").fill("Once, and with an apology.");
  await lead.page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(told(lead.page, "Approved. Maya Lindqvist is told")).toBeVisible();
  await expect(mine).toHaveCount(0);

  await expect(requests.getByText("Approved", { exact: true })).toBeVisible();
  await expect(requests.getByText("Once, and with an apology.")).toBeVisible();
  await expect(bell(agent.page)).toHaveAccessibleName(/unread/);
  await bell(agent.page).click();
  await expect(
    panel(agent.page)
      .getByText(/approved: a refund/)
      .first(),
  ).toBeVisible();
  await panel(agent.page).getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(agent.page)).toHaveAccessibleName("Notifications");
  await agent.page.keyboard.press("Escape");

  // For somebody outside the desk.
  await more(agent.page, "Wait for a third party");
  const waiting = agent.page.getByRole("dialog");
  await waiting.getByLabel("For whom?").fill("ENG-1234");
  await waiting.getByLabel("Where they work on it").fill("javascript:alert(1)");
  await waiting.getByRole("button", { name: "Wait", exact: true }).click();
  await expect(waiting.getByText("The link is not a web address")).toBeVisible();
  await scan(agent.page, "waiting");
  await waiting.getByLabel("Where they work on it").fill("https://tracker.example/ENG-1234");
  await waiting.getByRole("button", { name: "Wait", exact: true }).click();
  const badge = agent.page.locator("article header").getByRole("link", { name: "Waiting for ENG-1234" });
  await expect(badge).toHaveAttribute("href", "https://tracker.example/ENG-1234");
  await expect(badge).toHaveAttribute("rel", /noopener/);
  await scan(agent.page, "a ticket that waits");

  await expect(customer.page.getByText("We are waiting for somebody else at our side")).toBeVisible();
  await expect(customer.page.getByText("ENG-1234")).toHaveCount(0);
  await customer.page.getByLabel("Your message").fill("Any news?");
  await customer.page.getByRole("button", { name: "Send" }).click();
  await expect(customer.page.getByText("Any news?")).toBeVisible();
  await expect(agent.page.getByText("Any news?").first()).toBeVisible();
  await expect(badge).toBeVisible();

  const waits = section(lead.page, "Waiting for a third party").getByRole("listitem").filter({ hasText: subject });
  await expect(waits.getByRole("link", { name: "Waiting for ENG-1234" })).toBeVisible();
  await agent.page.getByRole("button", { name: "They have answered" }).click();
  await expect(badge).toHaveCount(0);
  await expect(waits).toHaveCount(0);
  await expect(customer.page.getByText("Maya Lindqvist is working on it")).toBeVisible();

  expect([...agent.errors, ...lead.errors, ...customer.errors]).toEqual([]);
  for (const one of [agent, lead]) await one.context.close();
  await customer.page.context().close();
});

test("the lists are narrowed in the address, lead to the ticket, and an agent sees what concerns them", async ({
  browser,
}) => {
  const { page, errors, context } = await signIn(browser, "ada");
  await open(page, "/escalations");
  const escalated = section(page, "Escalated and still open");
  await expect(escalated.getByRole("heading", { level: 3, name: /From T1 to T2/ })).toBeVisible();
  await page.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option", { name: "Needs more expertise" }).click();
  await expect(page).toHaveURL(/reason=needsExpertise/);
  await expect(escalated.getByRole("heading", { level: 3, name: "Assistant → people" })).toHaveCount(0);
  await expect(section(page, "Waiting for a third party")).toHaveCount(0);
  await page.reload();
  await expect(section(page, "Late promises")).toHaveCount(0);
  await escalated.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/tickets\//);
  await page.goBack();
  await expect(page).toHaveURL(/reason=needsExpertise/);
  await open(page, "/escalations?team=access&tier=3");
  await expect(page.getByRole("heading", { name: "Nothing fits these filters" })).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(section(page, "Late promises")).toBeVisible();
  // A row is one link, yet its clock explains itself; and nothing beside it is cut where columns are narrow.
  for (const width of [1366, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const cut = await page
      .locator("section li .truncate")
      .filter({ hasText: / late$/ })
      .evaluateAll((marks) => marks.filter((m) => m.scrollWidth > m.clientWidth).map((m) => m.textContent));
    expect(cut, `late marks at ${width} px`).toEqual([]);
  }
  await section(page, "Late promises")
    .getByRole("img", { name: /late by|due in|due soon/ })
    .first()
    .hover();
  await expect(page.getByRole("tooltip").filter({ hasText: "Promised within" })).toBeVisible();
  // What stands says why, without a tip.
  await expect(escalated.getByText("Waiting for the customer").first()).toBeVisible();
  await page.mouse.move(0, 0);
  await page.getByRole("button", { name: "Only late" }).click();
  await expect(page).toHaveURL(/late=1/);
  expect(errors).toEqual([]);
  await context.close();

  const agent = await signIn(browser, "sofia");
  await open(agent.page, "/escalations");
  await expect(agent.page.getByText("What you have, what your teams own")).toBeVisible();
  await expect(section(agent.page, "Escalated and still open").getByText("Import stops at row")).toHaveCount(0);
  await expect(agent.page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await expect(section(agent.page, "Approvals").getByText("Nothing waits for a decision")).toBeVisible();
  expect(agent.errors).toEqual([]);
  await agent.context.close();

  // On a phone, why a clock stands leaves the ticket its room in the inbox of whoever has it.
  const [held] = await sql<{ name: string; number: string }>(
    `SELECT split_part(p.email, '@', 1) AS name, t.number FROM ticket t JOIN person p ON p.id = t.assignee_id
     WHERE t.status = 'waiting' AND t.waiting_for = 'customer'
       AND EXISTS (SELECT 1 FROM clock c WHERE c.ticket_id = t.id AND c.state = 'paused')
       AND NOT EXISTS (SELECT 1 FROM clock c WHERE c.ticket_id = t.id AND c.state = 'running') LIMIT 1`,
  );
  const holder = await signIn(browser, held!.name);
  await holder.page.setViewportSize({ width: 390, height: 844 });
  await open(holder.page, "/inbox");
  const line = holder.page.getByRole("listitem").filter({ hasText: new RegExp(`#${held!.number}(?!\\d)`) });
  const box = async (part: Locator) => (await part.boundingBox())!;
  const [whole, clock, why] = [
    await box(line),
    await box(line.getByRole("img", { name: /paused/ })),
    await box(line.getByText("Waiting for the customer", { exact: true })),
  ];
  expect(why.y).toBeGreaterThanOrEqual(clock.y + clock.height);
  expect(Math.min(clock.x, why.x) - whole.x).toBeGreaterThan(whole.width / 2);
  expect(holder.errors).toEqual([]);
  await holder.context.close();
});
