import { type Browser, chromium, type Page } from "@playwright/test";
import { demoPassword } from "../../../prisma/seed/demo/people";
import { ensureChromium } from "../lib/chromium.mjs";

/** A real Chromium for what a person sees; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
}

/** A page of somebody's own. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  // What runs in the page was compiled by esbuild, which names functions with a helper that the page lacks.
  await context.addInitScript("globalThis.__name = (f) => f");
  return context.newPage();
}

/** A browser of somebody's own, signed in and at a page that is live. */
export async function openAs(browser: Browser, url: string, name: string, path: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${url}/sign-in`);
  await page.locator("html[data-ready=true]").waitFor();
  await page.getByLabel("E-mail address").fill(`${name}@tessel.example`);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((to) => !to.pathname.startsWith("/sign-in"));
  await page.goto(url + path);
  await page.locator("html[data-ready=true]").waitFor();
  await page.getByText("Live", { exact: true }).first().waitFor();
  return page;
}

/** Remembers when an element first showed each value of an attribute: `window.batonSeen[value]`, epoch ms of this machine. */
export async function rememberFirstSight(page: Page, attribute: string): Promise<void> {
  await page.evaluate((name) => {
    const seen: Record<string, number> = {};
    Object.assign(window, { batonSeen: seen });
    const look = () => {
      for (const element of document.querySelectorAll(`[${name}]`)) seen[element.getAttribute(name)!] ??= Date.now();
    };
    look();
    const options = { subtree: true, childList: true, attributes: true, attributeFilter: [name] };
    new MutationObserver(look).observe(document.body, options);
  }, attribute);
}

export const firstSights = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => (window as unknown as { batonSeen: Record<string, number> }).batonSeen);
