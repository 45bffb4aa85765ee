import { expect, type Page, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { publish } from "./support/policy";
import { minutesUntil, moveTime } from "./support/time";

/** Chooses an option of a select that is named by a field. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}
const cell = (page: Page, metric: string, column: "kept" | "late" | "open") =>
  page
    .getByRole("table", { name: "Promises kept and late, now and under the draft" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: metric, exact: true }) })
    .locator(`[data-col="${column}"]`);
const sum = async (page: Page, metric: string) =>
  Promise.all((["kept", "late", "open"] as const).map((column) => cell(page, metric, column).textContent()));

test("an admin edits a target and a calendar in a draft, sees the preview change, and publishes", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/policy`);
  await ready(page);
  await page.getByRole("button", { name: "New draft" }).first().click();
  await page.getByLabel("What is it for?").fill("Faster first answers");
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(page).toHaveURL(/\/policy\/drafts\//);
  await page.getByRole("tab", { name: "Promises" }).click();
  await expect(page).toHaveURL(/tab=promises/);
  await expect(page.getByText(/tickets? counted: nothing would differ\./)).toBeVisible();
  await expect(cell(page, "First response", "late")).toHaveText(/^\d+$/);

  // Of a standard account the row for every segment counts.
  const targets = page.getByRole("table", { name: "Targets" });
  const row = targets.getByRole("row").nth(3);
  await expect(row).toContainText("Applies");
  const within = page.getByRole("textbox", { name: "Within, row 3" });
  await expect(within).toHaveValue("2h");
  await within.fill("soon");
  await expect(row.getByRole("alert")).toHaveText("Write it like 2h 30m, 1.5h or 90.");
  await within.fill("1m");
  await within.blur();
  await expect(page.getByText(/promises? or parts? would differ\./)).toBeVisible();
  await expect(cell(page, "First response", "late")).toHaveText(/\d+ → \d+/);
  await expect(
    page
      .getByRole("list", { name: /Promises that would differ/ })
      .getByRole("listitem")
      .first(),
  ).toContainText("First response");
  const [before, after] = (await sum(page, "First response"))[1]!.split(" → ").map(Number);
  expect(after).toBeGreaterThan(before!);
  await within.fill("1.5h");
  await within.blur();
  await expect(within).toHaveValue("1h 30m");

  // Unsaved edits are the same in the text and in the forms, and survive a reload.
  await page.getByRole("tab", { name: "Document" }).click();
  await expect(page.getByLabel("Policy document, JSON")).toHaveValue(/"minutes": 90/);
  await page.reload();
  await ready(page);
  // What is there once the page is ready stays: whoever presses it or has its focus loses neither.
  const calendars = await page.getByRole("tab", { name: "Calendars" }).elementHandle();
  const laterMs = 2000;
  const stays = calendars!.evaluate(
    (tab, ms) => new Promise<boolean>((tell) => setTimeout(() => tell(tab.isConnected), ms)),
    laterMs,
  );
  await expect(page.getByLabel("Policy document, JSON")).toHaveValue(/"minutes": 90/);
  expect(await stays).toBe(true);
  await page.getByRole("tab", { name: "Calendars" }).click();
  await page.getByRole("button", { name: "New calendar" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Porto office");
  await expect(page.getByText("Named porto-office in the document")).toBeVisible();
  await page.getByLabel("Time zone").fill("Lisbon");
  await expect(page.getByRole("alert").filter({ hasText: "There is no such time zone" })).toBeVisible();
  await page.getByRole("button", { name: "Use Europe/Lisbon" }).click();
  await page.getByLabel("Saturday, hours 1, from").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Add hours, Saturday" }).click();
  await page.getByLabel("Saturday, hours 1, from").fill("22");
  await page.getByLabel("Saturday, hours 1, to").fill("6:00");
  await page.getByLabel("Saturday, hours 1, to").blur();
  await expect(page.getByLabel("Saturday, hours 1, from")).toHaveValue("22:00");
  await expect(page.getByText("overnight")).toBeVisible();
  // What is taken out from between leaves the others as they were.
  for (const [number, hours] of [
    [2, ["10", "11"]],
    [3, ["12", "13"]],
  ] as const) {
    await page.getByRole("button", { name: "Add hours, Saturday" }).click();
    await page.getByLabel(`Saturday, hours ${number}, from`).fill(hours[0]);
    await page.getByLabel(`Saturday, hours ${number}, to`).fill(hours[1]);
  }
  await page.getByRole("button", { name: "Remove Saturday, hours 2" }).click();
  await expect(page.getByLabel("Saturday, hours 1, from")).toHaveValue("22:00");
  await expect(page.getByLabel("Saturday, hours 2, from")).toHaveValue("12:00");
  await page.getByRole("button", { name: "Remove Saturday, hours 2" }).click();
  await page.getByRole("button", { name: "Import .ics" }).click();
  const ics = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//e2e//EN",
    "BEGIN:VEVENT",
    "UID:1@e2e",
    "DTSTAMP:20260101T000000Z",
    "DTSTART;VALUE=DATE:20280610",
    "SUMMARY:Portugal Day",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "portugal.ics", mimeType: "text/calendar", buffer: Buffer.from(ics) });
  await expect(page.getByRole("dialog")).toContainText("Portugal Day");
  await page.getByRole("button", { name: "Add 1 day" }).click();
  await expect(page.getByLabel("Name, day 1")).toHaveValue("Portugal Day");

  await page.getByRole("tab", { name: "Promises" }).click();
  await choose(page, "Counts, row 3", "Porto office");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  await publish(page, "We answer faster now");
  await page.getByRole("tab", { name: "Promises" }).click();
  await expect(page.getByRole("table", { name: "Targets" }).getByRole("row").nth(3)).toContainText("Porto office");
  await expect(page.getByRole("textbox", { name: "Within, row 3" })).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
});

/** Hours of one hour a week, three days from now. */
function hoursElsewhen(): string {
  const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const week = Object.fromEntries(days.map((day): [string, object[]] => [day, []]));
  week[days[new Date(Date.now() + 3 * 86_400_000).getUTCDay()]!] = [{ from: 600, to: 660 }];
  return JSON.stringify({ id: "hours", name: "Jonas Weber", zone: "UTC", week, holidays: [] });
}

test("on a narrow screen the table of pauses is whole, and turns of duty are told to the minute in the rota's zone", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${stack.urlA}/policy/versions/1?tab=promises`);
  await ready(page);
  const table = page.getByRole("table", { name: "Waiting, reopening, the assistant" });
  await expect(table).toBeVisible();
  expect(await table.evaluate((t) => t.scrollWidth - t.parentElement!.clientWidth)).toBeLessThanOrEqual(0);
  const document = "SELECT document->'authority' AS authority FROM policy_version WHERE version = 1";
  const [row] = await sql<{ authority: { hour: number } }>(document);
  // The browser of tests is elsewhere than the rota.
  const hour = `${String(row!.authority.hour).padStart(2, "0")}:00`;
  await expect(page.getByText(/^On duty this week: /)).toHaveText(new RegExp(`${hour} to .*${hour}`));
  expect(errors).toEqual([]);
  await context.close();
});

test("a lead gives a person hours, and the person sees them", async ({ browser }) => {
  // Other files have taken everybody's hours away.
  const week = Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [
      day,
      [{ from: 60, to: 1380 }],
    ]),
  );
  const hours = JSON.stringify({ id: "own", name: "own", zone: "UTC", week, holidays: [] });
  await sql("UPDATE person SET schedule = NULL WHERE name = 'Jonas Weber'");
  await sql("UPDATE person SET schedule = $1::jsonb WHERE name = 'Aisha Bello'", [hours]);
  const lead = await signIn(browser, "lena");
  await lead.page.goto(`${stack.urlA}/people`);
  await ready(lead.page);
  const row = lead.page.getByRole("listitem").filter({ hasText: "Jonas Weber" });
  await expect(row).toContainText("No fixed hours");
  await expect(lead.page.getByRole("listitem").filter({ hasText: "Aisha Bello" })).toContainText(
    /On shift until|Next shift/,
  );
  await row.getByRole("button", { name: "Hours of Jonas Weber" }).click();
  const sheet = lead.page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Set fixed hours" }).click();
  await sheet.getByLabel("Time zone").fill("Europe/Warsaw");
  await sheet.getByLabel("Monday, hours 1, from").fill("25:99");
  await sheet.getByRole("button", { name: "Save hours" }).click();
  await expect(sheet.getByText("Mend what is marked first.")).toBeVisible();
  await sheet.getByLabel("Monday, hours 1, from").fill("07:30");
  await sheet.getByRole("button", { name: "Save hours" }).click();
  await expect(row).toContainText(/On shift until|Next shift/);

  const jonas = await signIn(browser, "jonas");
  await expect(jonas.page.getByRole("link", { name: "People" })).toHaveCount(0);
  await jonas.page.getByRole("button", { name: /Jonas Weber/ }).click();
  await jonas.page.getByRole("menuitem", { name: "Your hours" }).click();
  await expect(jonas.page.getByRole("dialog", { name: "Your hours" })).toContainText("07:30");
  await expect(jonas.page.getByRole("dialog")).toContainText("Europe/Warsaw");
  await jonas.page.goto(`${stack.urlA}/people`);
  await expect(jonas.page).not.toHaveURL(/people/);

  // Online outside of them, he is told that nothing arrives, and so is the lead.
  await jonas.page.goto(`${stack.urlA}/inbox`);
  await sql("UPDATE person SET presence = 'online', schedule = $1 WHERE email = 'jonas@tessel.example'", [
    hoursElsewhen(),
  ]);
  await expect(jonas.page.locator("aside").getByText("Outside your hours: no work arrives")).toBeVisible();
  await expect(row).toContainText("Online outside their hours: no work arrives");

  await row.getByRole("button", { name: "Hours of Jonas Weber" }).click();
  await sheet.getByRole("button", { name: "Clear hours" }).click();
  await expect(row).toContainText("No fixed hours");
  for (const { errors, context } of [lead, jonas]) {
    expect(errors.filter((e) => !/40[34] \(/.test(e))).toEqual([]);
    await context.close();
  }
});

/** Opens what the stream folds, so that every event can be read. */
async function unfold(page: Page): Promise<void> {
  const folded = page.locator("main li > button[aria-expanded=false]");
  while ((await folded.count()) > 0) await folded.first().click();
}

test("a warning lets more people take it, the breach tells the lead, it moves up with its time, and every minute is explained", async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  await clearQueues();
  // Nobody is there to take it.
  await sql("UPDATE person SET presence = 'offline'");
  const customer = { email: "dana.kerr@hollowoak.example", name: "Dana Kerr" };
  const text = "Our API calls get HTTP 429 although we stay below the rate limit. I want to talk to a person, please.";
  const answer = await post(request, message(text, { customer }));
  const { ticketId } = (await answer.json()) as { ticketId: string };
  const happened = (type: string) =>
    expect.poll(
      async () =>
        (
          await sql<{ n: number }>("SELECT count(*)::int AS n FROM ticket_event WHERE ticket_id = $1 AND type = $2", [
            ticketId,
            type,
          ])
        )[0]!.n,
      { timeout: 30_000, message: type },
    );
  const { page, context, errors } = await signIn(browser, "lena");
  await sql("UPDATE person SET presence = 'offline'");
  await page.goto(`${stack.urlA}/tickets/${ticketId}`);
  await ready(page);

  // 75 % of fifteen minutes without an agent.
  await moveTime(12);
  await happened("EligibilityWidened").toBe(1);
  await unfold(page);
  await expect(page.getByText("Every higher tier of the team may take it now")).toBeVisible();

  // The first response was promised within thirty minutes.
  await moveTime(19);
  await happened("PeopleNotified").toBeGreaterThan(0);
  await unfold(page);
  await expect(page.getByText(/Told \d+ (person|people)/).first()).toBeVisible();
  await expect(page.getByText("First response is late").first()).toBeVisible();
  // She leads the team that has it: her bell tells her.
  const bell = page.getByRole("button", { name: /^Notifications/ });
  await expect(bell).toHaveAccessibleName(/unread/);
  await bell.press("Enter");
  const told = page.getByRole("dialog", { name: "Notifications" }).getByRole("link");
  const [late] = await sql<{ number: string }>("SELECT number FROM ticket WHERE id = $1", [ticketId]);
  const broken = told.filter({ hasText: "First response: the promise is broken" });
  await expect(broken.filter({ hasText: `#${late!.number} ` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(told).toHaveCount(0);

  // Its tier's part of eight hours is used up.
  const [at] = await sql<{ tier: 1 | 2 }>("SELECT queue_tier AS tier FROM ticket WHERE id = $1", [ticketId]);
  const tier = at!.tier;
  const part = { 1: "3h 36m", 2: "6h 24m" }[tier];
  const due = "SELECT due_at AS at FROM clock WHERE ticket_id = $1 AND tier = $2 AND metric = 'resolution'";
  await moveTime((await minutesUntil(due, [ticketId, tier])) + 1);
  await happened("TicketEscalated").toBe(1);
  const clocks = page.locator("section").filter({ has: page.getByRole("heading", { name: "Clocks", exact: true }) });
  await expect(clocks.getByText(`Resolution, part of T${tier + 1}`, { exact: true })).toBeVisible();
  await expect(page.getByText(`T${tier + 1}`).first()).toBeVisible();

  const account = clocks.getByRole("listitem").filter({ hasText: `How Resolution, part of T${tier} was counted` });
  await account.getByText(`How Resolution, part of T${tier} was counted`).click();
  await expect(account.getByText("Another tier has the ticket")).toBeVisible();
  await expect(account.getByText(new RegExp(`of ${part} used`))).toBeVisible();
  // Its lines add up to what it used, and the promise's to the whole time since.
  const whole = clocks.getByRole("listitem").filter({ hasText: "How Resolution was counted" });
  await whole.getByText("How Resolution was counted").click();
  await expect(async () => {
    const counted = await whole.locator("ol li").getByText(/^\+/).allTextContents();
    expect(counted).toHaveLength(1);
    await expect(whole.getByText(`${counted[0]!.slice(1)} of 8h used`)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(whole.getByText("All time counts.")).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
