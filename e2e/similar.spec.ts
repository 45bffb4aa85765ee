import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf } from "./support/sound";

test.describe.configure({ timeout: 300_000 });

test.beforeAll(async () => {
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline', capacity = 60");
});

const panelOf = (page: Page) =>
  page.locator("section", { has: page.getByRole("heading", { name: "Similar", exact: true }) });

/** The panel in both themes, on a desk and a phone. */
async function scan(page: Page, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const panel = panelOf(page);
      // On a phone the details stand behind the conversation.
      const details = page.getByRole("radio", { name: "Why and details" });
      if (await details.isVisible()) await details.click();
      await panel.scrollIntoViewIfNeeded();
      await expect(panel).toBeVisible();
      expect(await flawsOf(page), `${state}, ${colorScheme}, ${width} px`).toEqual([]);
      await panel.screenshot({ path: test.info().outputPath(`${state}-${colorScheme}-${width}.png`) });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function resolvedByMaya(browser: Browser, subject: string, text: string, answer: string): Promise<void> {
  const agent = await signIn(browser, "maya");
  const customer = await ask(browser, "Tova Similar", subject, `${text} ${forPerson}`);
  const { page } = agent;
  await page.getByRole("article").filter({ hasText: subject }).getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: /^Reply/ }).click();
  await page.getByLabel(/Reply to Tova/).fill(answer);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(customer.page.getByText(answer)).toBeVisible();
  await page.getByRole("button", { name: /^Resolve/ }).click();
  const region = customer.page.getByRole("region", { name: "Where it is" });
  const anyway = page.getByRole("button", { name: "Resolve anyway" });
  await expect(async () => {
    if (await anyway.isVisible()) await anyway.click();
    await expect(region).toContainText("This is resolved", { timeout: 2_000 });
  }).toPass();
  expect([...agent.errors, ...customer.errors]).toEqual([]);
  await customer.page.context().close();
  await agent.context.close();
}

test("a resolved ticket shows up on the next one like it, with how it was solved and why it is there", async ({
  browser,
  request,
}) => {
  const subject = "Badge login at the turnstile is refused";
  const answer = "We renewed the certificate of the turnstile's login.";
  const text = "Nobody can sign in with their badge: the turnstile asks for a password and no mail comes.";
  await resolvedByMaya(browser, subject, text, answer);

  const again = message("The turnstile refuses every badge login and asks for a password, and no mail comes.");
  const { ticketId } = (await (await post(request, again)).json()) as { ticketId: string };
  const { page, context, errors } = await signIn(browser, "priya");
  await page.goto(`${stack.urlA}/tickets/${ticketId}`);
  await ready(page);
  const panel = panelOf(page);
  const hit = panel.getByRole("listitem").filter({ hasText: subject });
  await expect(hit).toBeVisible({ timeout: 120_000 });
  await expect(hit).toContainText(answer);
  await expect(hit).toContainText(/\d+% alike/);
  await expect(hit).toContainText(/Both say .*turnstile/);
  await scan(page, "found");
  await hit.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
  expect(errors).toEqual([]);
  await context.close();
});

test("while the desk's past is still being read, finding nothing is not said to be all", async ({
  browser,
  request,
}) => {
  await stack.stop("worker");
  try {
    await sql(`INSERT INTO similar_text (id, kind, next_due_at)
      SELECT gen_random_uuid(), 'ticket', now() FROM generate_series(1, 40)`);
    const odd = message("Quokkas juggle marmalade under seven crimson bridges at noon.");
    const { ticketId } = (await (await post(request, odd)).json()) as { ticketId: string };
    const { page, context, errors } = await signIn(browser, "priya");
    await page.goto(`${stack.urlA}/tickets/${ticketId}`);
    await ready(page);
    const panel = panelOf(page);
    await expect(panel).toContainText(/\d+ older texts are still being read/);
    await expect(panel).not.toContainText("No resolved ticket and no article is like this one yet");
    await scan(page, "unread");
    await stack.start("worker");
    await expect(panel).not.toContainText("still being read", { timeout: 120_000 });
    expect(errors).toEqual([]);
    await context.close();
  } finally {
    await stack.start("worker");
  }
});
