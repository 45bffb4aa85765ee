import { expect, type Page, test } from "@playwright/test";
import { clearQueues, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf } from "./support/sound";

test.describe.configure({ timeout: 180_000 });
test.beforeAll(clearQueues);

async function scan(page: Page, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      expect(await flawsOf(page), `${state}, ${colorScheme}, ${width} px`).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${state}-${colorScheme}-${width}.png`) });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a lead says that two customers are two people, and takes it back", async ({ browser, request }) => {
  const email = "orla@two.example";
  const phone = "+49 30 5550 7731";
  const text = "The sign-in page stays empty. I want to talk to a person.";
  const said = (customer: object) => post(request, { channel: "api", text, customer });
  const { ticketId } = (await (await said({ email, name: "Orla Two" })).json()) as { ticketId: string };
  await said({ phone, name: "Piet Two" });
  await said({ email, phone, name: "Orla Two" });
  const [orla] = await sql<{ id: string }>("SELECT customer_id AS id FROM ticket WHERE id = $1", [ticketId]);

  const agent = await signIn(browser, "maya");
  await agent.page.goto(`${stack.urlA}/customers/${orla!.id}`);
  await ready(agent.page);
  await expect(agent.page.getByText("A message came with addresses of two customers")).toBeVisible();
  await expect(agent.page.getByRole("button", { name: "They are two people" })).toHaveCount(0);

  const { page, context, errors } = await signIn(browser, "lena");
  await page.goto(`${stack.urlA}/customers/${orla!.id}`);
  await ready(page);
  await page.getByRole("button", { name: "They are two people" }).click();
  await expect(page.getByText("A message came with addresses of two customers")).toHaveCount(0);
  await expect(page.getByText("Lena Brandt says they are two people")).toBeVisible();
  const history = page.locator("section", { has: page.getByRole("heading", { name: "What happened to this person" }) });
  await expect(history).toContainText("Piet Two is another person");
  await scan(page, "dismissed");
  await page.goto(`${stack.urlA}/tickets/${ticketId}`);
  await ready(page);
  await expect(page.getByText("A message came with addresses of two customers")).toHaveCount(0);

  await page.goto(`${stack.urlA}/customers/${orla!.id}`);
  await ready(page);
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByText("A message came with addresses of two customers")).toBeVisible();
  await expect(history).toContainText("is asked again");
  await scan(page, "open");
  expect([...agent.errors, ...errors]).toEqual([]);
  await context.close();
  await agent.context.close();
});

test("everybody is listed, a page at a time", async ({ browser }) => {
  await sql(`INSERT INTO customer (id, name)
    SELECT gen_random_uuid(), 'Paged Person ' || lpad(n::text, 3, '0') FROM generate_series(1, 230) AS n`);
  const { page, context, errors } = await signIn(browser, "maya");
  await page.goto(`${stack.urlA}/customers?q=Paged`);
  await ready(page);
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages).toContainText("1 to 100 of 230");
  await expect(pages.getByRole("button", { name: "Previous page" })).toBeDisabled();
  await pages.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole("link", { name: "Paged Person 101" })).toBeVisible();
  await pages.getByRole("button", { name: "Next page" }).click();
  await expect(pages).toContainText("201 to 230 of 230");
  await expect(pages.getByRole("button", { name: "Next page" })).toBeDisabled();
  await page.goBack();
  await expect(pages).toContainText("101 to 200 of 230");
  await pages.scrollIntoViewIfNeeded();
  await scan(page, "pages");
  // Beyond the end there is a way back.
  await page.goto(`${stack.urlA}/customers?q=Paged&page=9`);
  await ready(page);
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page).not.toHaveURL(/page=/);
  await sql("DELETE FROM customer WHERE name LIKE 'Paged Person %'");
  expect(errors).toEqual([]);
  await context.close();
});
