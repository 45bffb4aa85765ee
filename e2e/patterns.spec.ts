import { expect, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** A fault that brings many escalations is found, becomes an incident, and is resolved; the card says so. */

const down = (who: string) =>
  message("Every export of ours ends with error QRX-8841 since noon. I want to talk to a person, please.", {
    customer: { email: `${who.toLowerCase()}@surge.example`, name: who },
  });

test("a lead finds a surge, makes it an incident, resolves it, and the card says so", async ({ browser, request }) => {
  test.setTimeout(180_000);
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline', absence = 'offline', schedule = NULL");
  // A past that says what is usual: six escalations a day for ten weeks, of which none names this error.
  await sql(
    `WITH made AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS customer, baton_now() - n * interval '4 hours' AS at
       FROM generate_series(1, 420) n),
     customers AS (INSERT INTO customer (id, name) SELECT customer, 'Past Somebody' FROM made),
     tickets AS (INSERT INTO ticket (id, customer_id, channel, status, issue_type_id, last_customer_message_at, created_at, resolved_at)
       SELECT id, customer, 'web', 'closed', 'ui-bug', at, at, at FROM made)
     INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
     SELECT at, id, 'TicketEscalated', 'system', '{"fromTeam": "product", "fromTier": 1, "toTeam": "product", "toTier": 2,
       "reason": "needsExpertise"}'::jsonb FROM made`,
  );
  for (const who of ["Ilse", "Jorn", "Kaja", "Lasse", "Mette", "Nils", "Olga"]) {
    const { ticketId } = (await (await post(request, down(who))).json()) as { ticketId: string };
    await sql(
      `INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
       VALUES (baton_now(), $1::uuid, 'TicketEscalated', 'system', '{"fromTeam": "product", "fromTier": 1, "toTeam": "product",
         "toTier": 2, "reason": "needsExpertise"}'::jsonb)`,
      [ticketId],
    );
  }
  const { page, errors, context } = await signIn(browser, "lena");
  await page.goto(`${stack.urlA}/patterns?kind=surge`);
  await ready(page);
  await page.getByRole("button", { name: "Look now" }).click();
  const card = page.getByRole("article").filter({ hasText: "QRX-8841" });
  await expect(card.getByRole("heading", { level: 2 })).toContainText(/is in \d+% of what was passed up since/, {
    timeout: 60_000,
  });
  await expect(card.getByText("Should know: Product")).toBeVisible();
  await isSound(page);

  // From the number to its tickets to the file, with equal counts.
  await card.getByRole("button", { name: /^7 tickets: .*; 7 open$/ }).click();
  await expect(page).toHaveURL(/pattern=/);
  await expect(card.getByRole("list", { name: "Tickets of this pattern" }).getByRole("listitem")).toHaveCount(7);
  const download = page.waitForEvent("download");
  await card.getByRole("link", { name: "Download as CSV" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString("utf8").trim().split("\r\n")).toHaveLength(8);
  await isSound(page);

  await card.getByRole("button", { name: "Make it an incident" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("What is wrong")).toHaveValue(/QRX-8841/);
  await isSound(page);
  await dialog.getByRole("button", { name: "Declare with 7 tickets" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /QRX-8841/ })).toBeVisible();
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await dialog.getByLabel("Tell the customers").click();
  await dialog.getByRole("button", { name: "Resolve with 7 tickets" }).click();
  await expect(page.getByText(/Resolved by Lena Brandt/)).toBeVisible();

  await page.goto(`${stack.urlA}/patterns?kind=surge`);
  await ready(page);
  await expect(card.getByText("Incident resolved")).toBeVisible();
  await expect(card.getByText("Lena Brandt has it")).toBeVisible();
  await card.getByText(/What became of it/).click();
  await expect(card.getByText("Lena Brandt made it an incident")).toBeVisible();

  // Given to somebody else, who is told; put away with a reason, and found on its shelf.
  await card.getByRole("button", { name: "Assign" }).click();
  await page.getByRole("menuitem", { name: "Ada Okafor" }).click();
  await expect(card.getByText("Ada Okafor has it")).toBeVisible();
  const ada = await signIn(browser, "ada");
  await ada.page.getByRole("button", { name: /^Notifications, / }).click();
  await ada.page.getByRole("link", { name: /Lena Brandt gave you a pattern: a surge/ }).click();
  await expect(ada.page.getByRole("article").filter({ hasText: "QRX-8841" })).toBeVisible();
  await ada.page.getByRole("article").filter({ hasText: "QRX-8841" }).getByRole("button", { name: "Dismiss" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Dismiss" }).click();
  await expect(ada.page.getByText("Please choose a reason.")).toBeVisible();
  await isSound(ada.page);
  await ada.page.getByRole("combobox", { name: "Why" }).click();
  await ada.page.getByRole("option", { name: "Known, and being mended" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Dismiss" }).click();
  await page.goto(`${stack.urlA}/patterns?state=dismissed`);
  await expect(card.getByText("Dismissed: Known, and being mended")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await isSound(page);
  expect([...errors, ...ada.errors]).toEqual([]);
  await context.close();
  await ada.context.close();
});

test("a pattern about routing brings its change, which waits as a draft with its evidence and its what-if", async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const { ticketId } = (await (await post(request, down("Pia"))).json()) as { ticketId: string };
  const id = "00000000-0000-7000-8000-00000000c1c1";
  const evidence = {
    ...{ kind: "circular", issueType: "webhook-delivery", team: "integrations", via: "product", days: 56, tickets: 30 },
    ...{ circled: 8, othersShare: 0.01, resolved: 8, endTeam: "product", ended: 7, chance: 0.0001 },
    ...{ medianMinutes: 900, othersMinutes: 200 },
  };
  await sql(
    `INSERT INTO pattern (id, kind, key, audience, evidence, strength, first_seen_at, last_seen_at)
     VALUES ($1::uuid, 'circular', 'webhook-delivery/integrations/product', '{support}', $2::jsonb, 8, baton_now(), baton_now())`,
    [id, JSON.stringify(evidence)],
  );
  await sql("INSERT INTO pattern_ticket (pattern_id, ticket_id) VALUES ($1::uuid, $2::uuid)", [id, ticketId]);
  const { page, errors, context } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/patterns?kind=circular`);
  await ready(page);
  const card = page.getByRole("article").filter({ hasText: "8 of 30 tickets about Webhook delivery" });
  await expect(card.getByText("Ready to propose: Webhook delivery should be owned by Product.")).toBeVisible();
  await isSound(page);
  await card.getByRole("button", { name: "Propose the change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Propose" }).click();
  await expect(card.getByText("A change to the criteria waits for an admin")).toBeVisible();
  const [draft] = await sql<{ id: string }>(
    "SELECT draft_id AS id FROM criteria_proposal ORDER BY created_at DESC LIMIT 1",
  );
  await page.goto(`${stack.urlA}/policy/drafts/${draft!.id}`);
  const whatIf = page.getByRole("region", { name: "What if" });
  await expect(whatIf.getByText(/tickets? from .* would have gone otherwise\./)).toBeVisible({ timeout: 90_000 });
  await isSound(page);
  await whatIf.getByRole("link", { name: "The pattern that shows it, with its tickets" }).click();
  await expect(page).toHaveURL(new RegExp(`pattern=${id}`));
  await expect(card).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test("agents see no patterns: neither the page nor its place in the menu", async ({ browser }) => {
  const { page, errors, context } = await signIn(browser, "maya");
  await expect(page.getByRole("link", { name: "Patterns" })).toHaveCount(0);
  await page.goto(`${stack.urlA}/patterns`);
  await expect(page).toHaveURL(/\/inbox$/);
  expect(errors).toEqual([]);
  await context.close();
});
