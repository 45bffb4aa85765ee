import { expect, test } from "@playwright/test";
import { clearQueues, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { isSound } from "./support/sound";

const down = (who: string) =>
  message("Every page answers with error 599 since ten, nobody here gets in. I want to talk to a person, please.", {
    customer: { email: `${who}@incident.example`, name: who },
  });

test("an incident from declared to resolved: held, told, joined by what comes in, resolved together", async ({
  browser,
  request,
}) => {
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline', absence = 'offline', capacity = 60, schedule = NULL");
  for (const who of ["Una", "Duo"]) await post(request, down(who));
  const lena = await signIn(browser, "lena");
  await lena.page.goto(`${stack.urlA}/incidents`);
  await expect(lena.page.locator('[data-line="live"]')).toBeVisible();
  await lena.page.getByRole("button", { name: "Declare an incident" }).click();
  await lena.page.getByRole("button", { name: "Declare", exact: true }).click();
  await expect(lena.page.getByText("Give it a name.")).toBeVisible();
  await isSound(lena.page);
  await lena.page.getByLabel("What is wrong").fill("Sign-in is down");
  await lena.page.getByLabel(/Says one of these words/).fill("error 599");
  await lena.page
    .getByLabel("What they are told")
    .fill("Dear {{customer.name}}, signing in fails for everybody; we are on it.");
  await expect(lena.page.getByText("2 open tickets join now, among them:")).toBeVisible();
  // Nobody declares with a number of another question than the form asks now.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await lena.page.route(/incidents\.preview/, async (route) => {
    await held;
    await route.continue();
  });
  await lena.page.getByLabel(/Says one of these words/).fill("error 599, gets in");
  await expect(lena.page.getByRole("button", { name: "Declare with 2 tickets" })).toBeDisabled();
  await lena.page.getByLabel(/Says one of these words/).fill("error 599, nobody here");
  answer();
  await lena.page.unroute(/incidents\.preview/);
  await lena.page.getByRole("button", { name: "Declare with 2 tickets" }).click();
  await expect(lena.page.getByRole("heading", { level: 1, name: "Sign-in is down" })).toBeVisible();
  const list = lena.page.getByRole("list", { name: "Tickets of this incident" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await isSound(lena.page);

  // Somebody who could take them is offered none; a third one joins by itself and is told.
  const maya = await signIn(browser, "maya", stack.urlB);
  const receipt = (await (await post(request, down("Tria"))).json()) as { ticketId: string };
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(maya.page.getByRole("article")).toHaveCount(0);
  await maya.page.goto(`${stack.urlB}/tickets/${receipt.ticketId}`);
  await expect(maya.page.getByText("Belongs to: Sign-in is down")).toBeVisible();
  await expect(maya.page.getByText("Dear Tria, signing in fails for everybody; we are on it.")).toBeVisible();
  await isSound(maya.page);

  await list.getByRole("listitem").filter({ hasText: "Duo" }).getByRole("button", { name: "Take out" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await lena.page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(3);

  await lena.page.getByRole("button", { name: "Tell all" }).click();
  await lena.page.getByLabel("Message").fill("{{customer.name}}, a mend is on its way.");
  await expect(lena.page.getByText(/^(Una|Duo|Tria), a mend is on its way\.$/)).toBeVisible();
  await isSound(lena.page);
  await lena.page.getByRole("button", { name: "Send to 3 customers" }).click();
  await expect(maya.page.getByText("Tria, a mend is on its way.")).toBeVisible();

  await lena.page.getByRole("button", { name: "Resolve", exact: true }).click();
  await lena.page.getByLabel("Message").fill("It works again.");
  await lena.page.getByRole("button", { name: "Resolve with 3 tickets" }).click();
  await expect(lena.page.getByText(/Resolved by Lena Brandt/)).toBeVisible();
  await expect(maya.page.getByText("It works again.")).toBeVisible();
  const open = await sql("SELECT 1 FROM ticket WHERE incident_id IS NOT NULL AND status IN ('open', 'waiting')");
  expect(open).toEqual([]);
  expect([...lena.errors, ...maya.errors]).toEqual([]);
  await lena.context.close();
  await maya.context.close();
});

test("an incident declared from a ticket takes those like it; others are added from the list", async ({
  browser,
  request,
}) => {
  await clearQueues();
  await sql("UPDATE person SET presence = 'offline', absence = 'offline', capacity = 60, schedule = NULL");
  const failing = (who: string) =>
    message("Saving a dashboard fails with the code zyx-731 since noon. I want to talk to a person, please.", {
      customer: { email: `${who}@incident.example`, name: who },
    });
  await post(request, failing("Quarta"));
  const from = (await (await post(request, failing("Quinta"))).json()) as { ticketId: string };
  const other = message("Our dashboards were empty after lunch. I want to talk to a person, please.", {
    customer: { email: "sexta@incident.example", name: "Sexta" },
  });
  const added = (await (await post(request, other)).json()) as { ticketId: string };
  const [{ number } = { number: "" }] = await sql<{ number: string }>("SELECT number FROM ticket WHERE id = $1", [
    added.ticketId,
  ]);

  const { page, errors, context } = await signIn(browser, "lena");
  await page.goto(`${stack.urlA}/tickets/${from.ticketId}`);
  await ready(page);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Declare an incident from this" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is wrong").fill("Dashboards cannot be saved");
  await dialog.getByLabel(/Says one of these words/).fill("zyx-731");
  await dialog.getByLabel("Tell each customer as they join").click();
  await expect(dialog.getByText("2 open tickets join now, among them:")).toBeVisible();
  await isSound(page);
  await dialog.getByRole("button", { name: "Declare with 2 tickets" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboards cannot be saved" })).toBeVisible();
  const list = page.getByRole("list", { name: "Tickets of this incident" });
  await expect(list.getByRole("listitem")).toHaveCount(2);

  await page.goto(`${stack.urlA}/queues/all`);
  await ready(page);
  await page.locator(`[data-number="${number}"]`).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Add to incident" }).click();
  await expect(dialog.getByText(`Add #${number} to an incident`)).toBeVisible();
  await dialog.getByRole("combobox", { name: "Incident" }).click();
  await page.getByRole("option", { name: /Dashboards cannot be saved/ }).click();
  await isSound(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("1 ticket joined Dashboards cannot be saved").first()).toBeVisible();
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await dialog.getByLabel("Tell the customers").click();
  await dialog.getByRole("button", { name: "Resolve with 3 tickets" }).click();
  await expect(page.getByText(/Resolved by Lena Brandt/)).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});
