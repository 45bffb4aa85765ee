import { expect, type Page, test } from "@playwright/test";
import { ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";

/** A draft that gives one issue type to another team: every ticket about it goes elsewhere. */
async function draftThatMoves(name: string): Promise<string> {
  const [draft] = await sql<{ id: string }>(
    `INSERT INTO policy_draft (id, name, document, based_on)
     SELECT gen_random_uuid(), $1, jsonb_set(document, ARRAY['issueTypes', (i.n - 1)::text, 'owner'], '"billing"'), version
     FROM policy_version, jsonb_array_elements(document->'issueTypes') WITH ORDINALITY i(type, n)
     WHERE i.type->>'id' = 'sign-in' AND version = (SELECT max(version) FROM policy_version) RETURNING id`,
    [name],
  );
  return draft!.id;
}

test("an admin tries a draft on the desk's own history, reads what would change, and a lead opens the link", async ({
  browser,
}) => {
  const draft = await draftThatMoves("Sign-in to billing");
  const { page, context, errors } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/simulate?draft=${draft}`);
  await ready(page);
  await expect(page.getByLabel("Try")).toContainText("Sign-in to billing");
  await page.getByRole("button", { name: "Simulate", exact: true }).click();
  await expect(page).toHaveURL(/\/simulate\/[0-9a-f-]{36}/);
  const link = page.url();

  // A worker takes it up; the page fills by itself.
  const differing = page.getByRole("region", { name: /tickets? of .* would have gone otherwise/ });
  await expect(differing).toBeVisible({ timeout: 60_000 });
  const changes = page.getByRole("table", { name: "Differences" });
  await expect(changes.getByRole("row", { name: /Hops per ticket.*Estimated/ })).toBeVisible();
  await expect(changes.getByRole("row", { name: /Begun by people.*Exact/ })).toBeVisible();
  await expect(page.getByRole("list", { name: /that had them and the one that would/ })).toContainText(
    "Access → Billing",
  );

  await page.getByRole("button", { name: /^Tier/ }).click();
  await page.getByRole("button", { name: /^Owner/ }).click();
  const tickets = page.getByRole("list", { name: "Tickets that differ" });
  const first = tickets.getByRole("listitem").first();
  await expect(first).toContainText("Billing");
  await first.getByText("Why, under each").click();
  await expect(first.getByRole("listitem").first()).toBeVisible();
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/\/tickets\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();

  // The draft goes; the link stays true.
  await sql("DELETE FROM policy_draft WHERE id = $1", [draft]);
  const lead = await signIn(browser, "lena");
  await lead.page.goto(link);
  await ready(lead.page);
  await expect(lead.page.getByText("not among the drafts")).toBeVisible();
  const sections = (page: Page) =>
    page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Simulate" });
  await expect(sections(lead.page)).toBeVisible();
  await lead.context.close();

  const agent = await signIn(browser, "maya");
  await expect(sections(agent.page)).toHaveCount(0);
  await agent.context.close();
});

test("a simulation that waits is cancelled", async ({ browser }) => {
  // Past the product: one that no worker takes up, because it is not due.
  const [waiting] = await sql<{ id: string }>(
    `INSERT INTO simulation (id, state, name, document, base_version, period_from, period_to, requested_at, next_due_at)
     SELECT gen_random_uuid(), 'waiting', 'Not now', document, version, now() - interval '1 day', now(), now(),
       now() + interval '1 day' FROM policy_version ORDER BY version DESC LIMIT 1 RETURNING id`,
  );
  const { page, context, errors } = await signIn(browser, "lena");
  await page.goto(`${stack.urlA}/simulate`);
  await ready(page);
  const row = page.getByRole("row", { name: /Not now/ });
  await expect(row).toContainText("Waiting");
  await row.getByRole("button", { name: "Cancel the simulation of Not now" }).click();
  await expect(row).toContainText("Cancelled before it ended");
  await expect(row.getByRole("button")).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
  await sql("DELETE FROM simulation WHERE id = $1", [waiting!.id]);
});
