import { type Browser, expect } from "@playwright/test";
import { ready, sql, watchErrors } from "./desk";
import { stack } from "./globalStack";

/** What keeps the assistant out: its gate closes, and people get the ticket at once. */
export const forPerson = "I want to talk to a person, please.";

/** A customer in a browser of their own sends the form; the page is the one that follows the ticket. */
export async function ask(browser: Browser, name: string, subject: string, text: string, base = stack.urlA) {
  // All customers of the journeys write from one address, more of them than one household would.
  await sql("DELETE FROM rate_limit WHERE key LIKE 'publicForm%'");
  const page = await (await browser.newContext()).newPage();
  const errors = watchErrors(page);
  await page.goto(`${base}/help`);
  await ready(page);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(`${name.toLowerCase().replaceAll(" ", ".")}@journey.example`);
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("What is going on?").fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/t\//);
  return { page, errors };
}
