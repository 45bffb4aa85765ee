import pg from "pg";
import { loadTaxonomy } from "../../../prisma/seed/taxonomy/load";
import type { BenchDesk } from "./desk";
import { makeKey } from "./key";
import { type Metrics, quantile } from "./metrics";

const clients = 8;
const warmUpMs = 3_000;
const measureMs = 15_000;

/** Posts messages over HTTP from several clients, as fast as each is answered, and measures from the request to the
 *  acknowledged decision: 202 comes after the commit that holds message, decision, queue and clocks. */
export async function benchIngest(desk: BenchDesk): Promise<Metrics> {
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  const key = await makeKey(db);
  const { training, heldOut } = loadTaxonomy();
  const texts = [...training, ...heldOut].map((e) => e.text);
  const latencies: number[] = [];
  const startedAt = performance.now();
  const measureFrom = startedAt + warmUpMs;
  const until = measureFrom + measureMs;
  let sent = 0;
  let failed = 0;

  const post = async (n: number) => {
    const began = performance.now();
    const answer = await fetch(`${desk.url}/api/v1/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `bench-${n}` },
      body: JSON.stringify({
        customer: { email: `customer${n % 500}@bench.example`, name: `Customer ${n % 500}` },
        channel: "api",
        text: texts[n % texts.length],
      }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 202) failed++;
    else if (began >= measureFrom) latencies.push(performance.now() - began);
  };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) await post(sent++);
    }),
  );
  const seconds = (performance.now() - measureFrom) / 1000;
  const { rows } = await db.query<{ received: number; undecided: number }>(
    "SELECT count(*)::int AS received, count(*) FILTER (WHERE decision_id IS NULL)::int AS undecided FROM ticket WHERE origin = 'live'",
  );
  await db.end();
  const n = latencies.length;
  return {
    messagesPerSecond: { value: n / seconds, unit: "1/s", n },
    decidedP50Ms: { value: quantile(latencies, 0.5), unit: "ms", n },
    decidedP99Ms: { value: quantile(latencies, 0.99), unit: "ms", n },
    failed: { value: failed, unit: "messages", n: sent },
    lost: { value: sent - failed - rows[0]!.received, unit: "messages", n: sent },
    undecided: { value: rows[0]!.undecided, unit: "messages", n: sent },
  };
}
