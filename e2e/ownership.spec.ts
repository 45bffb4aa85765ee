import { expect, test } from "@playwright/test";
import { ask } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { publish } from "./support/policy";

test("an admin adds an ownership rule by segment and hour, hears when it can never decide, and publishes", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/policy`);
  await ready(page);
  await page.getByRole("button", { name: "New draft" }).first().click();
  await page.getByLabel("What is it for?").fill("Refunds of trials at night");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("tab", { name: "Ownership" }).click();
  await expect(page).toHaveURL(/tab=ownership/);

  await page.getByRole("button", { name: "Add a rule" }).click();
  const rule = page.getByRole("group", { name: "rule rule", exact: true });
  const within = async (field: string, option: string) => {
    await rule.getByRole("combobox", { name: field, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await within("Owner", "Access");
  await within("Issue type 1", "Plan change");
  await rule.getByLabel("Each likely from, per cent").fill("60");
  await within("Hours", "Berlin office");
  await within("While it is", "Closed");
  // An earlier rule has this issue type at these hours already.
  await expect(rule.getByText(/rule never decides, because plans-at-night before it/)).toBeVisible();
  await within("Issue type 1", "Refunds");
  await expect(rule.getByText(/never decides/)).toHaveCount(0);
  for (const segment of ["Standard", "Business", "Enterprise"])
    await rule.getByRole("checkbox", { name: segment }).click();
  await rule.getByRole("textbox", { name: "Rule", exact: true }).fill("refund-of-trials-at-night");
  await expect(page.getByRole("table", { name: "Who owns what" })).toContainText(
    /Refunds.*Access.*Trial accounts, while Berlin office is closed/,
  );
  await page.getByRole("button", { name: "Move refund-of-trials-at-night up" }).click();
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  await page.getByRole("tab", { name: "Document" }).click();
  await expect(page.getByRole("table", { name: "Changed places" })).toContainText("Ownership rules");
  await publish(page, "Trials wait for nobody");
  await page.getByRole("tab", { name: "Ownership" }).click();
  await expect(page.getByText("refund-of-trials-at-night").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a rule" })).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
});

test("a ticket that its team disowns reaches the last resort, and the lead sees why", async ({ browser }) => {
  await clearQueues();
  const agent = await signIn(browser, "maya");
  await agent.page.goto(`${stack.urlA}/inbox`);
  await ready(agent.page);
  const customer = await ask(
    browser,
    "Dora Disowned",
    "Locked out since the morning",
    "The login page says that my password is wrong, and no reset mail arrives. I want to talk to a person, please.",
  );
  await sql("UPDATE ticket SET candidates = '[]' WHERE subject = 'Locked out since the morning'");
  const card = agent.page.getByRole("article").filter({ hasText: "Locked out since the morning" });
  await card.getByRole("button", { name: "Decline" }).click();
  await agent.page.getByRole("menuitem", { name: "Belongs to another team" }).click();
  await expect(card).toHaveCount(0);

  const lead = await signIn(browser, "lena");
  await lead.page.goto(`${stack.urlA}/queues`);
  await ready(lead.page);
  await lead.page.getByRole("link", { name: "Show why" }).click();
  await expect(lead.page).toHaveURL(/queues\/last-resort/);
  await expect(lead.page.getByRole("heading", { name: "With the last resort" })).toBeVisible();
  const line = lead.page.getByRole("row").filter({ hasText: "Locked out since the morning" });
  await expect(line).toContainText(/Access said that it is not theirs.*With Lena Brandt/);
  expect([...agent.errors, ...lead.errors]).toEqual([]);
  for (const { page } of [agent, lead, customer]) await page.context().close();
});
