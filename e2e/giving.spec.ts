import { expect, test } from "@playwright/test";
import { ready, signIn } from "./support/desk";
import { stack } from "./support/globalStack";
import { publish } from "./support/policy";
import { isSound } from "./support/sound";

test("an admin sets how work is given: a presence of the desk's own can be chosen at once", async ({ browser }) => {
  const { page, context, errors } = await signIn(browser, "ada");
  await page.goto(`${stack.urlA}/policy`);
  await ready(page);
  await page.getByRole("button", { name: "New draft" }).first().click();
  await page.getByLabel("What is it for?").fill("A presence for training");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("tab", { name: "Giving work" }).click();
  await expect(page).toHaveURL(/tab=giving/);
  await isSound(page);

  const ttl = page.getByLabel("Seconds to answer");
  await ttl.fill("2");
  await expect(page.getByText("This is out of range.")).toBeVisible();
  await ttl.fill("75");
  await page.getByRole("combobox", { name: "Presence after that" }).click();
  await page.getByRole("option", { name: "On a break" }).click();
  await page.getByLabel("Minutes to hand off what is begun").fill("10");
  await page.getByRole("button", { name: "Add a presence" }).click();
  const own = page.getByRole("group", { name: /^Presence/ }).last();
  await own.getByRole("textbox", { name: "Name" }).fill("In training");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
  await page.getByRole("tab", { name: "Document" }).click();
  const changed = page.getByRole("table", { name: "Changed places" });
  await expect(changed).toContainText("Offers");
  await expect(changed).toContainText("Presence");
  await publish(page, "People learn on Fridays");

  const maya = await signIn(browser, "maya");
  const menu = maya.page.getByRole("button", { name: /^Your presence/ });
  const choose = async (name: RegExp) => {
    await menu.click();
    await maya.page.getByRole("menuitemradio", { name }).click();
    await expect(menu).toHaveText(name);
  };
  await choose(/In training/);
  await choose(/Online/);
  for (const one of [errors, maya.errors]) expect(one).toEqual([]);
  for (const one of [context, maya.context]) await one.close();
});
