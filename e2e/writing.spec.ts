import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** What happens while somebody writes: texts kept, colleagues asked, saved replies, collisions, long pastes. */

test.describe.configure({ timeout: 300_000 });

test.beforeEach(async ({ browser }) => {
  // Pages that others left open would go on drawing, and answering for their people.
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
  await sql("UPDATE person SET capacity = 60, presence = 'offline'");
});

/** A customer's ticket that Maya has, open in her browser. */
async function mayasTicket(browser: Browser, subject: string) {
  const customer = await ask(browser, "Noa Writing", subject, `No reset mail comes when I sign in. ${forPerson}`);
  await sql("UPDATE person SET presence = 'online' WHERE email = 'maya@tessel.example'");
  const [row] = await sql<{ id: string }>("SELECT id FROM ticket WHERE subject = $1 ORDER BY number DESC LIMIT 1", [
    subject,
  ]);
  const desk = await signIn(browser, "maya");
  await open(desk.page, row!.id);
  await desk.page
    .getByRole("region", { name: "What to do" })
    .getByRole("button", { name: /^(Accept|Take)/ })
    .click();
  await expect(desk.page.getByRole("button", { name: /^Reply/ })).toBeEnabled();
  return { ...desk, customer, id: row!.id };
}
async function open(page: Page, id: string) {
  await page.goto(`${stack.urlA}/tickets/${id}`);
  await ready(page);
}
const pasteInto = (page: Page, label: RegExp, data: Record<string, string>) =>
  page.getByLabel(label).evaluate((box, types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);

test("a text is kept while it is written, seen by colleagues, and there on another device", async ({ browser }) => {
  const { page, errors, id } = await mayasTicket(browser, "Writing: kept");
  await page.getByRole("button", { name: /^Reply/ }).click();
  await page.getByLabel(/Reply to Noa/).fill("Have you looked into your spam");
  await page.getByLabel("Then wait for the customer").check();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();

  const colleague = await signIn(browser, "tomasz");
  await open(colleague.page, id);
  await expect(colleague.page.getByText("Maya Lindqvist is writing a reply")).toBeVisible();
  await page.getByLabel(/Reply to Noa/).press("Escape");
  await expect(colleague.page.getByText("Maya Lindqvist is writing a reply")).toBeHidden();

  // The session ends; the text is there for the next one, on another device.
  await sql("UPDATE person SET session_version = session_version + 1 WHERE email = 'maya@tessel.example'");
  const device = await signIn(browser, "maya");
  await open(device.page, id);
  await expect(device.page.getByLabel(/Reply to Noa/)).toHaveValue("Have you looked into your spam");
  await expect(device.page.getByLabel("Then wait for the customer")).toBeChecked();
  await expect(device.page.getByText(/^Kept from \d\d:\d\d$/)).toBeVisible();
  await isSound(device.page);
  await device.page.getByRole("button", { name: "Send reply" }).click();
  await expect(device.page.getByText(/^Sending in/)).toBeVisible();
  expect(await sql("SELECT 1 FROM writing WHERE ticket_id = $1", [id])).toEqual([]);
  for (const one of [colleague, device]) expect(one.errors).toEqual([]);
  expect(errors.filter((text) => !/401|UNAUTHORIZED/.test(text))).toEqual([]);
});

test("a colleague is asked by keyboard in a note, is told, and answers", async ({ browser }) => {
  const { page, errors, id } = await mayasTicket(browser, "Writing: asked");
  await page.keyboard.press("n");
  const note = page.getByRole("textbox", { name: /Internal note/ });
  await note.pressSequentially("Is this the filter again, @tom");
  await expect(page.getByRole("option", { name: /Tomasz Nowak/ })).toBeVisible();
  await isSound(page);
  await page.keyboard.press("Enter");
  await expect(note).toHaveValue("Is this the filter again, @Tomasz Nowak ");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Note added").first()).toBeVisible();

  const asked = await signIn(browser, "tomasz");
  await asked.page.getByRole("button", { name: /^Notifications, \d+ unread$/ }).click();
  await asked.page
    .getByRole("link", { name: /Maya Lindqvist asks you something in a note/ })
    .first()
    .click();
  await expect(asked.page).toHaveURL(new RegExp(`/tickets/${id}#message-`));
  await expect(asked.page.getByRole("article", { name: /Maya/ })).toBeFocused();
  await asked.page.keyboard.press("n");
  await asked.page.getByRole("textbox", { name: /Internal note/ }).fill("Yes: let it through by hand.");
  await asked.page.keyboard.press("Control+Enter");
  await expect(asked.page.getByText("Note added").first()).toBeVisible();
  await page.getByRole("button", { name: /^Notifications, \d+ unread$/ }).click();
  await expect(page.getByText("Tomasz Nowak, whom you asked, has written a note").first()).toBeVisible();
  for (const one of [errors, asked.errors]) expect(one).toEqual([]);
});

test("a saved reply is kept by a lead and put into a reply; what is not filled in is not sent", async ({ browser }) => {
  const lead = await signIn(browser, "lena");
  await lead.page.goto(`${stack.urlA}/knowledge/replies`);
  await ready(lead.page);
  await lead.page.getByRole("button", { name: "New saved reply" }).first().click();
  const dialog = lead.page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Spam folder");
  await dialog.getByLabel("Text").fill("Dear {{custommer.name}}");
  await dialog.getByLabel("For the whole desk").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/would ever be filled in for \{\{custommer\.name\}\}/)).toBeVisible();
  await dialog.getByLabel("Text").fill("Dear {{customer.name}}, about #{{ticket.number}}: look there. {{agent.name}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(lead.page.getByRole("button", { name: "Change Spam folder" })).toBeVisible();
  await lead.page.setViewportSize({ width: 375, height: 740 });
  await isSound(lead.page);

  const { page, errors, customer } = await mayasTicket(browser, "Writing: saved");
  await page.getByRole("button", { name: /^Reply/ }).click();
  const box = page.getByLabel(/Reply to Noa/);
  await page.getByRole("button", { name: /^Saved replies/ }).click();
  await page.keyboard.type("spam");
  await expect(page.getByRole("option", { name: /Spam folder/ })).toBeVisible();
  await isSound(page);
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue(/^Dear Noa Writing, about #\d+: look there\. Maya Lindqvist$/);
  await box.press("End");
  await box.pressSequentially(" {{desk.phone}}");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(/Not filled in yet: \{\{desk\.phone\}\}/)).toBeVisible();
  await box.fill((await box.inputValue()).replace(" {{desk.phone}}", ""));
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(customer.page.getByText(/Dear Noa Writing, about #\d+/)).toBeVisible();
  for (const one of [errors, lead.errors]) expect(one).toEqual([]);
});

test("a reply to what is not the last word is held back, and sent by who knows of it", async ({ browser }) => {
  const { page, errors, customer } = await mayasTicket(browser, "Writing: collision");
  await page.getByRole("button", { name: /^Reply/ }).click();
  await page.getByLabel(/Reply to Noa/).fill("Please try again now.");
  await customer.page.getByLabel("Your message").fill("Never mind, it came.");
  await customer.page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Never mind, it came.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(/Noa Writing wrote again \d+ seconds? ago\./)).toBeVisible();
  await expect(page.getByLabel(/Reply to Noa/)).toHaveValue("Please try again now.");
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(customer.page.getByText("Please try again now.")).toBeVisible();
  expect(errors).toEqual([]);
});

test("a long log becomes a file that can be taken back, and HTML plain text", async ({ browser }) => {
  const { page, errors } = await mayasTicket(browser, "Writing: pasted");
  await page.keyboard.press("n");
  const box = page.getByRole("textbox", { name: /Internal note/ });
  await pasteInto(page, /Internal note/, {
    "text/html": "<p>One <b>bold</b></p><ul><li>two</li></ul><script>x</script>",
  });
  await expect(box).toHaveValue("One bold\n\n- two");
  const log = Array.from({ length: 10_000 }, (_, n) => `12:00:00 worker ${n} ready`).join("\n");
  await pasteInto(page, /Internal note/, { "text/plain": log });
  await expect(page.getByText("10,000 lines were attached as pasted-text.txt")).toBeVisible();
  await expect(box).toHaveValue("One bold\n\n- two");
  await isSound(page);
  await page.getByRole("button", { name: "Put it into the text" }).click();
  await expect(page.getByText("10,000 lines were attached as pasted-text.txt")).toBeHidden();
  expect((await box.inputValue()).length).toBeGreaterThan(log.length);
  await box.fill("");
  await pasteInto(page, /Internal note/, { "text/plain": log });
  await box.pressSequentially("See the log.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Note added").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /pasted-text\.txt/ }).first()).toBeVisible();
  expect(errors).toEqual([]);
});

test("the article that fits goes into the reply in one click, and what was begun stays", async ({ browser }) => {
  const { page, errors } = await mayasTicket(browser, "Writing: suggested");
  await page.getByRole("button", { name: /^Reply/ }).click();
  const box = page.getByLabel(/Reply to Noa/);
  await box.fill("I looked at your account.");
  const brief = page.getByRole("region", { name: "Brief" });
  await brief.getByRole("button", { name: "Put it into the reply" }).click();
  await expect(box).toHaveValue(
    /^I looked at your account\.\n\nHello Noa Writing,\n\nChoose Forgotten your password\?/,
  );
  await expect(box).toBeFocused();
  await expect(page.getByText(/\{\{/)).toBeHidden();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
  await isSound(page);
  const title = "Reset your password or get past a locked sign-in";
  await expect(brief).toContainText(title);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(/^Sending in/)).toBeVisible();
  await expect(brief).not.toContainText(title);
  expect(errors).toEqual([]);
});

test("a long conversation shows its beginning and its end, and all of it when asked", async ({ browser }) => {
  const { page, errors, id } = await mayasTicket(browser, "Writing: long");
  // A hundred notes of a colleague, as the product would have written them one by one.
  await sql(
    `WITH written AS (
       INSERT INTO message (id, ticket_id, kind, author_kind, person_id, channel, body, body_hash, created_at)
       SELECT gen_random_uuid(), t.id, 'note', 'person', p.id, 'web', 'Step ' || n || ' of the list', 'long' || n,
              t.created_at + n * interval '1 second'
       FROM ticket t, person p, generate_series(1, 100) AS n
       WHERE t.id = $1 AND p.email = 'tomasz@tessel.example' RETURNING id, ticket_id, person_id, created_at)
     INSERT INTO ticket_event (ticket_id, type, at, actor_kind, actor_id, data)
     SELECT ticket_id, 'MessageSent', created_at, 'person', person_id, jsonb_build_object('messageId', id, 'kind', 'note')
     FROM written ORDER BY created_at`,
    [id],
  );
  const [row] = await sql<{ id: string }>(
    "SELECT id FROM message WHERE ticket_id = $1 AND body = 'Step 20 of the list'",
    [id],
  );
  await open(page, id);
  await expect(page.getByText(/^No reset mail comes/).first()).toBeVisible();
  await expect(page.getByText("Step 100 of the list")).toBeVisible();
  await expect(page.getByText("Step 20 of the list")).toBeHidden();
  await isSound(page);
  await page.getByRole("button", { name: /^Show the \d+ messages between$/ }).click();
  await expect(page.getByText("Step 20 of the list")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Show the \d+ messages between$/ })).toBeHidden();

  // An address leads to a message in the middle.
  await page.goto(`${stack.urlA}/inbox`);
  await page.goto(`${stack.urlA}/tickets/${id}#message-${row!.id}`);
  await expect(page.locator(`#message-${row!.id}`)).toBeFocused();
  expect(errors).toEqual([]);
});
