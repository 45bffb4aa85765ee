import { expect, type Page, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** Responsibility goes from one to the next with what they need: up, back, and to another team. */

const access = "I cannot sign in, the password reset mail never arrives. I want to talk to a person, please.";

test.beforeEach(async () => {
  await clearQueues();
  await sql("UPDATE person SET capacity = 60, presence = 'offline'");
});

let count = 0;
async function ticket(request: Parameters<typeof post>[0], subject: string): Promise<string> {
  const customer = { email: `handoff${++count}@customer.example`, name: `Handoff Customer ${count}` };
  const answer = await post(request, message(access, { subject, customer }));
  return ((await answer.json()) as { ticketId: string }).ticketId;
}
async function accept(page: Page, subject: string): Promise<void> {
  await page.getByRole("article").filter({ hasText: subject }).getByRole("button", { name: "Accept" }).click();
  // To leave the page at once would take the click back.
  const held = "SELECT 1 FROM ticket WHERE subject = $1 AND assignee_id IS NOT NULL";
  await expect.poll(async () => (await sql(held, [subject])).length).toBe(1);
}
async function show(page: Page, id: string): Promise<void> {
  await page.goto(`${stack.urlA}/tickets/${id}`);
  await ready(page);
  await expect(page.getByRole("button", { name: /^Reply/ })).toBeEnabled();
}
const placeOf = async (id: string) =>
  (
    await sql<{ team: string; tier: number; barred: string[] }>(
      "SELECT owner_team_id AS team, queue_tier AS tier, barred_teams AS barred FROM ticket WHERE id = $1",
      [id],
    )
  )[0]!;
async function why(page: Page, option: string): Promise<void> {
  await page.getByRole("dialog").getByRole("combobox", { name: "Why" }).click();
  await page.getByRole("option", { name: option }).click();
}

test("up with a contract, rated by its receiver, and back down with what remains", async ({ browser, request }) => {
  test.slow();
  const t1 = await signIn(browser, "maya");
  const id = await ticket(request, "Handed up and down");
  await accept(t1.page, "Handed up and down");
  await show(t1.page, id);
  await t1.page.keyboard.press("e");
  const dialog = t1.page.getByRole("dialog");
  const wanted = dialog.getByRole("textbox", { name: "What the customer wants" });
  await expect(wanted).toHaveValue(/password reset mail/);
  await t1.page.setViewportSize({ width: 1366, height: 900 });
  await isSound(t1.page);
  // A second click on what is not complete names what is missing, and loses nothing.
  await wanted.fill("");
  await t1.page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Write what was tried, so that nobody starts over.")).toBeVisible();
  await expect(dialog.getByText("Write what the customer wants in the end.")).toBeVisible();
  await isSound(t1.page);
  await dialog.getByRole("textbox", { name: "Step 1" }).fill("Sent the mail again twice.");
  await expect(dialog.getByText("Write what was tried, so that nobody starts over.")).toHaveCount(0);
  await t1.page.setViewportSize({ width: 390, height: 844 });
  await isSound(t1.page);
  await t1.page.keyboard.press("Escape");
  await t1.page.getByRole("button", { name: /^Escalate/ }).click();
  await expect(dialog.getByRole("textbox", { name: "Step 1" })).toHaveValue("Sent the mail again twice.");
  await wanted.fill("To sign in before noon.");
  await dialog.getByRole("button", { name: /^Escalate to T2/ }).click();
  await expect(dialog).toHaveCount(0);
  expect(await placeOf(id)).toMatchObject({ team: "access", tier: 2 });

  const t2 = await signIn(browser, "tomasz");
  await accept(t2.page, "Handed up and down");
  await show(t2.page, id);
  const card = t2.page.getByRole("region", { name: /escalated it to Access/ });
  await expect(card).toContainText("Sent the mail again twice.");
  await expect(card).toContainText("To sign in before noon.");
  await t2.page.getByRole("button", { name: "No", exact: true }).click();
  await t2.page.getByRole("button", { name: "Evidence" }).click();
  await isSound(t2.page);
  await t2.page.getByRole("button", { name: "Say so" }).click();
  await expect(card).toContainText("something was missing: Evidence");
  await expect(t2.page.getByText("What was missing?")).toHaveCount(0);

  await t2.page.keyboard.press("d");
  await why(t2.page, "The hard part is done");
  await isSound(t2.page);
  const back = t2.page.getByRole("dialog");
  await back.getByRole("button", { name: "Give back to T1" }).click();
  await expect(back.getByText("Please write something first.")).toBeVisible();
  await back.getByRole("textbox", { name: "What remains to do" }).fill("Tell them that the filter is fixed.");
  await back.getByRole("button", { name: "Give back to T1" }).click();
  await expect(back).toHaveCount(0);
  expect(await placeOf(id)).toMatchObject({ team: "access", tier: 1 });
  await expect(t2.page.getByText("Tell them that the filter is fixed.")).toBeVisible();
  for (const { page, errors } of [t1, t2]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test("what is not ours goes elsewhere and never returns", async ({ browser, request }) => {
  const agent = await signIn(browser, "maya");
  const id = await ticket(request, "Whose is this");
  await accept(agent.page, "Whose is this");
  await show(agent.page, id);
  await agent.page.keyboard.press("o");
  await why(agent.page, "Another team does this");
  await isSound(agent.page);
  await agent.page.getByRole("textbox", { name: "Why it is not yours" }).fill("It is about an invoice.");
  await agent.page.getByRole("button", { name: "Hand it on", exact: true }).click();
  await expect(agent.page.getByRole("dialog")).toHaveCount(0);
  const place = await placeOf(id);
  expect(place.team).not.toBe("access");
  expect(place.barred).toContain("access");
  await expect(agent.page.getByText("It is about an invoice.")).toBeVisible();
  await expect(agent.page.getByText("This ticket is offered to you")).toHaveCount(0);
  expect(agent.errors).toEqual([]);
  await agent.page.context().close();
});

test("an admin says what an escalation of one issue type must carry", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/policy`);
  await ready(page);
  await page.getByRole("button", { name: "New draft" }).first().click();
  await page.getByLabel("What is it for?").fill("Evidence with escalations");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("tab", { name: "Giving work" }).click();
  const table = page.getByRole("table", { name: "What an escalation must carry" });
  const cell = (name: RegExp) => table.getByRole("checkbox", { name }).first();
  await expect(cell(/^Every issue type: What was tried/)).toBeChecked();
  await cell(/fields of its own/).click();
  const own = table
    .getByRole("row")
    .nth(2)
    .getByRole("checkbox", { name: /Evidence/ });
  await own.click();
  await isSound(page);
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  await page.reload();
  await expect(own).toBeChecked();
  expect(errors).toEqual([]);
  await context.close();
});
