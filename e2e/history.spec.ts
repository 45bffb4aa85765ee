import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { baton, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

// A worker brings the file in: on a busy machine that takes its time.
test.describe.configure({ timeout: 180_000 });

const rows = Array.from({ length: 600 }, (_, i) => {
  const activity = ["Opened", "Assigned", "Assigned", "Closed"][Math.floor(i / 150)]!;
  const day = String(1 + Math.floor(i / 150)).padStart(2, "0");
  return `J${i % 150};${day}.03.2024 10:00;${activity};${i % 2 ? "Desk L1" : `Network L${2 + (i % 3 === 0 ? 1 : 0)}`}`;
});
// Backwards, so that nothing is in the order of time; one row has no date.
const log = ["Case;Stamp;Activity;Group", ...rows.reverse(), "J999;soon;Opened;Desk L1"].join("\r\n");

const panel = (page: Page, name: string | RegExp) =>
  page.locator("section", { has: page.getByRole("heading", { name, level: 2 }) });
test("a lead brings a log in, looks first, sees what was left out, takes everything along and deletes it", async ({
  browser,
}) => {
  const { page, context, errors } = await signIn(browser, "lena");
  await page.goto(`${stack.urlA}/analytics/history`);
  await ready(page);
  await page
    .getByLabel("Choose a log")
    .setInputFiles({ name: "cases.csv.gz", mimeType: "application/gzip", buffer: gzipSync(log) });
  const mapping = panel(page, "How cases.csv.gz is read");
  await expect(mapping.getByRole("cell", { name: "J149" })).toHaveCount(1);
  // Guessed: the delimiter, the columns' names and the format of the dates.
  await expect(mapping.getByRole("combobox", { name: "Ticket" })).toContainText("Case");
  await expect(mapping.getByLabel("Date formats")).toHaveValue("dd.MM.yyyy HH:mm");
  await mapping.getByLabel("Assigns where the activity is").fill("Assigned");
  await mapping.getByLabel("Resolved where the activity is").fill("Closed");
  await mapping.getByLabel("Name of the source").fill("journey");
  await isSound(page);

  await mapping.getByRole("button", { name: "Look" }).click();
  await expect(mapping.getByText("It would bring in 600 events of 150 tickets")).toBeVisible({ timeout: 90_000 });
  expect(await sql("SELECT 1 FROM history_source WHERE name = 'journey'")).toEqual([]);
  await mapping.getByRole("button", { name: "Import" }).click();
  const imports = panel(page, "Imports");
  await expect(imports.getByText("150 tickets, 600 events of 601 rows")).toBeVisible({ timeout: 90_000 });
  await expect(panel(page, "Sources").getByRole("row", { name: /journey/ })).toContainText("150");
  expect(await baton("report", "flow", "--source", "imported", "--import", "journey")).toMatchObject({
    ...{ tickets: 150, events: 600, zeroHandoffs: 150, handoffs: 0, resolution: { medianHours: 72 } },
  });

  const [faults] = await Promise.all([
    page.waitForEvent("download"),
    imports
      .getByRole("link", { name: /Rows left out/ })
      .first()
      .click(),
  ]);
  expect(await readFile((await faults.path())!, "utf8")).toContain("602,Stamp,soon,the instant is no date");
  const [tickets] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV of Imported tickets" }).click(),
  ]);
  const lines = (await readFile((await tickets.path())!, "utf8")).trim().split("\r\n");
  expect(lines.filter((line) => line.includes(",journey,J"))).toHaveLength(150);

  await panel(page, "Sources").getByRole("button", { name: "Delete journey" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(panel(page, "Sources").getByText("journey")).toHaveCount(0);
  await expect
    .poll(async () => (await sql("SELECT 1 FROM history_source WHERE name = 'journey'")).length, { timeout: 60_000 })
    .toBe(0);
  // A page that is not there answers 404, which Chromium writes to the console.
  expect(errors.filter((e) => !/404 \(/.test(e))).toEqual([]);
  await context.close();
});

test("an agent finds neither the page nor the files", async ({ browser }) => {
  const { page, context } = await signIn(browser, "maya");
  await page.goto(`${stack.urlA}/analytics/history`);
  await expect(page.getByRole("heading", { name: "History", level: 1 })).toHaveCount(0);
  expect((await page.request.get(`${stack.urlA}/api/history/export/people?format=csv`)).status()).toBe(403);
  const upload = await page.request.post(`${stack.urlA}/api/history/upload?name=a.csv`, { data: "id\n1\n" });
  expect(upload.status()).toBe(403);
  await context.close();
});
