import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { files } from "@/server/cli/test-setup/files";
import { message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";

// Every route joins this list, in both themes and at two widths. Later routes too.
const publicRoutes = ["/sign-in", "/help", "/t/TOKEN", "/t/EXPIRED", "/t/nonsense", "/nowhere"];
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
  await analyse(page, path);
}

async function analyse(page: Page, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map((v) => `${path}: ${v.id} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect.soft(found).toEqual([]);
}

/** A missing page answers 404 and a refused file 400, which Chromium writes to the console, as it does that Playwright's
 *  trace may not fetch a preview; anything else there is a fault. */
const faults = (errors: string[]) => errors.filter((e) => !/40[04] \(|Connecting to 'blob:/.test(e));

/** A ticket with a picture and a text, and one whose link has expired. */
async function customersTickets(request: APIRequestContext) {
  const [open, old] = [await post(request, message("I cannot sign in")), await post(request, message("Long ago"))];
  const tickets = [await open.json(), await old.json()] as { ticketId: string; messageId: string; trackUrl: string }[];
  for (const [name, mediaType, bytes] of [
    ["a picture.png", "image/png", files.png],
    ["a log.txt", "text/plain", files.text],
  ] as const) {
    await sql(
      `INSERT INTO attachment (id, message_id, ticket_id, name, media_type, size, bytes, sha256)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $3)`,
      [tickets[0]!.messageId, tickets[0]!.ticketId, name, mediaType, bytes.length, Buffer.from(bytes)],
    );
  }
  const past = "now() - interval '181 days'";
  await sql(`UPDATE ticket SET created_at = ${past}, last_customer_message_at = ${past} WHERE id = $1`, [
    tickets[1]!.ticketId,
  ]);
  return tickets.map(({ trackUrl }) => new URL(trackUrl).pathname.split("/").at(-1)!);
}

/** A file on the way to a message, and one that was refused. */
async function chooseFiles(page: Page): Promise<void> {
  const chosen = { png: files.png, svg: files.svg };
  const list = Object.entries(chosen).map(([k, b]) => ({ name: `a.${k}`, mimeType: "", buffer: Buffer.from(b) }));
  await page.locator("input[type=file]").setInputFiles(list);
  await expect(page.getByText("One file is attached.")).toBeAttached();
  await expect(page.getByText(/^Not attached/)).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    const use = { colorScheme, viewport };
    const name = `${colorScheme}, ${viewport.width} px`;

    test(`public routes, ${name}`, async ({ browser, request }) => {
      const [token, expired] = await customersTickets(request);
      const page = await (await browser.newContext(use)).newPage();
      const errors = watchErrors(page);
      for (const path of publicRoutes) await check(page, path.replace("TOKEN", token!).replace("EXPIRED", expired!));
      for (const path of ["/help", `/t/${token}`]) {
        await page.goto(stack.urlA + path);
        await ready(page);
        await chooseFiles(page);
        await analyse(page, `${path} with files`);
      }
      expect(faults(errors)).toEqual([]);
      await page.context().close();
    });

    test(`desk routes, ${name}`, async ({ browser }) => {
      test.setTimeout(180_000);
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
