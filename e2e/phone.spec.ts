import { createHmac } from "node:crypto";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { baton, signIn, sql, waitingIn } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** Room for new work: whoever signs in is first offered what waits in the demo. */
test.beforeAll(async () => {
  await sql("UPDATE person SET capacity = 60");
});

const sheet = (page: Page) => page.getByRole("dialog", { name: "Log a call" });
async function open(page: Page) {
  // A page that streams in answers to keys a moment after its frame does.
  await expect(async () => {
    if (!(await sheet(page).isVisible())) await page.keyboard.press("c");
    await expect(sheet(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(sheet(page).getByLabel("Caller’s name")).toBeFocused();
}

test("an agent logs a call by keyboard, keeps it, and its ticket opens", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "maya");
  await open(page);
  await page.keyboard.type("Carla Caller");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0049 (40) 765-4321");
  await expect(sheet(page).getByText("Nobody is known by this yet")).toBeVisible();
  await sheet(page).getByLabel("Subject").focus();
  await page.keyboard.type("Reset mail by phone");
  await page.keyboard.press("Tab");
  await page.keyboard.type("She cannot sign in, the password reset mail never arrives.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/tickets\//);
  await expect(page.getByText("call logged by Maya Lindqvist")).toBeVisible();
  await expect(page.getByRole("article", { name: "Message from Carla Caller" })).toContainText("password reset mail");
  await expect(page.getByRole("button", { name: /^Reply/ })).toBeEnabled();
  const [row] = await sql<{ via: string }>(
    "SELECT a.via FROM assignment a JOIN ticket t ON t.id = a.ticket_id WHERE t.subject = 'Reset mail by phone'",
  );
  expect(row).toEqual({ via: "manual" });

  // The next call of the same person, about the same thing.
  const url = page.url();
  await page.goto(`${stack.urlA}/inbox`);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await open(page);
  await sheet(page).getByLabel("Phone number").fill("+49 40 7654321");
  await sheet(page)
    .getByRole("radio", { name: /Reset mail by phone/ })
    .check();
  await sheet(page).getByLabel("What was said").fill("It still does not arrive, she called again.");
  await sheet(page)
    .getByRole("button", { name: /Log the call/ })
    .click();
  await expect(page).toHaveURL(url);
  await expect(page.getByText("It still does not arrive, she called again.").first()).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test("what is wrong is said at its field; what was written survives closing and loading again", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "priya");
  await page.goto(`${stack.urlA}/queues`);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await page.getByRole("button", { name: "Log a call" }).click();
  await sheet(page).getByLabel("What was said").fill("Half of a long story");
  await sheet(page).getByLabel("Phone number").fill("040 765");
  await sheet(page)
    .getByRole("button", { name: /Log the call/ })
    .click();
  await expect(sheet(page).getByText("Who called?")).toBeVisible();
  await expect(sheet(page).getByRole("alert").filter({ hasText: "country code" })).toBeVisible();
  await expect(sheet(page).getByLabel("Caller’s name")).toBeFocused();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await open(page);
  await expect(sheet(page).getByLabel("What was said")).toHaveValue("Half of a long story");
  await sheet(page).getByLabel("Phone number").fill("+49 40 1112223");
  await sheet(page).getByLabel("Caller’s name").fill("Lost Line");
  await context.setOffline(true);
  await sheet(page)
    .getByRole("button", { name: /Log the call/ })
    .click();
  await expect(sheet(page).getByText("What you wrote is kept here")).toBeVisible();
  await context.setOffline(false);
  await sheet(page)
    .getByRole("button", { name: /Log the call/ })
    .click();
  await expect(page).toHaveURL(/\/tickets\//);
  const kept = await sql("SELECT 1 FROM message WHERE body = 'Half of a long story'");
  expect(kept).toHaveLength(1);
  expect(errors.filter((e) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|network/i.test(e))).toEqual([]);
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the open sheet is accessible, ${colorScheme}, also on a phone and when full`, async ({ browser }) => {
    await sql("UPDATE person SET capacity = 0 WHERE email LIKE 'lena@%'");
    const { page, context, errors } = await signIn(browser, "lena");
    await page.emulateMedia({ colorScheme });
    for (const size of [
      { width: 1366, height: 768 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await page.goto(`${stack.urlA}/inbox`);
      await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
      await page.getByRole("button", { name: "Log a call" }).click();
      await sheet(page).getByLabel("Phone number").fill("+49 40 7654321");
      await expect(sheet(page).getByText("What the call is about")).toBeVisible();
      if (size.width > 400) await sheet(page).getByRole("checkbox").check();
      await expect(sheet(page).getByText("You are at capacity")).toBeVisible();
      await sheet(page)
        .getByRole("button", { name: /Log the call/ })
        .click();
      await expect(sheet(page).getByText("What was said?")).toBeVisible();
      await isSound(page);
    }
    expect(errors).toEqual([]);
    await context.close();
    await sql("UPDATE person SET capacity = 60");
  });
}

test.describe("POST /api/inbound/phone", () => {
  let secret: string;
  test.beforeAll(async () => {
    secret = (await baton<{ secret: string }>("channel", "create", "phone")).secret;
  });
  /** Signed with node's own HMAC, so that a fault of the library would show. */
  async function send(request: APIRequestContext, body: object, id: string, at = Date.now(), sign = true) {
    const data = JSON.stringify(body);
    const timestamp = String(Math.floor(at / 1000));
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${data}`).digest("base64");
    const headers: Record<string, string> = { "webhook-id": id, "webhook-timestamp": timestamp };
    if (sign) headers["webhook-signature"] = `v1,${signature}`;
    return request.post(`${stack.urlA}/api/inbound/phone`, {
      data: Buffer.from(data),
      headers: { ...headers, "content-type": "application/json" },
    });
  }
  const call = { from: "+49 40 888 77 66", name: "Wes Hook", callId: "e2e-1" };

  test("signed: the lead's queue moves; replayed: the same answer; unsigned or old: nothing", async ({
    browser,
    request,
  }) => {
    await sql("UPDATE person SET presence = 'offline'");
    const lead = await signIn(browser, "marco");
    await lead.page.goto(`${stack.urlA}/queues`);
    await expect(lead.page.locator('[data-line="live"]')).toBeVisible();
    const waiting = () => waitingIn(lead.page, "billing");
    const before = await waiting();
    const body = { ...call, transcript: "The October invoice lists 14 seats, we have 12. Please correct the invoice." };
    const answer = await send(request, body, "e2e-msg-1");
    expect(answer.status()).toBe(202);
    await expect.poll(waiting).toBe(before + 1);
    const again = await send(request, body, "e2e-msg-1");
    expect([again.status(), await again.json()]).toEqual([202, await answer.json()]);
    expect((await send(request, body, "e2e-msg-2", Date.now(), false)).status()).toBe(401);
    expect((await send(request, body, "e2e-msg-3", Date.now() - 400_000)).status()).toBe(401);
    const bad = await send(request, { ...body, from: "withheld" }, "e2e-msg-4");
    expect([bad.status(), (await bad.json()).error.field]).toEqual([400, "from"]);
    const large = await send(request, { ...body, transcript: "x".repeat(102_401) }, "e2e-msg-5");
    expect(large.status()).toBe(413);
    expect(await sql("SELECT 1 FROM message WHERE external_id LIKE '%:e2e-1'")).toHaveLength(1);
    await expect.poll(waiting).toBe(before + 1);
    expect(lead.errors).toEqual([]);
    await lead.context.close();
  });
});
