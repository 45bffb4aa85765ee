import { expect, type Page, test } from "@playwright/test";
import { ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";

/** The canvas: one admin with the mouse, one with the keyboard alone. Their drafts decide nothing and are thrown away. */

const names = ["By mouse", "By keyboard"];
test.afterAll(() => sql("DELETE FROM policy_draft WHERE name = ANY($1)", [names]));

async function startDraft(page: Page, name: string): Promise<void> {
  await page.goto(`${stack.urlA}/policy`);
  await ready(page);
  await page.getByRole("button", { name: "New draft" }).first().click();
  await page.getByLabel("What is it for?").fill(name);
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(page).toHaveURL(/\/policy\/drafts\//);
  await expect(card(page, /^Last resort/)).toBeVisible();
}
const canvas = (page: Page) => page.getByRole("region", { name: "Policy, drawn" });
const card = (page: Page, name: RegExp) => canvas(page).getByRole("button", { name });
async function saved(name: string, sentence: string): Promise<unknown> {
  const [row] = await sql<{ found: unknown }>(`SELECT ${sentence} AS found FROM policy_draft WHERE name = $1`, [name]);
  return row!.found;
}

/** From the right edge of one card to the left edge of another. */
async function drag(page: Page, from: RegExp, to: RegExp): Promise<void> {
  await canvas(page).getByRole("button", { name: "Show everything" }).click();
  await expect(card(page, from)).toBeInViewport();
  await expect(card(page, to)).toBeInViewport();
  const handle = async (name: RegExp, side: "source" | "target") => {
    const node = canvas(page)
      .locator(".react-flow__node")
      .filter({ has: page.getByRole("button", { name }) });
    const box = await node.locator(`.react-flow__handle.${side}`).boundingBox();
    return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
  };
  const ends = async () => [await handle(from, "source"), await handle(to, "target")] as const;
  let [start, end] = await ends();
  // The view comes to rest before anything is taken hold of.
  await expect(async () => {
    const before = [start, end];
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    [start, end] = await ends();
    expect([start, end]).toEqual(before);
  }).toPass();
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.up();
}

test("an admin builds with the mouse: a team, an issue type, a rule, and the finding that it heals", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.setViewportSize({ width: 1500, height: 950 });
  await startDraft(page, "By mouse");
  const add = async (what: string) => {
    await canvas(page).getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^${what}( About.*)?$`) }).click();
  };

  await add("Team");
  await page.getByRole("textbox", { name: "Team", exact: true }).fill("Night shift");
  await expect(card(page, /^Queue Night shift T1/)).toBeVisible();
  await add("Issue type");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Power cuts");
  await expect(card(page, /^Issue type Power cuts, goes to Night shift at T1/)).toBeVisible();

  // Another owner by dragging, and back and forth again.
  await drag(page, /^Issue type Power cuts/, /^Queue Billing T2/);
  await expect(card(page, /^Issue type Power cuts, goes to Billing at T2/)).toBeVisible();
  await canvas(page).getByRole("button", { name: "Undo" }).click();
  await expect(card(page, /^Issue type Power cuts, goes to Night shift at T1/)).toBeVisible();
  await canvas(page).getByRole("button", { name: "Redo" }).click();
  await expect(card(page, /^Issue type Power cuts, goes to Billing at T2/)).toBeVisible();

  // A rule about it, which another issue type joins.
  await canvas(page).getByRole("button", { name: "Show everything" }).click();
  await card(page, /^Issue type Power cuts/).click();
  await add("Ownership rule");
  await expect(card(page, /^Ownership rule rule/)).toBeVisible();
  await drag(page, /^Issue type Refunds/, /^Ownership rule rule/);
  await expect(card(page, /^Ownership rule rule: new-issue-type and refund together/)).toBeVisible();
  await drag(page, /^Ownership rule rule/, /^Queue Night shift T1/);
  await expect(card(page, /^Ownership rule rule: .* go to Night shift/)).toBeVisible();

  // A share that cannot be is found at once, at its card, and is gone as it is put right.
  const share = page.getByRole("textbox", { name: "Each likely from, per cent" });
  await canvas(page).getByRole("button", { name: "Show everything" }).click();
  await card(page, /^Ownership rule rule/).click();
  await share.fill("80");
  await expect(card(page, /^Ownership rule rule.*1 error/)).toBeVisible();
  await expect(page.getByText(/cannot each have 0.8/).first()).toBeVisible();
  await share.fill("40");
  await expect(page.getByText(/cannot each have 0.8/)).toHaveCount(0);

  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  expect(await saved("By mouse", "document->'ownership'->-1->>'owner'")).toBe("new-team");
  expect(errors).toEqual([]);
  await context.close();
});

test("an admin does it with the keyboard alone, on the canvas and in the table", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.setViewportSize({ width: 1500, height: 950 });
  await startDraft(page, "By keyboard");
  const focused = (name: RegExp) => expect(card(page, name)).toBeFocused();
  await card(page, /^Issue type/)
    .first()
    .focus();
  // Search finds any card.
  const find = async (words: string) => {
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByPlaceholder("Issue type, team, rule …")).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  };
  await find("refunds");
  await focused(/^Issue type Refunds/);
  // Arrows follow the lines, to the owner's queue and up.
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-card]:focus")).not.toHaveAttribute("data-card", "type:refund");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("[data-card]:focus")).toHaveCount(1);

  // Enter opens the fields, Escape leads back.
  await find("refunds");
  await focused(/^Issue type Refunds/);
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.type("Money back");
  await page.keyboard.press("Escape");
  await focused(/^Issue type Money back/);

  // L draws a line; Enter ends it where the focus is.
  await page.keyboard.press("l");
  await find("access t1");
  await focused(/^Queue Access T1/);
  await page.keyboard.press("Enter");
  await expect(card(page, /^Issue type Money back, goes to Access at T1/)).toBeVisible();

  // A copy, gone again with Delete, back with Control Z.
  await card(page, /^Issue type Money back/).focus();
  await page.keyboard.press("Control+d");
  await focused(/^Issue type Money back \(copy\)/);
  await page.keyboard.press("Delete");
  await expect(card(page, /^Issue type Money back \(copy\)/)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(card(page, /^Issue type Money back \(copy\)/)).toBeVisible();

  // What every policy needs cannot be taken out, and says so.
  await card(page, /^Last resort/).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("This is part of every policy.").first()).toBeVisible();

  // The same as a table.
  await expect(async () => {
    await page.getByRole("radio", { name: "Canvas" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/view=table/, { timeout: 2_000 });
  }).toPass();
  const owner = page.getByRole("combobox", { name: "Money back: Owner" });
  await expect(owner).toHaveText("Access");
  await owner.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Bil");
  await expect(page.getByRole("option", { name: "Billing" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(owner).toHaveText("Billing");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Everything is saved")).toBeVisible();
  const refund = "jsonb_path_query_first(document, '$.issueTypes[*] ? (@.id == \"refund\")')";
  expect(await saved("By keyboard", `${refund}->>'owner'`)).toBe("billing");
  expect(errors).toEqual([]);
  await context.close();
});
