import type { Page } from "@playwright/test";
import pg from "pg";
import { openAs, openBrowser } from "../browser";
import type { BenchDesk } from "../desk";
import { quantile } from "../metrics";

const draft = "00000000-0000-4000-8000-00000000f425";
const dragMs = 6_000;

interface Fps {
  /** Frames drawn in a second of the drag, on average. */
  canvasFps: number;
  /** Of one frame in twenty, the rate at which it and slower ones came. */
  p5: number;
}

/** Counts frames from the page's own, from `start` to `stop`: milliseconds between each two of them. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const next = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { batonFrames: gaps });
  });
}
const frames = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { batonFrames: number[] }).batonFrames.splice(0));

/** Frames per second while a card is dragged about over a policy of this size, in a real Chromium on this machine. */
export async function canvasFps(desk: BenchDesk, document: unknown): Promise<Fps> {
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  const browser = await openBrowser();
  try {
    await db.query(
      `INSERT INTO policy_draft (id, name, document, based_on)
       SELECT $1, 'Large', $2::jsonb, max(version) FROM policy_version ON CONFLICT (id) DO UPDATE SET document = $2::jsonb`,
      [draft, JSON.stringify(document)],
    );
    // A draft does not say that it is live; the policy does.
    const page = await openAs(browser, desk.url, "ada", "/policy");
    await page.goto(`${desk.url}/policy/drafts/${draft}`);
    const card = page.locator("[data-card^='type:']").first();
    await card.waitFor();
    const box = (await card.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y + 20);
    await watchFrames(page);
    await frames(page);
    const until = Date.now() + dragMs;
    for (let turn = 0; Date.now() < until; turn++) {
      const angle = turn / 9;
      await page.mouse.move(x + 160 + 120 * Math.cos(angle), y + 110 + 90 * Math.sin(angle));
    }
    const gaps = await frames(page);
    await page.mouse.up();
    const rates = gaps.map((ms) => 1000 / ms).sort((a, b) => a - b);
    const whole = gaps.reduce((sum, ms) => sum + ms, 0);
    return { canvasFps: (gaps.length / whole) * 1000, p5: quantile(rates, 0.05) };
  } finally {
    await browser.close();
    await db.end();
  }
}
