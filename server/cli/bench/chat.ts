import type { Page } from "@playwright/test";
import pg from "pg";
import { openAs, openBrowser, openPage } from "./browser";
import type { BenchDesk } from "./desk";
import { type Metrics, quantile } from "./metrics";

const rounds = 40;

/** Waits in the page itself until a text is there; the instant it was, epoch ms of this machine. */
const sightOf = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const isThere = () => document.body.textContent.includes(wanted);
        const observer = new MutationObserver(() => {
          if (isThere()) done();
        });
        const timer = setTimeout(() => {
          observer.disconnect();
          reject(new Error(`not seen: ${wanted}`));
        }, 15_000);
        const done = () => {
          clearTimeout(timer);
          observer.disconnect();
          resolve(Date.now());
        };
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        if (isThere()) done();
      }),
    text,
  );

/** The customer presses Send; the instant they did. */
const pressSend = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const at = Date.now();
    document.querySelector<HTMLButtonElement>("form button[type=submit]")!.click();
    return at;
  });

async function fillForm(page: Page, url: string, subject: string, text: string): Promise<void> {
  await page.goto(`${url}/help`);
  await page.locator("html[data-ready=true]").waitFor();
  await page.getByLabel("Your name").fill("Bench Customer");
  await page.getByLabel("Your e-mail address").fill("bench@customer.example");
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("What is going on?").fill(text);
}

/** From the customer's click to the words on the open page of the agent who has the ticket, and from the form to a reviewer's
 *  list, read, decided and drafted on the way: real pages in a real Chromium on this machine, one message after the other. */
export async function benchChat(desk: BenchDesk): Promise<Metrics> {
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  // Customers of a bench press more often than customers do.
  await db.query("DELETE FROM rate_limit");
  const browser = await openBrowser();
  try {
    const customer = await openPage(browser);
    await fillForm(customer, desk.url, "A person", "Please let me talk to a human being about my password reset mail.");
    await pressSend(customer);
    await customer.waitForURL(/\/t\//);
    await customer.locator("html[data-ready=true]").waitFor();
    const { rows } = await db.query<{ id: string }>("SELECT id FROM ticket ORDER BY number DESC LIMIT 1");
    const ticket = rows[0]!.id;
    const agent = await openAs(browser, desk.url, "maya", `/tickets/${ticket}`);
    const toAgent: number[] = [];
    for (let n = 0; n < rounds; n++) {
      if (n % 20 === 0) await db.query("DELETE FROM rate_limit");
      const text = `Agent, line ${n} of the customer.`;
      const seen = sightOf(agent, text);
      await customer.getByLabel("Your message").fill(text);
      const at = await pressSend(customer);
      toAgent.push((await seen) - at);
      await customer.getByText("Sent.").waitFor();
    }
    await agent.close();
    const writer = await openPage(browser);
    const reviewer = await openAs(browser, desk.url, "lena", "/review");
    const toReviewer: number[] = [];
    for (let n = 0; n < rounds; n++) {
      if (n % 20 === 0) await db.query("DELETE FROM rate_limit");
      const subject = `Reset mail, case ${n} of the bench`;
      await fillForm(writer, desk.url, subject, "I forgot my password and the password reset mail never arrives.");
      const seen = sightOf(reviewer, subject);
      const at = await pressSend(writer);
      toReviewer.push((await seen) - at);
      await writer.waitForURL(/\/t\//);
    }
    const all = [...toAgent, ...toReviewer];
    const of = (list: number[], q: number) => ({ value: quantile(list, q), unit: "ms", n: list.length });
    return {
      messageToScreenP95Ms: of(all, 0.95),
      messageToScreenP50Ms: of(all, 0.5),
      toAgentP95Ms: of(toAgent, 0.95),
      toReviewerP95Ms: of(toReviewer, 0.95),
    };
  } finally {
    await browser.close();
    await db.end();
  }
}
