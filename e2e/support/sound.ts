import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Waits for what fades or slides in: half faded, nothing has the contrast that it will have. What moves for ever does not
 *  count. */
const isAtRest = (page: Page) =>
  page.evaluate(async () => {
    const moving = document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map((a) => a.finished));
  });

/** What axe has against a page by WCAG 2.2 AA, a line each. A page's title may follow its content, so it is waited for. */
export async function flawsOf(page: Page): Promise<string[]> {
  await expect(page).toHaveTitle(/./);
  await isAtRest(page);
  // Run in the page itself, and only what is wrong brought back: four times as fast as its builder for Playwright, which also
  // reads the frames that no page here has.
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { violations } = await axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  }, tags);
}

/** Nothing to object to, and nothing sticks out sideways. */
export async function isSound(page: Page): Promise<void> {
  expect(await flawsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}
