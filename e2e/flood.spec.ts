import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { baton, message, post, sql } from "./support/desk";
import { stack } from "./support/globalStack";

// These fill every queue of the desk, so that they run after all others (playwright.config.ts).

test("810 real messages by four clients: all received, none undecided, none lost", async ({ request }) => {
  const file = "../shared/data/support-intents/test.csv";
  test.skip(!existsSync(file), `${file} is not here`);
  test.setTimeout(180_000);
  const rows = parse(readFileSync(file), { columns: true }) as { utterance: string }[];
  const [{ now }] = (await sql<{ now: Date }>("SELECT baton_now() AS now")) as [{ now: Date }];
  let next = 0;
  const client = async () => {
    while (next < rows.length) {
      const n = next++;
      const customer = { email: `shopper${n % 90}@shop.example`, name: `Shopper ${n % 90}` };
      const answer = await post(request, { customer, channel: "api", text: rows[n]!.utterance });
      expect(answer.status()).toBe(202);
    }
  };
  await Promise.all([client(), client(), client(), client()]);
  const report = await baton<Record<string, number>>("report", "intake", "--since", now.toISOString());
  console.info("intake of 810 messages about online shops:", JSON.stringify(report));
  expect(report).toMatchObject({ received: 810, undecided: 0, lost: 0 });
  expect(report.human! / 810).toBeGreaterThan(0.5);
});

test("a database gone for ten seconds: a clear refusal, and what was acknowledged is there once", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const acknowledged: string[] = [];
  let n = 0;
  const send = async () => {
    const externalId = `outage-${n++}`;
    const answer = await post(request, message("The dashboard is slow since this morning", { externalId }));
    if (answer.status() === 202) acknowledged.push(externalId);
    return answer;
  };
  await send();
  await stack.stop("database");
  const refused = await send();
  expect(refused.status()).toBe(503);
  expect(refused.headers()["retry-after"]).toBe("5");
  expect((await refused.json()).error.message).toContain("Nothing was stored");
  const until = Date.now() + 10_000;
  while (Date.now() < until) expect((await send()).status()).toBe(503);
  await stack.start("database");
  await expect.poll(async () => (await send()).status(), { timeout: 30_000 }).toBe(202);
  const stored = await sql<{ id: string }>("SELECT external_id AS id FROM message WHERE external_id LIKE 'outage-%'");
  expect(stored.map((r) => r.id).sort()).toEqual([...acknowledged].sort());
});
