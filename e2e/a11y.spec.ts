import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { message, post, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";

// Every route joins this list, in both themes and at two widths. Later routes too.
const publicRoutes = ["/sign-in", "/help", "/t/TOKEN", "/t/nonsense", "/nowhere"];
const deskRoutes = [
  "/inbox",
  "/queues",
  "/queues/product-t1",
  "/queues/assistant",
  "/queues/unowned",
  "/tickets/TICKET",
  "/customers",
  "/customers?q=zebrafish",
  "/customers/CUSTOMER",
  "/knowledge",
  "/knowledge?q=invoice+address",
  "/knowledge?q=zebrafish",
  "/knowledge/ARTICLE",
  "/knowledge/ARTICLE?version=1",
  "/policy",
  "/policy/versions/1",
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function check(page: Page, path: string): Promise<void> {
  await page.goto(stack.urlA + path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map((v) => `${path}: ${v.id} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect.soft(found).toEqual([]);
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
      test.setTimeout(300_000);
      const [ticket] = await sql<{ id: string }>("SELECT id FROM ticket WHERE number = 4");
      const [customer] = await sql<{ id: string }>("SELECT customer_id AS id FROM ticket WHERE number = 4");
      // With a table, which scrolls sideways on a phone.
      const [article] = await sql<{ id: string }>("SELECT id FROM article WHERE title LIKE 'How refunds%'");
      const { page, context, errors } = await signIn(browser, "ada", stack.urlA);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      for (const path of deskRoutes)
        await check(
          page,
          path.replace("TICKET", ticket!.id).replace("ARTICLE", article!.id).replace("CUSTOMER", customer!.id),
        );
      expect(faults(errors)).toEqual([]);
      await context.close();
    });
  }
}
