import { expect, type Page, test } from "@playwright/test";
import { files } from "@/server/cli/test-setup/files";
import { forPerson } from "./support/ask";
import { message, post, ready, signIn, sql, watchErrors } from "./support/desk";
import { stack } from "./support/globalStack";

const as = (name: string, mimeType: string, bytes: Uint8Array) => ({ name, mimeType, buffer: Buffer.from(bytes) });
const picture = as("<script>alert(1)</script>.png", "image/png", files.png);
const choose = (page: Page, ...chosen: ReturnType<typeof as>[]) =>
  page.locator("input[type=file]").setInputFiles(chosen);

const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1)!;
const api = (path = "") => `${stack.urlA}/api/attachments${path}`;
/** A refused upload answers 4xx, which Chromium writes to the console; a preview is fetched once more by Playwright's own
 *  trace, which our policy refuses it. */
const faults = (errors: string[]) => errors.filter((e) => !/status of 4\d\d|Connecting to 'blob:/.test(e));

test("a picture from the customer, a PDF from the agent, and a renamed program for nobody", async ({ browser }) => {
  test.setTimeout(180_000); // two browsers on a busy machine
  await sql("UPDATE person SET capacity = 60");
  const agent = await signIn(browser, "maya");
  const customer = await (await browser.newContext()).newPage();
  const errors = watchErrors(customer);
  await customer.goto(`${stack.urlA}/help`);
  await ready(customer);
  const subject = "Password reset shows an empty page";
  await customer.getByLabel("Your name").fill("Fay Files");
  await customer.getByLabel("Your e-mail address").fill("fay@files.example");
  await customer.getByLabel("Subject").fill(subject);
  const text = customer.getByLabel("What is going on?");
  await text.fill(`I ask for a new password and the page stays empty, see the picture. ${forPerson}`);

  await choose(customer, as("setup.png", "image/png", files.exe), as("notes.txt", "text/plain", new Uint8Array(0)));
  await expect(customer.getByText("“setup.png” is not a PNG file, whatever its name says")).toBeVisible();
  await expect(customer.getByText("This file is empty.")).toBeVisible();
  await expect(text).toHaveValue(/the page stays empty/);
  await customer.getByRole("button", { name: "Remove setup.png" }).click();
  await customer.getByRole("button", { name: "Remove notes.txt" }).click();
  await choose(customer, picture);
  await expect(customer.getByText("One file is attached.")).toBeAttached();
  // Uploaded files are kept over a reload, as the text is.
  await customer.reload();
  await ready(customer);
  await expect(customer.getByRole("list", { name: "Files to send" })).toContainText("script.png");
  await customer.getByRole("button", { name: "Send" }).click();
  await expect(customer).toHaveURL(/\/t\//);
  const shown = customer.getByRole("link", { name: /^Show script.png/ });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);

  const card = agent.page.getByRole("article").filter({ hasText: subject });
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(agent.page.getByRole("link", { name: /^Show script.png/ }).first()).toBeVisible();
  await agent.page.getByRole("button", { name: /^Reply/ }).click();
  await agent.page.getByLabel(/Reply to Fay/).fill("These are the steps.");
  await choose(agent.page, as("Schritte für Fay.pdf", "application/pdf", files.pdf));
  await expect(agent.page.getByText("One file is attached.")).toBeAttached();
  await agent.page.getByRole("button", { name: "Send reply" }).click();

  const link = customer.getByRole("link", { name: /^Download Schritte für Fay.pdf/ });
  await expect(link).toBeVisible();
  const [download] = await Promise.all([customer.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("Schritte für Fay.pdf");

  // Pasting works too, and the keyboard sends.
  const box = customer.getByLabel("Your message");
  await box.fill("It works, thank you.\nHere is how it looks now.");
  await box.evaluate(
    (element, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], "image.png", { type: "image/png" }));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [...files.png],
  );
  await expect(customer.getByText("One file is attached.")).toBeAttached();
  await box.press("Control+Enter");
  await expect(customer.getByRole("log").getByRole("link", { name: /^Show image.png/ })).toBeVisible();
  await expect(box).toHaveValue("");
  await expect(agent.page.getByRole("link", { name: /^Show image.png/ }).first()).toBeVisible();

  expect(faults(errors)).toEqual([]);
  expect(faults(agent.errors)).toEqual([]);
  await customer.context().close();
  await agent.context.close();
});

test("a chat follows what is new, unless its reader has gone up", async ({ browser, request }) => {
  const receipt = await (await post(request, message("I cannot sign in"))).json();
  const page = await (await browser.newContext({ viewport: { width: 390, height: 700 } })).newPage();
  await page.goto(receipt.trackUrl);
  await ready(page);
  const log = page.getByRole("log");
  const box = page.getByLabel("Your message");
  const top = () => log.evaluate((e) => e.scrollTop);
  const below = () => log.evaluate((e) => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight));
  for (const n of [1, 2, 3]) {
    await box.fill(`Message ${n}\n${"and a line more\n".repeat(12)}`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(log.getByText(`Message ${n}`)).toBeVisible();
    await expect(box).toHaveValue("");
  }
  await expect.poll(below).toBeLessThan(4);
  await log.evaluate((e) => e.scrollTo({ top: 0 }));
  await expect.poll(top).toBe(0);
  // Somebody else answers meanwhile.
  const [person] = await sql<{ id: string }>("SELECT id FROM person WHERE name = 'Maya Lindqvist'");
  await sql(
    `WITH m AS (INSERT INTO message (id, ticket_id, kind, author_kind, person_id, channel, body, body_hash, created_at)
       VALUES (gen_random_uuid(), $1, 'reply', 'person', $2, 'web', 'An answer from us', 'x', baton_now()) RETURNING id)
     INSERT INTO ticket_event (at, ticket_id, type, actor_kind, actor_id, data)
       SELECT baton_now(), $1::uuid, 'WaitExplained', 'system', NULL, '{"reasons":[]}' FROM m`,
    [receipt.ticketId, person!.id],
  );
  const pill = log.getByRole("button", { name: "New message" });
  await expect(pill).toBeVisible();
  expect(await top()).toBe(0);
  await pill.click();
  await expect(log.getByText("An answer from us")).toBeInViewport();
  await expect(pill).toHaveCount(0);
  await page.context().close();
});

test.describe("POST /api/attachments", () => {
  const send = (request: Parameters<typeof post>[0], query: Record<string, string>, data: Uint8Array) =>
    request.post(`${api()}?${new URLSearchParams(query)}`, {
      data: Buffer.from(data),
      headers: { "content-type": "application/octet-stream" },
    });

  test("refuses what is too large, untrue, empty or without a name", async ({ request }) => {
    const bad: [Record<string, string>, Uint8Array, number, string, string][] = [
      [{ name: "big.log" }, new Uint8Array(20 * 1024 * 1024).fill(97), 413, "file", "larger than 10 MB"],
      [{ name: "setup.png" }, files.exe, 400, "file", "is not a PNG file"],
      [{ name: "page.png" }, files.html, 400, "file", "is not a PNG file"],
      [{ name: "scan.pdf" }, files.png, 400, "file", "is not a PDF file"],
      [{ name: "a.svg" }, files.svg, 400, "file", "cannot be attached"],
      [{ name: "a.txt" }, new Uint8Array(0), 400, "file", "is empty"],
      [{}, files.png, 400, "name", "Say the file's name"],
    ];
    for (const [query, bytes, status, field, words] of bad) {
      const answer = await send(request, query, bytes);
      expect(answer.status()).toBe(status);
      const { error } = await answer.json();
      expect(error.field).toBe(field);
      expect(error.message).toContain(words);
    }
  });

  test("stops reading a body that does not say its length", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 20) controller.close();
        else controller.enqueue(new Uint8Array(1024 * 1024).fill(97));
      },
    });
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const answer = await fetch(`${api()}?name=endless.log`, init);
    expect(answer.status).toBe(413);
    expect((await answer.json()).error.message).toContain("larger than 10 MB");
  });

  test("wants a session of the desk, or a link that opens something", async ({ request }) => {
    const receipt = await (await post(request, message("I cannot sign in"))).json();
    const token = tokenOf(receipt.trackUrl);
    expect((await send(request, { name: "a.png", by: "agent" }, files.png)).status()).toBe(401);
    const forged = await send(request, { name: "a.png", token: `${token.slice(0, -3)}AAA` }, files.png);
    expect([forged.status(), (await forged.json()).error.field]).toEqual([404, "token"]);
    expect((await send(request, { name: "a.png", token }, files.png)).status()).toBe(201);
  });
});

test("GET: exact headers for whom it belongs to, nothing for anybody else", async ({ request, browser }) => {
  const receipt = await (await post(request, message("I cannot sign in"))).json();
  const other = tokenOf((await (await post(request, message("Somebody else's"))).json()).trackUrl);
  const token = tokenOf(receipt.trackUrl);
  const page = await (await browser.newContext()).newPage();
  await page.goto(receipt.trackUrl);
  await ready(page);
  await page.getByLabel("Your message").fill("Look at these.");
  await choose(page, picture, as("log 1.txt", "text/plain", files.text));
  await expect(page.getByText("2 files are attached.")).toBeAttached();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("link", { name: /^Download log 1.txt/ })).toBeVisible();
  const [png, txt] = await sql<{ id: string }>("SELECT id FROM attachment WHERE ticket_id = $1 ORDER BY position", [
    receipt.ticketId,
  ]);

  const shown = await request.get(api(`/${png!.id}?token=${token}`));
  expect(shown.status()).toBe(200);
  expect(shown.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": "inline; filename=\"script.png\"; filename*=UTF-8''script.png",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  });
  expect(await shown.body()).toEqual(Buffer.from(files.png));
  const headers = { "if-none-match": shown.headers().etag! };
  expect((await request.get(api(`/${png!.id}?token=${token}`), { headers })).status()).toBe(304);
  const saved = await request.get(api(`/${txt!.id}?token=${token}`));
  expect(saved.headers()).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-disposition": "attachment; filename=\"log 1.txt\"; filename*=UTF-8''log%201.txt",
  });

  const unknown = "00000000-0000-7000-8000-000000000000";
  const nobody = [
    `/${png!.id}`,
    `/${png!.id}?token=${other}`,
    `/${png!.id}?token=${token.slice(0, -3)}AAA`,
    `/${unknown}?token=${token}`,
    "/x",
  ];
  for (const path of nobody) expect((await request.get(api(path))).status()).toBe(404);
  const agent = await signIn(browser, "maya");
  expect((await agent.page.request.get(api(`/${png!.id}`))).status()).toBe(200);
  await sql("UPDATE attachment SET message_id = message_id WHERE id = $1", [png!.id]).then(
    () => expect("changed").toBe("refused"),
    (error) => expect(String(error)).toContain("bound already"),
  );
  await agent.context.close();
  await page.context().close();
});

test("an expired link says so, and what was written on an open page is kept", async ({ browser, request }) => {
  const receipt = await (await post(request, message("I cannot sign in"))).json();
  const token = tokenOf(receipt.trackUrl);
  const page = await (await browser.newContext()).newPage();
  await page.goto(receipt.trackUrl);
  await ready(page);
  await page.getByLabel("Your message").fill("Half a year later");
  await sql(
    "UPDATE ticket SET created_at = now() - interval '181 days', last_customer_message_at = now() - interval '181 days' WHERE id = $1",
    [receipt.ticketId],
  );
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(/This link has expired, because nothing happened for 180 days/)).toBeVisible();
  await expect(page.getByLabel("Your message")).toHaveValue("Half a year later");
  await choose(page, picture);
  await expect(page.getByText(/Not attached. This link has expired/)).toBeVisible();
  expect((await request.get(api(`/00000000-0000-7000-8000-000000000000?token=${token}`))).status()).toBe(404);
  await page.goto(receipt.trackUrl);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
  await expect(page.getByText("This link leads nowhere")).toHaveCount(0);
  await page.getByRole("link", { name: "Write to us" }).click();
  await expect(page).toHaveURL(/\/help/);
  await page.context().close();
});
