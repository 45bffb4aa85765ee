import { expect, type Page, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

const subject = "The reset mail never comes";
const text = `I try to sign in, ask for a new password, and no mail comes. ${forPerson}`;
const card = (page: Page, customer: string) => page.getByRole("article").filter({ hasText: customer });
const rowOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name }).first();

/** Nobody but those who sign in here, and room for their work at any hour. A browser that another journey left open would go
 *  on answering for its person. */
test.beforeEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline', absence = 'offline', capacity = 60, schedule = NULL");
});

test("an agent's browser is closed: the offer reaches a colleague when its last sign of life is over", async ({
  browser,
}) => {
  const maya = await signIn(browser, "maya");
  await expect(maya.page.locator('[data-line="live"]')).toBeVisible();
  const customer = await ask(browser, "Rea Cued", subject, text);
  await expect(card(maya.page, "Rea Cued")).toBeVisible();
  const tomasz = await signIn(browser, "tomasz", stack.urlB);
  await expect(tomasz.page.locator('[data-line="live"]')).toBeVisible();
  await expect(card(tomasz.page, "Rea Cued")).toHaveCount(0);

  // Silence counts only once a web process has been there for as long as it takes: half a minute after the start.
  const heard =
    "SELECT count(*)::int AS n FROM process_heartbeat WHERE name LIKE 'web%' AND started_at < now() - interval '30 seconds'";
  await expect.poll(async () => (await sql<{ n: number }>(heard))[0]!.n, { timeout: 60_000 }).toBeGreaterThan(0);
  await maya.context.close();
  await expect(card(tomasz.page, "Rea Cued")).toBeVisible({ timeout: 20_000 });
  const [late] = await sql<{ ms: number; absence: string }>(
    `SELECT extract(epoch FROM p.absent_since - (SELECT max(until) FROM sign_of_life s WHERE s.person_id = p.id))::float8 * 1000 AS ms,
       p.absence FROM person p WHERE email LIKE 'maya@%'`,
  );
  expect(late!.absence).toBe("heartbeat");
  // How soon is what `bench offers` measures; never before her time was over.
  expect(late!.ms).toBeGreaterThanOrEqual(0);

  // What she had taken of it stays told: she comes back, and it is the colleague's.
  const again = await signIn(browser, "maya");
  await expect(card(again.page, "Rea Cued")).toHaveCount(0);
  await card(tomasz.page, "Rea Cued").getByRole("button", { name: "Accept" }).click();
  await expect(tomasz.page.getByRole("button", { name: /^Reply/ })).toBeVisible();
  for (const { page } of [customer, tomasz, again]) await page.context().close();
});

test("a shift that ends asks for a handoff: the agent goes on, or hands off with a note", async ({ browser }) => {
  const maya = await signIn(browser, "maya");
  const customer = await ask(browser, "Sid Shift", subject, text);
  await card(maya.page, "Sid Shift").getByRole("button", { name: "Accept" }).click();
  await maya.page.getByRole("button", { name: /note/i }).first().click();
  await maya.page.getByLabel(/note/i).fill("I look into the mail log.");
  await maya.page.getByRole("button", { name: /add note|save note/i }).click();
  await expect(maya.page.getByText("I look into the mail log.")).toBeVisible();

  const week = Object.fromEntries(
    days.map((d, i) => [d, i === (new Date().getUTCDay() + 3) % 7 ? [{ from: 0, to: 60 }] : []]),
  );
  const elsewhen = JSON.stringify({ id: "own", name: "own", zone: "UTC", week, holidays: [] });
  await sql("UPDATE person SET schedule = $1::jsonb WHERE email LIKE 'maya@%'", [elsewhen]);
  const bar = maya.page.getByText("Please hand this off: your shift has ended.");
  await expect(bar).toBeVisible();
  await isSound(maya.page);
  await maya.page.getByRole("button", { name: "I go on with it" }).click();
  await expect(bar).toHaveCount(0);

  // The next time she hands it off.
  await sql("UPDATE person SET schedule = NULL WHERE email LIKE 'maya@%'");
  await expect
    .poll(
      async () => (await sql<{ a: string | null }>("SELECT absence AS a FROM person WHERE email LIKE 'maya@%'"))[0]!.a,
    )
    .toBeNull();
  await sql("UPDATE person SET schedule = $1::jsonb WHERE email LIKE 'maya@%'", [elsewhen]);
  await expect(bar).toBeVisible();
  const tomasz = await signIn(browser, "tomasz", stack.urlB);
  await maya.page.getByRole("button", { name: "Hand off…" }).click();
  await maya.page.getByRole("button", { name: "Hand off", exact: true }).click();
  await expect(maya.page.getByText("Please write something first.")).toBeVisible();
  await maya.page.getByLabel("What the next one must know").fill("The log shows a bounce.");
  await isSound(maya.page);
  await maya.page.getByRole("button", { name: "Hand off", exact: true }).click();
  await expect(card(tomasz.page, "Sid Shift")).toBeVisible();
  await expect(bar).toHaveCount(0);
  await card(tomasz.page, "Sid Shift").getByRole("button", { name: "Accept" }).click();
  await expect(tomasz.page.getByText("The log shows a bounce.")).toBeVisible();
  for (const { page } of [customer, maya, tomasz]) await page.context().close();
});

test("a lead lends somebody, ends the loan, and signs them out", async ({ browser }) => {
  const hugo = await signIn(browser, "hugo");
  const lena = await signIn(browser, "lena", stack.urlB);
  await lena.page.goto(`${stack.urlB}/agents`);
  await expect(lena.page.locator('[data-line="live"]')).toBeVisible();
  const access = lena.page.getByRole("region", { name: "Access" });
  await expect(access.getByText("Hugo Marchetti")).toHaveCount(0);
  await isSound(lena.page);

  // By keyboard: from person to person, and what can be done with them.
  await lena.page.keyboard.press("j");
  await lena.page.keyboard.press("j");
  await expect(lena.page.locator("li[data-agent]:focus")).toHaveAttribute("aria-posinset", "2");
  await lena.page.keyboard.press("Enter");
  await expect(lena.page.getByRole("menuitem", { name: "Lend to another team…" })).toBeVisible();
  await lena.page.keyboard.press("Escape");
  await expect(lena.page.getByRole("menu")).toHaveCount(0);

  await rowOf(lena.page, "Hugo Marchetti").getByRole("button", { name: "What to do with Hugo Marchetti" }).click();
  await lena.page.getByRole("menuitem", { name: "Lend to another team…" }).click();
  await lena.page.getByRole("button", { name: "Lend", exact: true }).click();
  await expect(lena.page.getByText("Choose a team.")).toBeVisible();
  await isSound(lena.page);
  await lena.page.getByRole("combobox", { name: "To", exact: true }).click();
  await lena.page.getByRole("option", { name: "Access" }).click();
  await expect(lena.page.locator('[data-part="forecast-effect"]')).toContainText(/Access T2: \d+% → \d+%/);
  await lena.page.getByLabel("Why").fill("A long queue");
  await lena.page.getByLabel("Why").press("Enter");
  await expect(lena.page.getByText("Hugo Marchetti works for Access now").first()).toBeVisible();
  await expect(access.getByText("Hugo Marchetti")).toBeVisible();
  const customer = await ask(browser, "Lea Nt", subject, text);
  await expect(card(hugo.page, "Lea Nt")).toBeVisible();

  await rowOf(lena.page, "Hugo Marchetti")
    .getByRole("button", { name: /What to do/ })
    .click();
  await lena.page.getByRole("menuitem", { name: "End the loan" }).click();
  await expect(access.getByText("Hugo Marchetti")).toHaveCount(0);

  await rowOf(lena.page, "Hugo Marchetti")
    .getByRole("button", { name: /What to do/ })
    .click();
  await lena.page.getByRole("menuitem", { name: "Sign out…" }).click();
  await lena.page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(lena.page.getByText("Hugo Marchetti is signed out").first()).toBeVisible();
  await hugo.page.reload();
  await expect(hugo.page).toHaveURL(/sign-in/);
  for (const { page } of [customer, hugo, lena]) await page.context().close();
});

/** As JavaScript counts them. */
const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
