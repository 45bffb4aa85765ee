import { expect, test } from "@playwright/test";
import { ask, forPerson } from "./support/ask";
import { clearQueues, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { publish } from "./support/policy";
import { isSound } from "./support/sound";

/** What one ticket shows becomes a change to the criteria: proposed by an agent, decided by an admin. */

test.beforeEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
});

test("an agent puts a ticket right, says why, and proposes a change; an admin declines one and publishes one", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const subject = "Our safe deposit";
  await ask(browser, "Petra Proposal", subject, `Our lawyer asks who can see the safe deposit. ${forPerson}`);
  const [ticket] = await sql<{ id: string; number: string }>("SELECT id, number FROM ticket WHERE subject = $1", [
    subject,
  ]);
  const maya = await signIn(browser, "maya");
  await maya.page.goto(`${stack.urlA}/tickets/${ticket!.id}`);
  await ready(maya.page);
  await maya.page.getByRole("group", { name: "Another team" }).getByRole("button").first().click();
  await maya.page.getByRole("button", { name: "The criteria send it to the wrong place" }).click();
  await expect(maya.page.getByText("Propose a change to the criteria below")).toBeVisible();

  const propose = async (word: string, why: string) => {
    await maya.page.getByRole("button", { name: "Propose a change to the criteria" }).click();
    await maya.page.getByRole("combobox", { name: "What should be different?" }).click();
    await maya.page.getByRole("option", { name: "A word that always goes to a person" }).click();
    await maya.page.getByLabel("Word or words").fill(word);
    await maya.page.getByLabel("What does this ticket show?").fill(why);
    await maya.page.getByRole("button", { name: "Propose", exact: true }).click();
  };
  await propose("safe deposit", "too short");
  await expect(maya.page.getByText("Say in a sentence what this ticket shows.")).toBeVisible();
  await isSound(maya.page);
  await maya.page.getByLabel("What does this ticket show?").fill("Whoever writes of it has a lawyer beside them.");
  await maya.page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(maya.page.getByText("Maya Lindqvist; waits for an admin")).toBeVisible();
  await propose("lawyer", "Every mention of a lawyer should be read by one of us.");
  await expect(maya.page.getByText("Maya Lindqvist; waits for an admin")).toHaveCount(2);

  const ada = await signIn(browser, "ada");
  await ada.page.getByRole("button", { name: /^Notifications, / }).click();
  await ada.page
    .getByRole("link", { name: /Maya Lindqvist proposes a change to the criteria/ })
    .first()
    .click();
  await expect(ada.page.getByText("Every mention of a lawyer should be read by one of us.")).toBeVisible();
  // It came with its what-if, which a worker carries out by itself.
  const whatIf = ada.page.getByRole("region", { name: "What if" });
  await expect(whatIf.getByText(/tickets? from .* would have gone otherwise\./)).toBeVisible({ timeout: 90_000 });
  await expect(whatIf.getByRole("link", { name: "Everything that would have changed" })).toHaveAttribute(
    "href",
    /^\/simulate\//,
  );
  await isSound(ada.page);
  await ada.page.getByRole("button", { name: "Decline" }).click();
  await ada.page.getByLabel(/A word to Maya/).fill("Invoices mention them all the time.");
  await ada.page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(ada.page).toHaveURL(/\/policy$/);
  await expect(ada.page.getByText("Messages that say “safe deposit” should always go to a person.")).toBeVisible();
  await isSound(ada.page);
  await ada.page.getByRole("link", { name: `From ticket ${ticket!.number}` }).click();
  await ready(ada.page);
  await publish(ada.page, "They are right");

  await expect(maya.page.getByText(/Maya Lindqvist; in force with version \d+/)).toBeVisible();
  await expect(maya.page.getByText("declined: Invoices mention them all the time.")).toBeVisible();
  await maya.page.setViewportSize({ width: 390, height: 844 });
  await maya.page.emulateMedia({ colorScheme: "dark" });
  await isSound(maya.page);
  expect([...maya.errors, ...ada.errors]).toEqual([]);
  // The other journeys go by the policy that they began with.
  await ada.page.goto(`${stack.urlA}/policy`);
});
