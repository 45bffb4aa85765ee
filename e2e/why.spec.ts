import { expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

const subject = "Shut out of everything";
const text = `The login page says that my password is wrong, and no reset mail arrives. ${forPerson}`;

async function ticketId(name = subject): Promise<string> {
  const [row] = await sql<{ id: string }>("SELECT id FROM ticket WHERE subject = $1 ORDER BY created_at DESC LIMIT 1", [
    name,
  ]);
  return row!.id;
}
async function open(page: Page, id: string) {
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(`${stack.urlA}/tickets/${id}`);
  await ready(page);
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: "Who gets it" }) });
  await expect(panel).toBeVisible();
  return panel;
}
async function soundInAllSizes(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await isSound(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("radio", { name: "Why and details" }).or(page.getByText("Why and details")).first().click();
  await expect(page.getByRole("heading", { name: "Who gets it" })).toBeVisible();
  await isSound(page);
}

test("a lead reads whom the planner compared, the chosen agent why, and another why not", async ({ browser }) => {
  await clearQueues();
  const agent = await signIn(browser, "maya");
  await agent.page.goto(`${stack.urlA}/inbox`);
  await ready(agent.page);
  const customer = await ask(browser, "Wanda Whynot", subject, text);
  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await card.getByRole("button", { name: /^Accept/ }).click();
  const id = await ticketId();
  await expect
    .poll(async () => (await sql("SELECT 1 FROM assignment WHERE ticket_id = $1 AND ended_at IS NULL", [id])).length)
    .toBe(1);

  const mine = await open(agent.page, id);
  await expect(mine.getByRole("heading", { name: "Why you" })).toBeVisible();
  await expect(mine.getByText(/person free in Access|people free in Access|Already knows/)).toBeVisible();
  await expect(mine.getByRole("heading", { name: "Why not you" })).toHaveCount(0);
  await expect(mine.getByRole("table", { name: "Candidates considered" })).toHaveCount(0);
  await soundInAllSizes(agent.page);

  for (const name of ["lena", "ada"]) {
    const lead = await signIn(browser, name);
    const panel = await open(lead.page, id);
    await expect(panel.getByText(/As it was at/)).toBeVisible();
    await expect(panel.getByRole("heading", { name: /^Why Maya/ })).toBeVisible();
    await expect(panel.getByRole("heading", { name: "Why not you" })).toBeVisible();
    await expect(panel.getByText(/Not in Access|Receives no work now/)).toBeVisible();
    const table = panel.getByRole("table", { name: "Candidates considered" });
    await expect(table.getByRole("row", { name: /Maya.*chosen/ })).toContainText(/\d+%/);
    await expect(lead.page.getByRole("table", { name: "How it may go at each tier" })).toContainText("100%");
    await soundInAllSizes(lead.page);
    expect(lead.errors).toEqual([]);
    await lead.context.close();
  }
  expect([...agent.errors, ...customer.errors]).toEqual([]);
  await agent.context.close();
  await customer.page.context().close();
});

test("a waiting ticket says what would have to happen; one that cannot be planned is seen by the lead", async ({
  browser,
}) => {
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline'");
  const customer = await ask(browser, "Walter Waiting", "Waiting for somebody", text);
  const id = await ticketId("Waiting for somebody");
  const lead = await signIn(browser, "lena");
  const panel = await open(lead.page, id);
  await expect(panel.getByText("As it is now.")).toBeVisible();
  await expect(panel.getByRole("heading", { name: "What would have to happen" })).toBeVisible();
  await expect(panel.getByText(/of Access who (is|are) away comes back online/)).toBeVisible();

  await sql("UPDATE ticket SET importance = 'NaN' WHERE id = $1", [id]);
  await lead.page.goto(`${stack.urlA}/queues`);
  await ready(lead.page);
  await expect(lead.page.getByText("1 ticket cannot be planned")).toBeVisible();
  await isSound(lead.page);
  await lead.page.getByRole("link", { name: "Show what is wrong" }).click();
  await expect(lead.page.getByRole("heading", { name: "Cannot be planned" })).toBeVisible();
  const why = lead.page.locator("[data-col=state]").getByText(/cannot be planned: “importance” is not usable/);
  await expect(why).toBeVisible();
  // However long the reason, it stays in its column.
  const cell = lead.page.locator("[data-col=state]").first();
  expect(await cell.evaluate((c) => c.scrollWidth - c.clientWidth)).toBeLessThanOrEqual(0);
  await lead.page
    .getByRole("link", { name: /Waiting for somebody/ })
    .first()
    .click();
  // It opens beside the list, where the reasons stand behind a switch.
  await lead.page
    .getByRole("radio", { name: "Why and details" })
    .or(lead.page.getByText("Why and details"))
    .first()
    .click();
  await expect(lead.page.getByText(/An admin puts “importance” right/)).toBeVisible();
  await sql("UPDATE ticket SET importance = 1 WHERE id = $1", [id]);
  await expect(lead.page.getByText(/An admin puts “importance” right/)).toHaveCount(0);
  expect(lead.errors).toEqual([]);
  await lead.context.close();
  await customer.page.context().close();
});
