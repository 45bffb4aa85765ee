import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type APIRequestContext, type Browser, expect, type Page } from "@playwright/test";
import pg from "pg";
import { stack } from "./globalStack";

export const password = "baton demo desk";

/** Runs a `baton` command on the product under test and gives its JSON. */
export async function baton<T>(...args: string[]): Promise<T> {
  const env = { ...process.env, DATABASE_URL: stack.databaseUrl, BATON_DATA: stack.dataFolder };
  const { stdout } = await promisify(execFile)("node", ["server/cli/launch.mjs", "baton", ...args, "--json"], { env });
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as T;
}

const keys = new Map<string, string>();
export async function apiKey(...scopes: string[]): Promise<string> {
  const scope = scopes.join(",");
  if (!keys.has(scope)) keys.set(scope, (await baton<{ key: string }>("key", "create", "--scope", scope)).key);
  return keys.get(scope)!;
}

export async function sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** What waits, is offered or waits for review is closed, past the product: a file that counts begins with empty queues. */
export async function clearQueues(): Promise<void> {
  await sql(`WITH left_over AS (
      UPDATE ticket SET status = 'closed', offer_id = NULL WHERE status = 'open' AND assignee_id IS NULL RETURNING id
    ), clocks AS (
      UPDATE clock SET state = 'void', next_due_at = NULL WHERE ticket_id IN (SELECT id FROM left_over)
    ), drafts AS (
      UPDATE reply_draft SET state = 'expired', settled_at = now()
      WHERE ticket_id IN (SELECT id FROM left_over) AND state = 'pending'
    )
    UPDATE offer SET state = 'withdrawn', settled_at = now()
    WHERE ticket_id IN (SELECT id FROM left_over) AND state = 'pending'`);
}

/** What people have of the journeys' own tickets is closed, past the product; the demo's stays with whoever has it. */
export async function clearWork(): Promise<void> {
  await sql(`WITH held AS (
      UPDATE ticket SET status = 'closed', waiting_for = NULL, assignee_id = NULL
      WHERE origin = 'live' AND status IN ('open', 'waiting') AND assignee_id IS NOT NULL RETURNING id
    ), clocks AS (
      UPDATE clock SET state = 'void', next_due_at = NULL WHERE ticket_id IN (SELECT id FROM held)
    )
    UPDATE assignment SET ended_at = now(), end_reason = 'resolved'
    WHERE ended_at IS NULL AND ticket_id IN (SELECT id FROM held)`);
}

export const message = (text: string, more: object = {}) => ({
  customer: { email: "e2e@customer.example", name: "Erin Customer" },
  channel: "api",
  text,
  ...more,
});

export async function post(request: APIRequestContext, data: unknown, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await apiKey("messages:write", "tickets:read")}`;
  return request.post(`${stack.urlA}/api/v1/messages`, {
    data: data as object,
    headers: { authorization, ...headers },
    // A connection that stood idle may be closed by the server as it is used again.
    maxRetries: 2,
  });
}

/** Console errors and uncaught exceptions of a page; a test ends by expecting none. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (e) => errors.push(e.message));
  page.on("console", (m) => {
    if (m.type() === "error") errors.push(m.text());
  });
  return errors;
}

export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
}

/** A browser of somebody's own, signed in. */
export async function signIn(browser: Browser, name: string, base = stack.urlA) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`${base}/sign-in`);
  await ready(page);
  await page.getByLabel("E-mail address").fill(`${name}@tessel.example`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return { context, page, errors };
}

/** How many wait for a team on the floor, at whichever tier: what journeys before taught the desk moves where a ticket begins. */
export async function waitingIn(page: Page, team: string): Promise<number> {
  const rows = page.locator(`tr:has(a[href^="/queues/${team}-t"]) [data-col="waiting"]`);
  return (await rows.allTextContents()).reduce((sum, text) => sum + Number(text), 0);
}
