import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";

// Every route joins this list, in both themes and at two widths. Later routes too.
const publicRoutes = ["/sign-in", "/help", "/t/TOKEN", "/t/nonsense", "/nowhere"];
const deskRoutes = [
  "/inbox",
  "/review",
  "/review?draft=DRAFT",
  "/review?draft=00000000-0000-4000-8000-000000000000",
  "/review?view=settled",
  "/review?view=settled&draft=SETTLED",
  "/queues",
  "/queues/product-t1",
  "/queues/assistant",
  "/queues/unowned",
  "/tickets/TICKET",
  "/tickets/DRAFTED",
  "/knowledge",
  "/knowledge?q=invoice+address",
  "/knowledge?q=zebrafish",
  "/knowledge/ARTICLE",
  "/knowledge/ARTICLE?version=1",
  "/policy",
  "/policy/versions/1",
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function scan(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map((v) => `${name}: ${v.id} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect.soft(found).toEqual([]);
}

async function check(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await scan(page, path);
}

/** A missing page answers 404, which Chromium writes to the console; anything else there is a fault. */
const faults = (errors: string[]) => errors.filter((e) => !/404 \(Not Found\)/.test(e));

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    const use = { colorScheme, viewport };
    const name = `${colorScheme}, ${viewport.width} px`;

    test(`public routes, ${name}`, async ({ browser, request }) => {
      const { trackUrl } = await (await post(request, message("I cannot sign in"))).json();
      const token = new URL(trackUrl).pathname.split("/").at(-1)!;
      const page = await (await browser.newContext(use)).newPage();
      const errors = watchErrors(page);
      for (const path of publicRoutes) await check(page, path.replace("TOKEN", token));
      expect(faults(errors)).toEqual([]);
      await page.context().close();
    });

    test(`desk routes, ${name}`, async ({ browser }) => {
      test.setTimeout(420_000);
      const [ticket] = await sql<{ id: string }>("SELECT id FROM ticket WHERE number = 4");
      // With a table, which scrolls sideways on a phone.
      const [article] = await sql<{ id: string }>("SELECT id FROM article WHERE title LIKE 'How refunds%'");
      const [draft] = await sql<{ id: string; ticket: string }>(
        "SELECT id, ticket_id AS ticket FROM reply_draft WHERE state = 'pending' LIMIT 1",
      );
      // Ada has settled one, with an edit to look at.
      const [settled] = await sql<{ id: string }>(
        `UPDATE reply_draft SET settled_by = (SELECT id FROM person WHERE email = 'ada@tessel.example'), state = 'edited',
           body = 'Another text. ' || body WHERE id = (SELECT id FROM reply_draft WHERE reply_id IS NOT NULL LIMIT 1) RETURNING id`,
      );
      const words = {
        TICKET: ticket!.id,
        ARTICLE: article!.id,
        DRAFTED: draft!.ticket,
        DRAFT: draft!.id,
        SETTLED: settled!.id,
      };
      const { page, context, errors } = await signIn(browser, "ada", stack.urlA);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      for (const path of deskRoutes)
        await check(
          page,
          path.replace(/TICKET|ARTICLE|DRAFTED|DRAFT|SETTLED/, (word) => words[word as keyof typeof words]),
        );
      expect(faults(errors)).toEqual([]);
      await context.close();
    });

    test(`states of a review, ${name}`, async ({ browser }) => {
      const [draft] = await sql<{ id: string }>("SELECT id FROM reply_draft WHERE state = 'pending' LIMIT 1");
      const { page, context, errors } = await signIn(browser, "ada", stack.urlA);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await page.goto(`${stack.urlA}/review?draft=${draft!.id}`);
      await ready(page);
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByLabel("Answer, Markdown").fill("Hello {{custmer.name}}");
      await scan(page, "editing");
      await page.getByRole("button", { name: "Reject" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await scan(page, "rejecting");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Stop the assistant" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await scan(page, "stopping");
      await page.getByRole("button", { name: "Stop now" }).click();
      await expect(page.getByText("Nothing is answered without a person.")).toBeVisible();
      await scan(page, "stopped");
      await page.getByRole("button", { name: "Start again" }).first().click();
      await expect(page.getByText("Nothing is answered without a person.")).toHaveCount(0);
      expect(faults(errors)).toEqual([]);
      await context.close();
    });
  }
}
