import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import pg from "pg";
import { openAs, openBrowser } from "../browser";
import type { BenchDesk } from "../desk";
import { type Metrics, quantile } from "../metrics";
import { sendHome } from "../offers/fill";
import { runScript } from "../runScript";
import { interactionsOf, watchInteractions } from "./interactions";

const messages = 500;
const short = 12;
const pairs = 20;
const opens = 200;

interface Filled {
  long: string;
  pairs: { first: string; next: string }[];
}

/** What a browser that is signed in asks for, asked without it, so that the time is the server's. */
async function asker(page: Page, url: string) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return async (path: string): Promise<{ text: string; ms: number }> => {
    const started = performance.now();
    const answer = await fetch(url + path, { headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return { text, ms: performance.now() - started };
  };
}
type Ask = Awaited<ReturnType<typeof asker>>;
const query = (name: string, id: string) =>
  `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ json: { id } }))}`;

async function openTimes(ask: Ask, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < opens; n++) times.push((await ask(path)).ms);
  return times;
}

/** A morning in the inbox: walk the list, open, write, look things up, and back. */
async function work(page: Page): Promise<void> {
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await sleep(120);
    }
  };
  const rows = page.locator("li[data-stop] a");
  await press("j", "j", "j", "k", "j", "j", "k");
  for (let n = 0; n < short; n++) {
    await rows.nth(n % (await rows.count())).click();
    await page.getByRole("region", { name: /brief/i }).waitFor();
    await sleep(300);
    await press("r");
    await page.keyboard.type("Hello, we look into it. ", { delay: 40 });
    await press("Escape", "n");
    await page.keyboard.type("Asked the second line. ", { delay: 40 });
    await press("Escape", "e");
    await press("Escape", "?", "Escape");
  }
}

/** From the click that resolves what was escalated to the first answer of the server that shows it beside the next ticket like it. */
async function knowledge(page: Page, url: string, ask: Ask, filled: Filled["pairs"]): Promise<number[]> {
  const times: number[] = [];
  for (const { first, next } of filled) {
    await ask(query("similar.forTicket", next));
    await page.goto(`${url}/tickets/${first}`);
    await page.locator("html[data-ready=true]").waitFor();
    const button = page.getByRole("button", { name: /^Resolve/ });
    await button.waitFor();
    const at = await button.evaluate((one: HTMLButtonElement) => {
      const now = Date.now();
      one.click();
      return now;
    });
    const until = Date.now() + 15_000;
    while (!(await ask(query("similar.forTicket", next))).text.includes(first)) {
      if (Date.now() > until) throw new Error("What solved the first ticket was not found within 15 s.");
      await sleep(10);
    }
    times.push(Date.now() - at);
  }
  return times;
}

/** An agent's day, on real pages in a real Chromium on this machine. */
export async function benchInbox(desk: BenchDesk): Promise<Metrics> {
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  const browser = await openBrowser();
  const worker = desk.startWorker();
  try {
    await sendHome(db);
    await db.query("UPDATE person SET capacity = 100, schedule = NULL WHERE email LIKE ANY ('{maya@%,tomasz@%}')");
    const filled = await runScript<Filled>(desk, new URL("./fill.ts", import.meta.url), {
      BENCH_MESSAGES: String(messages),
      BENCH_SHORT: String(short),
      BENCH_PAIRS: String(pairs),
    });
    const maya = await openAs(browser, desk.url, "maya", "/inbox");
    const ask = await asker(maya, desk.url);
    await ask(`/tickets/${filled.long}`);
    const pages = await openTimes(ask, `/tickets/${filled.long}`);
    const panes = await openTimes(ask, query("tickets.byId", filled.long));
    await watchInteractions(maya);
    await maya.goto(`${desk.url}/inbox`);
    await maya.locator("html[data-ready=true]").waitFor();
    await work(maya);
    const interactions = await interactionsOf(maya);
    await maya.close();
    const tomasz = await openAs(browser, desk.url, "tomasz", "/inbox");
    const found = await knowledge(tomasz, desk.url, await asker(tomasz, desk.url), filled.pairs);
    const of = (list: number[], q: number) => ({ value: quantile(list, q), unit: "ms", n: list.length });
    return {
      openP95Ms: of(pages, 0.95),
      openP50Ms: of(pages, 0.5),
      openBesideP95Ms: of(panes, 0.95),
      inpP75Ms: of(interactions, 0.75),
      inpP95Ms: of(interactions, 0.95),
      knowledgeMs: of(found, 0.95),
      knowledgeP50Ms: of(found, 0.5),
    };
  } finally {
    await browser.close();
    await worker.stop();
    await db.end();
  }
}
