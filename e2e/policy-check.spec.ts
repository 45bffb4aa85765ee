import { type Browser, expect, type Page, test } from "@playwright/test";
import { person, policyWith } from "@/server/cli/test-setup/policies";
import { type Fault, faults } from "@/server/cli/test-setup/policyFaults";
import { checkPolicy, deskClasses, type Finding } from "@/server/domain/policy/check";
import type { PolicyDocument } from "@/server/domain/policy/document";
import { withoutPlace } from "@/server/domain/policy/finding";
import { ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";

/** An admin breaks the policy in every class that a document alone can break, sees who would suffer, and mends it. Their drafts
 *  decide nothing and are thrown away. */

const name = "Broken on purpose";
test.afterEach(() => sql("DELETE FROM policy_draft WHERE name = $1", [name]));

async function openDraft(browser: Browser) {
  const [draft] = await sql<{ id: string; somebody: string }>(
    `INSERT INTO policy_draft (id, name, document, based_on)
     SELECT gen_random_uuid(), $1, document, version FROM policy_version
     WHERE version = (SELECT max(version) FROM policy_version)
     RETURNING id, (SELECT id::text FROM person WHERE email = 'ada@tessel.example') AS somebody`,
    [name],
  );
  const desk = await signIn(browser, "ada");
  await desk.page.goto(`${stack.urlA}/policy/drafts/${draft!.id}?tab=document`);
  await ready(desk.page);
  /** The demo's policy with somebody who is there as its last resort. */
  const textOf = (document: unknown) => JSON.stringify(document, null, 1).replaceAll(person, draft!.somebody);
  const paste = async (document: unknown) => {
    const text = typeof document === "string" ? document : textOf(document);
    await expect(page.getByLabel("Policy document, JSON")).toBeEditable();
    await page.getByLabel("Policy document, JSON").fill(text);
  };
  const { page } = desk;
  return { ...desk, paste };
}

const list = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Check", exact: true }) });
const item = (page: Page, { path, message }: Pick<Finding, "path" | "message">) =>
  list(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(path, { exact: true }) })
    .filter({ hasText: withoutPlace({ path, message }) })
    .first();
const told = ({ code, path }: Fault, document: PolicyDocument): Finding | undefined => {
  const { errors, warnings } = checkPolicy(document);
  return [...errors, ...warnings].find((f) => f.code === code && f.path === path);
};
const faultAt = (path: string): Fault => faults.find((f) => f.path === path)!;

/** One fault of each class that needs nothing of the desk but its document. */
const byDocument = faults.filter(
  ({ code, put, desk }, i) =>
    put &&
    !desk &&
    !(deskClasses as readonly string[]).includes(code) &&
    faults.findIndex((f) => f.code === code && f.put) === i,
);

test("every class of fault is found as it is pasted, with the ticket that would suffer", async ({ browser }) => {
  // Twenty documents are pasted and judged.
  test.setTimeout(300_000);
  const { page, context, errors, paste } = await openDraft(browser);
  expect(byDocument.length).toBeGreaterThanOrEqual(20);
  for (const fault of byDocument) {
    await test.step(`${fault.code} at ${fault.path}`, async () => {
      const document = policyWith(fault.put);
      const found = told(fault, document)!;
      await paste(document);
      const line = item(page, found);
      await expect(line).toBeVisible();
      if (found.counterExample) await expect(line).toContainText(`Who would suffer: ${found.counterExample}`);
      if (found.fix) await expect(line).toContainText(`What to do: ${found.fix}`);
      await expect(line.getByRole("button", { name: /^Show the ticket/ })).toHaveCount(found.ticket ? 1 : 0);
      await expect(line.getByRole("button", { name: /^Mend it/ })).toHaveCount(found.repair ? 1 : 0);
    });
  }

  // One of them on the canvas: nobody owns what it is about, so the last resort has it.
  const owner = policyWith(faultAt("issueTypes.5.owner").put);
  await paste(owner);
  await item(page, told(faultAt("issueTypes.5.owner"), owner)!)
    .getByRole("button", { name: /^Show the ticket/ })
    .click();
  const ticket = page.getByRole("region", { name: "A ticket that would suffer" });
  await expect(ticket.getByRole("listitem").filter({ hasText: "Last resort" }).first()).toBeVisible();
  await expect(page.locator('[data-card="lastResort"]')).toHaveClass(/bg-accent-soft/);
  await expect(page.locator('[data-card="type:sign-in"]')).not.toHaveClass(/bg-accent-soft/);
  await ticket.getByRole("button", { name: "Close" }).click();
  await expect(page.locator('[data-card="lastResort"]')).not.toHaveClass(/bg-accent-soft/);

  // What can be mended with certainty is, and can be taken back.
  await page.getByRole("tab", { name: "Document" }).click();
  const bands = policyWith(faultAt("bands").put);
  await paste(bands);
  const crossed = item(page, told(faultAt("bands"), bands)!);
  await crossed.getByRole("button", { name: /^Mend it/ }).click();
  await expect(crossed).toHaveCount(0);
  await expect(page.getByLabel("Policy document, JSON")).toHaveValue(/"bands": \{\s*"high": 0\.9,\s*"low": 0\.5/);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(crossed).toBeVisible();
  // A finding leads to its field.
  await crossed.getByRole("button", { name: "Show bands" }).click();
  await expect(page.getByRole("tab", { name: "Rules" })).toHaveAttribute("aria-selected", "true");
  await expect(page.locator('[data-place^="bands"] input').first()).toBeFocused();
  expect(errors).toEqual([]);
  await context.close();
});

test("what is pasted or taken from a file is named where it is wrong, and comes and goes whole", async ({
  browser,
}) => {
  const { page, context, errors, paste } = await openDraft(browser);
  const sound = policyWith();
  await paste({ ...sound, colour: "blue" });
  await expect(list(page).getByText("unknown key colour")).toBeVisible();
  await paste({ ...sound, schemaVersion: 9 });
  await expect(page.getByText("This document was version 9 and is shown as version 10")).toBeVisible();
  await page.getByRole("button", { name: "Write it as version 10" }).click();
  await expect(page.getByLabel("Policy document, JSON")).toHaveValue(/"schemaVersion": 10/);
  await paste("{ not yet");
  await expect(list(page).getByText(/not valid JSON at the moment/)).toBeVisible();
  await paste(sound);

  const choose = (file: string, text: string | Buffer) =>
    page.getByLabel("Policy document, a JSON or YAML file").setInputFiles({
      name: file,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(text),
    });
  await choose("half.json", '{"teams": [');
  await expect(page.getByText(/half\.json is neither JSON nor YAML/)).toBeVisible();
  await choose("large.yaml", Buffer.alloc(10 * 1024 * 1024 + 1, "a"));
  await expect(page.getByText(/large\.yaml is larger than 10 MB/)).toBeVisible();
  const features = Array.from({ length: 60_000 }, (_, i) => ({ id: `f-${i}`, name: `Feature ${i}`, words: [] }));
  await choose("many.json", JSON.stringify({ ...sound, features }));
  await expect(page.getByText(/many\.json was not taken\. features: too big/)).toBeVisible();
  await choose("twice.json", '{"hopLimit": 4, "hopLimit": 5}');
  await expect(page.getByText(/twice\.json is neither JSON nor YAML: .*must be unique/)).toBeVisible();
  await expect(page.getByLabel("Policy document, JSON")).toHaveValue(/"data breach"/);

  // Out as YAML and in again.
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download YAML" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("policy-draft-broken-on-purpose.yaml");
  const before = await page.getByLabel("Policy document, JSON").inputValue();
  await paste("{}");
  await page.getByLabel("Policy document, a JSON or YAML file").setInputFiles(await file.path());
  await expect(page.getByText(/is in the draft, not saved yet/).first()).toBeVisible();
  const after = await page.getByLabel("Policy document, JSON").inputValue();
  expect(JSON.parse(after)).toEqual(JSON.parse(before));

  // More than Next takes by itself is saved all the same.
  const padded = { ...sound, padding: "x".repeat(3 * 1024 * 1024) };
  await paste(padded);
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  const [row] = await sql<{ size: number }>(
    "SELECT length(document->>'padding') AS size FROM policy_draft WHERE name = $1",
    [name],
  );
  expect(row!.size).toBe(3 * 1024 * 1024);
  expect(errors).toEqual([]);
  await context.close();
});
