import { expect, type Page } from "@playwright/test";

/** Publishes the draft that is open, over its warnings where it has any. */
export async function publish(page: Page, note: string): Promise<void> {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why", { exact: true }).fill(note);
  const reason = dialog.getByLabel("Why it is published all the same");
  if (await reason.isVisible()) await reason.fill("The warnings are known and meant so.");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/policy\/versions\/\d+/);
}
