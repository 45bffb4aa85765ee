import { type Browser, expect, type Page, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

/** Work given by hand, and offers on screen. */

const access = "I cannot sign in, the password reset mail never arrives. I want to talk to a person, please.";

test.beforeEach(async () => {
  await clearQueues();
  await sql("UPDATE person SET capacity = 60, presence = 'offline'");
});

let count = 0;
async function ticket(request: Parameters<typeof post>[0], subject: string) {
  const customer = { email: `give${++count}@customer.example`, name: `Given Customer ${count}` };
  const answer = await post(request, message(access, { subject, customer }));
  const { ticketId } = (await answer.json()) as { ticketId: string };
  const [row] = await sql<{ number: string }>("SELECT number FROM ticket WHERE id = $1", [ticketId]);
  return { id: ticketId, number: Number(row!.number) };
}
const row = (page: Page, number: number) => page.locator(`[data-number="${number}"]`);
const holderOf = async (id: string) =>
  (
    await sql<{ name: string | null }>(
      "SELECT p.name FROM ticket t LEFT JOIN person p ON p.id = t.assignee_id WHERE t.id = $1",
      [id],
    )
  )[0]!.name;
async function list(browser: Browser, who: string, path = "/queues/access-t1") {
  const desk = await signIn(browser, who);
  await desk.page.goto(stack.urlA + path);
  await ready(desk.page);
  return desk;
}

async function chooseWhy(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Why" }).click();
  await page.getByRole("option", { name: "To share the load" }).click();
}

test("a lead gives two tickets by keyboard, is warned of the load, and takes it back", async ({ browser, request }) => {
  const first = await ticket(request, "Give me one");
  const second = await ticket(request, "Give me two");
  await sql("UPDATE person SET capacity = 1, presence = 'online' WHERE email = 'tomasz@tessel.example'");
  const { page, errors } = await list(browser, "lena", "/queues/all");
  await expect(row(page, first.number)).toBeVisible();
  await row(page, first.number).getByRole("checkbox").click();
  await row(page, second.number).getByRole("checkbox").click();
  await expect(page.getByText("2 chosen")).toBeVisible();
  await page.keyboard.press("g");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Person" }).fill("tomasz");
  await dialog.getByRole("radio", { name: /Tomasz Nowak/ }).click();
  await chooseWhy(page);
  await isSound(page);
  await dialog.getByRole("button", { name: "Give", exact: true }).click();
  await expect(dialog.getByText(/Tomasz Nowak has \d of 1; this makes \d\./)).toBeVisible();
  expect(await holderOf(first.id)).toBeNull();
  await dialog.getByRole("button", { name: "Give anyway" }).click();
  await expect(page.getByText("2 tickets are with Tomasz Nowak").first()).toBeVisible();
  expect([await holderOf(first.id), await holderOf(second.id)]).toEqual(["Tomasz Nowak", "Tomasz Nowak"]);
  await expect(row(page, first.number)).toContainText("With Tomasz Nowak");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByText("2 tickets are where they were before").first()).toBeVisible();
  expect([await holderOf(first.id), await holderOf(second.id)]).toEqual([null, null]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an agent takes a waiting ticket, and only of their own team", async ({ browser, request }) => {
  const mine = await ticket(request, "Take me by hand");
  const { page, errors } = await list(browser, "maya");
  await sql("UPDATE person SET presence = 'break' WHERE email = 'maya@tessel.example'");
  await sql("UPDATE offer SET state = 'withdrawn', settled_at = now() WHERE state = 'pending'");
  await sql("UPDATE ticket SET offer_id = NULL WHERE id = $1", [mine.id]);
  await page.goto(`${stack.urlA}/tickets/${mine.id}`);
  await ready(page);
  await page.getByRole("button", { name: "Take", exact: false }).first().click();
  await expect(page.getByText(`#${mine.number} is yours`).first()).toBeVisible();
  expect(await holderOf(mine.id)).toBe("Maya Lindqvist");
  await expect(page.getByText("Maya Lindqvist took it").first()).toBeAttached();
  // Or it would be offered to her again when her browser is closed.
  await page.getByRole("button", { name: /^Resolve/ }).click();
  await page.getByRole("button", { name: "Resolve anyway" }).click();
  await expect.poll(() => holderOf(mine.id)).toBeNull();
  expect(errors).toEqual([]);
  await page.context().close();
  const other = await ticket(request, "Not for billing");
  const billing = await list(browser, "priya", `/tickets/${other.id}`);
  await expect(billing.page.getByRole("heading", { name: /Not for billing/ })).toBeVisible();
  await expect(billing.page.getByRole("button", { name: "Take", exact: false })).toHaveCount(0);
  await billing.page.context().close();
});

test("an offer never takes the focus from who types; Enter accepts it once nothing has the focus; the browser tells of it once", async ({
  browser,
  request,
}) => {
  const { page, errors, context } = await signIn(browser, "maya");
  await context.grantPermissions(["notifications"], { origin: stack.urlA });
  // Ten minutes behind the server: countdowns go by its clock.
  await context.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() - 600_000;
    const told: { title: string; isClosed: boolean; note: { onclick: (() => void) | null } }[] = [];
    Object.assign(window, { told });
    class Fake {
      onclick: (() => void) | null = null;
      private readonly mine: (typeof told)[number];
      static permission = "granted";
      static requestPermission = async () => "granted";
      constructor(title: string) {
        this.mine = { title, isClosed: false, note: this };
        told.push(this.mine);
      }
      close() {
        this.mine.isClosed = true;
      }
    }
    Object.assign(window, { Notification: Fake });
  });
  type Told = { title: string; isClosed: boolean }[];
  const told = (of: Page) =>
    of.evaluate(() => (window as unknown as { told: Told }).told.map(({ title, isClosed }) => ({ title, isClosed })));
  await page.goto(`${stack.urlA}/knowledge`);
  await ready(page);
  const inbox = await context.newPage();
  await inbox.goto(`${stack.urlA}/inbox`);
  await ready(inbox);
  await expect(inbox.locator('[data-line="live"]')).toBeVisible();
  await inbox.keyboard.press("c");
  const box = inbox.getByRole("dialog").getByRole("textbox").first();
  await box.click();
  const given = await ticket(request, "Do not disturb");
  const card = inbox.locator("article").filter({ hasText: "Do not disturb" });
  // It lies behind the dialog.
  await expect(card).toBeAttached();
  await inbox.keyboard.type("still here");
  await expect(box).toHaveValue("still here");
  await inbox.keyboard.press("Enter");
  expect(await holderOf(given.id)).toBeNull();
  await inbox.keyboard.press("Escape");
  await expect(inbox.getByRole("dialog")).toHaveCount(0);
  const left = (await card.getByLabel(/left to answer/).getAttribute("aria-label")) ?? "";
  expect(left).toMatch(/^[45] m/);
  await expect
    .poll(
      async () => [...(await told(page)), ...(await told(inbox))].filter((n) => /Given Customer/.test(n.title)).length,
    )
    .toBe(1);
  await inbox.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await inbox.keyboard.press("Enter");
  await expect.poll(() => holderOf(given.id)).toBe("Maya Lindqvist");
  await expect.poll(async () => [...(await told(page)), ...(await told(inbox))].every((n) => n.isClosed)).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});

test("a browser that refuses notifications although it may show them keeps the desk, and asks for them no more", async ({
  browser,
  request,
}) => {
  const { page, errors, context } = await signIn(browser, "maya");
  // As Chrome on Android has it.
  await context.addInitScript(() => {
    class Refusing {
      static permission = "default";
      static requestPermission = async () => {
        Refusing.permission = "granted";
        return "granted";
      };
      constructor() {
        throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
      }
    }
    Object.assign(window, { Notification: Refusing });
  });
  await page.goto(`${stack.urlA}/inbox`);
  await ready(page);
  await page.getByRole("button", { name: "Notify me of offers" }).click();
  await expect(page.getByRole("button", { name: "Notify me of offers" })).toHaveCount(0);
  const given = await ticket(request, "Told by no notification");
  const card = page.getByRole("article").filter({ hasText: "Told by no notification" });
  await expect(card.getByRole("button", { name: "Accept" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Notify me of offers" })).toHaveCount(0);
  await card.getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => holderOf(given.id)).toBe("Maya Lindqvist");
  expect(errors).toEqual([]);
  await context.close();
});

test("where the tab that tells of offers is shut, another one takes over and repeats nothing", async ({
  browser,
  request,
}) => {
  const { page: first, context } = await signIn(browser, "maya");
  await context.addInitScript(() => {
    const told: string[] = [];
    class Fake {
      static permission = "granted";
      constructor(_title: string, { body }: { body: string }) {
        told.push(body);
      }
      close() {}
    }
    Object.assign(window, { told, Notification: Fake });
  });
  const told = (of: Page) => of.evaluate(() => (window as unknown as { told: string[] }).told);
  await first.goto(`${stack.urlA}/inbox`);
  await ready(first);
  await expect(first.locator('[data-line="live"]')).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${stack.urlA}/inbox`);
  await ready(second);
  await expect(second.locator('[data-line="live"]')).toBeVisible();
  await ticket(request, "Told by the first tab");
  await expect(second.getByRole("article").filter({ hasText: "Told by the first tab" })).toBeVisible();
  await expect.poll(() => told(first)).toEqual(["Told by the first tab"]);
  await first.close();
  await ticket(request, "Told by the second tab");
  await expect.poll(() => told(second)).toEqual(["Told by the second tab"]);
  await context.close();
});

test("a browser ten minutes ahead counts down by the server's clock, and its accept counts", async ({
  browser,
  request,
}) => {
  const { page, errors, context } = await signIn(browser, "maya");
  await context.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + 600_000;
  });
  await page.goto(`${stack.urlA}/inbox`);
  await ready(page);
  const given = await ticket(request, "Ahead of its time");
  const card = page.getByRole("article").filter({ hasText: "Ahead of its time" });
  await expect(card).toBeVisible();
  await expect(card.getByLabel(/left to answer/)).toHaveAttribute("aria-label", /^[45] m/);
  await card.getByRole("button", { name: "Accept" }).click();
  await expect.poll(() => holderOf(given.id)).toBe("Maya Lindqvist");
  expect(errors).toEqual([]);
  await context.close();
});

test("who was slower hears that the offer is gone", async ({ browser, request }) => {
  const { page } = await signIn(browser, "maya");
  const given = await ticket(request, "Won by somebody else");
  const card = page.getByRole("article").filter({ hasText: "Won by somebody else" });
  await expect(card).toBeVisible();
  await page.route("**/inbox*", async (route) => {
    if (route.request().method() === "POST") {
      await sql("UPDATE offer SET state = 'withdrawn', settled_at = now() WHERE ticket_id = $1 AND state = 'pending'", [
        given.id,
      ]);
      await sql("UPDATE ticket SET offer_id = NULL WHERE id = $1", [given.id]);
    }
    await route.continue();
  });
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText(/This offer is gone/).first()).toBeVisible();
  await page.context().close();
});
