import { type Browser, expect, type Page, test } from "@playwright/test";
import { ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";

/** Two people at one draft: what one does to it, the other is told at once, and nothing of theirs is lost. */

const name = "Between us";
test.afterEach(() => sql("DELETE FROM policy_draft WHERE name LIKE $1", [`${name}%`]));

async function openDraft(browser: Browser) {
  const [draft] = await sql<{ id: string }>(
    `INSERT INTO policy_draft (id, name, document, based_on)
     SELECT gen_random_uuid(), $1, document, version FROM policy_version
     WHERE version = (SELECT max(version) FROM policy_version) RETURNING id`,
    [name],
  );
  const desk = await signIn(browser, "ada");
  await desk.page.goto(`${stack.urlA}/policy/drafts/${draft!.id}?tab=document`);
  await ready(desk.page);
  return { ...desk, id: draft!.id, text: desk.page.getByLabel("Policy document, JSON") };
}
const document = async (page: Page) =>
  JSON.parse(await page.getByLabel("Policy document, JSON").inputValue()) as { name: string; hopLimit: number };

test("what somebody saves meanwhile is told with their name, and both are brought together", async ({ browser }) => {
  const { page, context, errors, id, text } = await openDraft(browser);
  await expect(text).toBeEditable();
  const before = await document(page);
  await text.fill(JSON.stringify({ ...before, hopLimit: 7 }));
  await sql(
    `UPDATE policy_draft SET document = jsonb_set(document::jsonb, '{name}', '"A gentler desk"'), revision = 2,
       updated_at = baton_now(), updated_by = (SELECT id FROM person WHERE email = 'lena@tessel.example')
     WHERE id = $1::uuid`,
    [id],
  );
  await expect(page.getByText(/Lena Brandt saved revision 2 meanwhile/)).toBeVisible();
  await page.getByRole("button", { name: "Bring both together" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 change of Lena Brandt")).toBeVisible();
  await dialog.getByRole("button", { name: "Bring together" }).click();
  await expect(page.getByText(/saved revision 2 meanwhile/)).toHaveCount(0);
  expect(await document(page)).toMatchObject({ name: "A gentler desk", hopLimit: 7 });
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();

  // The same place changed by both is a choice.
  await text.fill(JSON.stringify({ ...(await document(page)), hopLimit: 8 }));
  await sql(
    `UPDATE policy_draft SET document = jsonb_set(document::jsonb, '{hopLimit}', '9'), revision = revision + 1
     WHERE id = $1::uuid`,
    [id],
  );
  await page.getByRole("button", { name: "Bring both together" }).click();
  await expect(dialog.getByRole("button", { name: "Bring together" })).toBeDisabled();
  await dialog.getByRole("radio", { name: /: 9$/ }).click();
  await dialog.getByRole("button", { name: "Bring together" }).click();
  await expect.poll(async () => (await document(page)).hopLimit).toBe(9);
  expect(errors).toEqual([]);
  await context.close();
});

test("whoever has a draft open that is thrown away is told, and goes on with theirs as a new one", async ({
  browser,
}) => {
  const { page, context, id, text } = await openDraft(browser);
  await expect(text).toBeEditable();
  await text.fill(JSON.stringify({ ...(await document(page)), hopLimit: 7 }));
  const other = await signIn(browser, "ada");
  await other.page.goto(`${stack.urlA}/policy/drafts/${id}`);
  await ready(other.page);
  await other.page.getByRole("button", { name: "Discard" }).click();
  await other.page.getByRole("button", { name: "Discard draft" }).click();
  await other.page.waitForURL(/\/policy$/);

  await expect(page.getByText("Ada Okafor threw this draft away")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Keep mine as a new draft" }).click();
  await expect(page.getByRole("heading", { name: `Draft: ${name} (kept)` })).toBeVisible();
  expect(page.url()).not.toContain(id);
  const [kept] = await sql<{ hops: number }>(
    "SELECT (document->>'hopLimit')::int AS hops FROM policy_draft WHERE name = $1",
    [`${name} (kept)`],
  );
  expect(kept!.hops).toBe(7);
  await other.context.close();
  await context.close();
});
