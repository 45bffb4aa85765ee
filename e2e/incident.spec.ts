import { expect, test } from "@playwright/test";
import { clearQueues, message, post, signIn, sql } from "./support/desk";
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
