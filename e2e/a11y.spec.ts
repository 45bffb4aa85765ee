import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { files } from "@/server/cli/test-setup/files";
import { message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf } from "./support/sound";

// Every route joins this list, in both themes and at two widths. Later routes too.
const publicRoutes = [
  "/welcome",
  "/sign-in",
  "/help",
  "/t/TOKEN",
  "/t/EXPIRED",
  "/t/nonsense",
  "/invite/nonsense",
  "/nowhere",
];
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
  "/queues/all",
  "/queues/all?risk=late&sort=priority&cols=queue,type,segment,status,clock",
  "/queues/all?q=zebrafish",
  "/escalations",
  "/escalations?team=access&tier=3",
  "/escalations?late=1&sort=breach",
  "/tickets/TICKET",
  "/customers",
  "/customers?q=zebrafish",
  "/customers/CUSTOMER",
  "/accounts",
  "/accounts?q=zebrafish",
  "/accounts?sort=churn&segment=business",
  "/accounts/ACCOUNT",
  "/tickets/DRAFTED",
  "/knowledge",
  "/knowledge?q=invoice+address",
  "/knowledge?q=zebrafish",
  "/knowledge/replies",
  "/knowledge/ARTICLE",
  "/knowledge/ARTICLE?version=1",
  "/understanding",
  "/policy",
  "/policy?view=table",
  "/policy/versions/1",
  "/policy/versions/1?decision=DECISION",
  "/policy/shadows/SHADOW",
  "/deliveries",
  "/queues/last-resort",
  "/policy/versions/1?tab=promises",
  "/policy/versions/1?tab=cover",
  "/simulate",
  "/simulate/SIMULATION",
  "/simulate/00000000-0000-4000-8000-000000000000",
  "/policy/drafts/POLICY",
  "/policy/drafts/POLICY?view=table",
  "/policy/drafts/POLICY?view=canvas&node=type:refund",
  "/policy/drafts/POLICY?view=canvas&node=queue:access:1",
  "/policy/drafts/POLICY?try=true",
  "/policy/drafts/POLICY?tab=document",
  "/policy/drafts/POLICY?tab=rules",
  "/policy/drafts/POLICY?tab=ownership",
  "/policy/drafts/POLICY?tab=promises",
  "/policy/drafts/POLICY?tab=calendars",
  "/incidents",
  "/analytics/history",
  "/patterns",
  "/patterns?kind=surge&who=product",
  "/patterns?state=dismissed",
  "/agents",
  "/people",
  "/people?person=PERSON",
  "/people?state=disabled",
  "/people?q=zebrafish",
  "/analytics/escalation",
  "/analytics/escalation?period=2019-01-01..2019-01-31",
  "/analytics/resolution?period=90d&by=issueType",
  "/analytics/sla",
  "/analytics/satisfaction?period=90d",
  "/analytics/abandonment?period=90d",
  "/analytics/people?period=90d",
  "/analytics/assistant",
  "/analytics/tickets?measure=tickets",
  "/analytics/tickets?measure=at.3&person=none",
  "/wallboard",
];

/** What comes only when something was found, and says that it was. */
const shown: Record<string, string | RegExp> = {
  "/policy/versions/1?decision=DECISION": /^Why ticket #\d+ went there$/,
  "/policy/shadows/SHADOW": "Where they do not agree",
};

type Theme = "light" | "dark";

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

// Many pages each, and axe reads every one of them: minutes on a loaded machine.
test.describe.configure({ timeout: 300_000 });

// Contrast depends on the theme, room on the width: a phone in one theme sees what a phone can get wrong.
const looks: { name: string; viewport: { width: number; height: number }; themes: Theme[] }[] = [
  { name: "1366 px, both themes", viewport: { width: 1366, height: 768 }, themes: ["light", "dark"] },
  { name: "390 px, dark", viewport: { width: 390, height: 844 }, themes: ["dark"] },
];
for (const { name, viewport, themes } of looks) {
  const scan = async (page: Page, what: string) => {
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await flawsOf(page), `${what}, ${colorScheme}`).toEqual([]);
    }
  };
  const check = async (page: Page, path: string, text?: string | RegExp) => {
    await page.goto(stack.urlA + path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole("status", { name: "Drawing the policy" })).toHaveCount(0);
    if (text) await expect(page.getByRole("heading", { name: text })).toBeVisible();
    await scan(page, path);
  };

  test(`public routes, ${name}`, async ({ browser, request }) => {
    const [token, expired] = await customersTickets(request);
    const page = await (await browser.newContext({ colorScheme: themes[0], viewport })).newPage();
    const errors = watchErrors(page);
    for (const path of publicRoutes) await check(page, path.replace("TOKEN", token!).replace("EXPIRED", expired!));
    for (const path of ["/help", `/t/${token}`]) {
      await page.goto(stack.urlA + path);
      await ready(page);
      await chooseFiles(page);
      await scan(page, `${path} with files`);
    }
    expect(faults(errors)).toEqual([]);
    await page.context().close();
  });

  test(`desk routes, ${name}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const [ticket] = await sql<{ id: string }>("SELECT id FROM ticket WHERE number = 4");
    const [customer] = await sql<{ id: string }>("SELECT customer_id AS id FROM ticket WHERE number = 4");
    const [person] = await sql<{ id: string }>("SELECT id FROM person WHERE email = 'aisha@tessel.example'");
    const [account] = await sql<{ id: string }>("SELECT id FROM account WHERE external_id = 'hollow-oak'");
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
    const [policy] = await sql<{ id: string }>(
      `INSERT INTO policy_draft (id, name, document, based_on) SELECT gen_random_uuid(), 'Looked at', document, version
         FROM policy_version ORDER BY version DESC LIMIT 1 RETURNING id`,
    );
    const [simulation] = await sql<{ id: string }>(
      "SELECT id FROM simulation WHERE state = 'done' ORDER BY name DESC LIMIT 1",
    );
    const [shadow] = await sql<{ id: string }>("SELECT shadow_id AS id FROM policy_disagreement ORDER BY at LIMIT 1");
    const [decision] = await sql<{ id: string }>(
      "SELECT id FROM decision WHERE policy_version = 1 ORDER BY at DESC, id LIMIT 1",
    );
    const words = {
      POLICY: policy!.id,
      SIMULATION: simulation!.id,
      SHADOW: shadow!.id,
      DECISION: decision!.id,
      TICKET: ticket!.id,
      CUSTOMER: customer!.id,
      ACCOUNT: account!.id,
      ARTICLE: article!.id,
      DRAFTED: draft!.ticket,
      DRAFT: draft!.id,
      SETTLED: settled!.id,
      PERSON: person!.id,
    };
    const { page, context, errors } = await signIn(browser, "ada", stack.urlA);
    await page.emulateMedia({ colorScheme: themes[0] });
    await page.setViewportSize(viewport);
    for (const path of deskRoutes)
      await check(
        page,
        path.replace(
          /POLICY|SIMULATION|SHADOW|DECISION|TICKET|CUSTOMER|ACCOUNT|ARTICLE|DRAFTED|DRAFT|SETTLED|PERSON/,
          (word) => words[word as keyof typeof words],
        ),
        shown[path],
      );
    await page.goto(`${stack.urlA}/people`);
    await ready(page);
    await page.getByRole("button", { name: "Hours of Aisha Bello" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await scan(page, "hours of a person");
    await sql("DELETE FROM policy_draft WHERE id = $1", [policy!.id]);
    expect(faults(errors)).toEqual([]);
    await context.close();
  });

  test(`states of a review, ${name}`, async ({ browser }) => {
    const [draft] = await sql<{ id: string }>("SELECT id FROM reply_draft WHERE state = 'pending' LIMIT 1");
    const { page, context, errors } = await signIn(browser, "ada", stack.urlA);
    await page.emulateMedia({ colorScheme: themes[0] });
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
