import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { ask } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { isSound } from "./support/sound";

/** A handoff that continues instead of restarting: the assistant tries and fails, the first tier goes on and hands up with a
 *  contract, the second resolves without asking what was said before, the customer rates. Once by pointer, once by keyboard. */

test.describe.configure({ timeout: 240_000 });

test.beforeEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
  await sql("UPDATE person SET capacity = 60, presence = 'offline'");
  // Whatever the day and the hour.
  await sql("UPDATE person SET schedule = NULL WHERE email IN ('priya@tessel.example', 'hugo@tessel.example')");
});

/** With SHOTS set, pictures for the docs are taken on the way. */
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `docs/screenshots/${name}.png` });
};
const failed = "That did not help: the list of invoices is empty. I use Firefox, and the banner says BIL-2210.";
const where = (page: Page) => page.getByRole("region", { name: "Where it is" });

/** The customer's form, what the assistant answered, and that it did not help. */
async function assistantFails(browser: Browser, name: string, subject: string) {
  const customer = await ask(browser, name, subject, "I need the invoice for October, where can I download it?");
  await expect(customer.page.getByRole("log")).toContainText("I am the automated assistant");
  return customer;
}
const idOf = async (subject: string) =>
  (await sql<{ id: string }>("SELECT id FROM ticket WHERE subject = $1 ORDER BY number DESC LIMIT 1", [subject]))[0]!
    .id;
const heldBy = (id: string, email: string) =>
  expect
    .poll(async () =>
      (
        await sql<{ email: string }>(
          "SELECT p.email FROM ticket t JOIN person p ON p.id = t.assignee_id WHERE t.id = $1",
          [id],
        )
      ).map((row) => row.email.split("@")[0]),
    )
    .toEqual([email]);

test("what the assistant and the first tier did goes on with the second, and nothing is asked twice", async ({
  browser,
}) => {
  const subject = "Invoice of October";
  const priya = await signIn(browser, "priya");
  const customer = await assistantFails(browser, `Olga Continued ${test.info().retry + 1}`, subject);
  await customer.page.getByLabel("Your message").fill(failed);
  await customer.page.getByRole("button", { name: "Send" }).click();
  await expect(customer.page.getByText("Passed on to a colleague, with everything you wrote.")).toBeVisible();
  const id = await idOf(subject);

  await priya.page.getByRole("article").filter({ hasText: subject }).getByRole("button", { name: "Accept" }).click();
  await heldBy(id, "priya");
  await priya.page.getByRole("link", { name: subject }).first().click();
  const brief = priya.page.getByRole("region", { name: "Brief" });
  await expect(brief).toContainText("the list of invoices is empty");
  await expect(brief).toContainText(/The assistant answered once/);
  await shot(priya.page, "brief");
  await priya.page.getByRole("button", { name: /^Escalate/ }).click();
  const contract = priya.page.getByRole("dialog");
  await expect(contract.getByRole("textbox", { name: "Step 1" })).toHaveValue(
    /Answered from the article “Download or change an invoice”/,
  );
  await contract.getByRole("button", { name: "Add a step" }).click();
  await contract.getByRole("textbox", { name: "Step 2" }).fill("Made the invoice again: the same error.");
  await shot(priya.page, "contract");
  await isSound(priya.page);
  await contract.getByRole("button", { name: /^Escalate to T2/ }).click();
  await expect(contract).toHaveCount(0);

  const hugo = await signIn(browser, "hugo");
  await hugo.page.getByRole("article").filter({ hasText: subject }).getByRole("button", { name: "Accept" }).click();
  await heldBy(id, "hugo");
  await hugo.page.getByRole("link", { name: subject }).first().click();
  const card = hugo.page.getByRole("region", { name: /escalated it to Billing/ });
  await expect(card).toContainText("Made the invoice again: the same error.");
  await expect(hugo.page.getByText(failed).first()).toBeVisible();
  await hugo.page.getByRole("button", { name: "Yes", exact: true }).click();
  await hugo.page.getByRole("button", { name: /^Reply/ }).click();
  const reply = hugo.page.getByLabel(/Reply to Olga/);
  await reply.fill("Which browser do you use?");
  await expect(
    hugo.page
      .getByText(/answered/i)
      .filter({ hasText: /Firefox/ })
      .first(),
  ).toBeVisible();
  await shot(hugo.page, "asked-before");
  await reply.fill("BIL-2210 came from a lock on your account. It is gone, and the invoice is in your list now.");
  await hugo.page.getByRole("button", { name: "Send reply" }).click();
  await hugo.page.getByRole("button", { name: "Send now" }).click();
  await expect(customer.page.getByText("the invoice is in your list now")).toBeVisible();
  await hugo.page.getByRole("button", { name: /^Resolve/ }).click();
  await expect(where(customer.page)).toContainText("This is resolved");
  await customer.page.locator("label").filter({ hasText: "5 of 5" }).click();
  await customer.page.getByRole("button", { name: "Send rating" }).click();
  await expect(customer.page.getByText("You gave 5 of 5")).toBeVisible();
  const asked = await sql<{ repeats: string }>(
    "SELECT coalesce(sum((data->>'repeats')::int), 0)::text AS repeats FROM ticket_event WHERE ticket_id = $1 AND type = 'MessageSent'",
    [id],
  );
  expect(asked).toEqual([{ repeats: "0" }]);
  for (const { errors } of [priya, hugo, customer]) expect(errors).toEqual([]);
});

/** Tab until something has the focus, as somebody without a pointer would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < 120; n++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not reach it.");
}
const press = async (page: Page, target: Locator, key = "Enter") => {
  await tabTo(page, target);
  await page.keyboard.press(key);
};

test("the same by keyboard alone", async ({ browser }) => {
  const subject = "Invoice of November";
  const priya = await signIn(browser, "priya");
  // Who wrote in the attempt before this one would not get the assistant again.
  const customer = await assistantFails(browser, `Otto Continued ${test.info().retry + 1}`, subject);
  await tabTo(customer.page, customer.page.getByLabel("Your message"));
  await customer.page.keyboard.type(failed);
  await press(customer.page, customer.page.getByRole("button", { name: "Send" }));
  await expect(customer.page.getByText("Passed on to a colleague, with everything you wrote.")).toBeVisible();
  const id = await idOf(subject);

  await expect(priya.page.getByRole("article").filter({ hasText: subject })).toBeVisible();
  await priya.page.keyboard.press("Enter");
  await heldBy(id, "priya");
  await expect(priya.page.getByRole("button", { name: /^Escalate/ })).toBeEnabled();
  await priya.page.keyboard.press("e");
  await expect(priya.page.getByRole("dialog")).toBeVisible();
  await priya.page.keyboard.press("Control+Enter");
  await expect(priya.page.getByRole("dialog")).toHaveCount(0);

  const hugo = await signIn(browser, "hugo");
  await expect(hugo.page.getByRole("article").filter({ hasText: subject })).toBeVisible();
  // He has just come: the card is drawn before it hears keys.
  await expect(async () => {
    await hugo.page.keyboard.press("Enter");
    await expect(hugo.page.getByRole("button", { name: /^Reply/ })).toBeEnabled({ timeout: 4_000 });
  }).toPass();
  await heldBy(id, "hugo");
  await ready(hugo.page);
  await hugo.page.keyboard.press("r");
  await expect(hugo.page.getByLabel(/Reply to Otto/)).toBeFocused();
  await hugo.page.keyboard.type("BIL-2210 is mended, and the invoice is in your list now.");
  await hugo.page.keyboard.press("Control+Enter");
  await expect(hugo.page.getByText(/Sending in/)).toBeVisible();
  await hugo.page.keyboard.press("s");
  await expect(where(customer.page)).toContainText("This is resolved");
  await expect(customer.page.getByText("the invoice is in your list now")).toBeVisible();
  const star = customer.page.getByRole("radio").first();
  await tabTo(customer.page, star);
  for (let n = 0; n < 4; n++) await customer.page.keyboard.press("ArrowRight");
  await press(customer.page, customer.page.getByRole("button", { name: "Send rating" }));
  await expect(customer.page.getByText("You gave 5 of 5")).toBeVisible();
  for (const { errors } of [priya, hugo, customer]) expect(errors).toEqual([]);
});
