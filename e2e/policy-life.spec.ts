import { expect, type Page, test } from "@playwright/test";
import { message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { publish } from "./support/policy";

/** A draft of the policy in force, changed in one place past the product. */
async function draft(name: string, path: string, value: unknown): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO policy_draft (id, name, document, based_on)
     SELECT gen_random_uuid(), $1, jsonb_set(document, $2::text[], $3::jsonb), version
     FROM policy_version WHERE version = (SELECT max(version) FROM policy_version) RETURNING id`,
    [name, `{${path}}`, JSON.stringify(value)],
  );
  return row!.id;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${stack.urlA}${path}`);
  await ready(page);
}

test("a draft is planned and taken back, brought up to date, published at once and rolled back", async ({
  browser,
}) => {
  const behind = await draft("Stricter", "bands,high", 0.9);
  const first = await draft("Gentler", "bands,high", 0.8);
  const { page, context, errors } = await signIn(browser, "ada");
  await open(page, `/policy/drafts/${first}`);

  // Somebody else has it open, with changes of their own.
  await sql(
    `INSERT INTO policy_editor (draft_id, person_id, is_changing, seen_at)
     SELECT $1::uuid, id, true, baton_now() + interval '1 hour' FROM person WHERE email = 'lena@tessel.example'`,
    [first],
  );
  await expect(
    page.getByText("Lena Brandt has this draft open, too, with changes that are not saved yet."),
  ).toBeVisible();

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why", { exact: true }).fill("From next year on");
  const reason = dialog.getByLabel("Why it is published all the same");
  if (await reason.isVisible()) await reason.fill("The warnings are known and meant so.");
  await dialog.getByRole("radio", { name: "Later" }).click();
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(dialog.getByText("Choose a time.")).toBeVisible();
  const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 16);
  await dialog.getByLabel("Comes into force at").fill(later);
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(page.getByText("Until then the draft cannot be edited.", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("button", { name: /^Save/ })).toBeVisible();
  await publish(page, "Fewer reviews");

  await open(page, `/policy/drafts/${behind}`);
  await page.getByRole("button", { name: "Bring up to date" }).click();
  const bring = page.getByRole("dialog");
  await expect(bring.getByText("One place is changed by both")).toBeVisible();
  await expect(bring.getByRole("button", { name: "Bring up to date" })).toBeDisabled();
  await bring.getByRole("radio", { name: "This draft: 0.9" }).click();
  await bring.getByRole("button", { name: "Bring up to date" }).click();
  await expect(page.getByText(/came into force since this draft began/)).toHaveCount(0);
  await publish(page, "No, more reviews");
  await expect(page.getByText("In force", { exact: true }).first()).toBeVisible();
  const version = Number(page.url().split("/").at(-1)!.split("?")[0]);

  await open(page, `/policy/versions/${version - 2}`);
  await page.getByRole("button", { name: "Roll back to this" }).click();
  const back = page.getByRole("dialog");
  await back.getByRole("button", { name: "Roll back" }).click();
  await expect(back.getByText("Say in a few words why.")).toBeVisible();
  await back.getByLabel("Why", { exact: true }).fill("It was better before");
  await expect(back.getByRole("radio", { name: "Follow at once" })).toBeChecked();
  await back.getByRole("button", { name: "Roll back" }).click();
  await page.waitForURL(`**/policy/versions/${version + 1}**`);
  await open(page, "/policy");
  const versions = page.getByRole("table", { name: "Versions" });
  await expect(versions.getByRole("row").nth(1)).toContainText(`Back to version ${version - 2}: It was better before`);
  await expect(versions.getByRole("row").nth(1)).toContainText("What waited followed at once");
  expect(errors).toEqual([]);
  await context.close();
});

test("a draft runs in the shadow, a ticket is tried on its canvas, and a ticket leads to the decision that sent it", async ({
  browser,
  request,
}) => {
  const id = await draft("Watched", "gates,keywords", ["zeppelin"]);
  const { page, context, errors } = await signIn(browser, "ada");
  await open(page, `/policy/drafts/${id}`);
  await page.getByRole("button", { name: "Run in the shadow" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { name: "Nothing decided yet" })).toBeVisible();
  const sent = await post(request, message("The zeppelin invoice of last month is missing, please send it again."));
  const { ticketId } = (await sent.json()) as { ticketId: string };
  await expect(page.getByRole("table", { name: "Where they do not agree" })).toContainText("Other disposition", {
    timeout: 20_000,
  });
  const shadow = page.url();

  await open(page, `/policy/drafts/${id}?try=true`);
  await page.getByLabel("What the customer writes").fill("Where is the zeppelin? I cannot find my invoice of May.");
  await page.getByRole("button", { name: "Show its way" }).click();
  const panel = page.getByRole("region", { name: "Try a ticket" });
  await expect(panel.getByText("Hard gates")).toBeVisible();
  await expect(panel.getByText("Last resort")).toBeVisible();
  await panel.getByRole("radio", { name: "In force" }).click();
  await expect(panel.getByText("Hard gates")).toHaveCount(0);

  await open(page, `/tickets/${ticketId}`);
  await page.getByRole("link", { name: "Show on the canvas" }).click();
  await expect(page).toHaveURL(/\/policy\/versions\/\d+\?decision=/);
  await expect(page.getByRole("heading", { name: /^Why ticket #\d+ went there/ })).toBeVisible();

  await page.goto(shadow);
  await ready(page);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
