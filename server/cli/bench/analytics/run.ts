import { setTimeout as sleep } from "node:timers/promises";
import { parseMessage } from "../../../channels/port";
import { ingestMessage } from "../../../commands/ingestMessage";
import { readLabels } from "../../../db/analytics/labels";
import { readPage } from "../../../db/analytics/page";
import { analyticsPool } from "../../../db/analytics/pool";
import { rebuildAnalytics } from "../../../db/analytics/rebuild";
import { closeDatabase, db } from "../../../db/client";
import { syncTime } from "../../../db/time";
import { addDays } from "../../../domain/analytics/period";
import type { Ask } from "../../../domain/analytics/reading";
import { dayOf } from "../../../domain/context/days";
import { getEncoder } from "../../../understanding/encoder/encoder";
import { asksOf } from "./asks";
import { fillFacts, fillYear } from "./fill";

/** Runs on the bench's database: `BENCH_STEP` says what, the last line what came of it. Progress goes to stderr. */
const step = process.env.BENCH_STEP;
const tickets = Number(process.env.BENCH_TICKETS);
const url = process.env.DATABASE_URL!;
const day = 86_400_000;

async function options() {
  const to = await syncTime();
  const document = (await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } })).document as {
    issueTypes: { id: string; owner: string }[];
  };
  const issueTypes = document.issueTypes.map((t) => ({ id: t.id, team: t.owner }));
  return { tickets, from: to - 365 * day, to, issueTypes };
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  console.error(`${what}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of them this process's own`);
  return { result, seconds };
}

async function times(asks: readonly Ask[]): Promise<{ page: string; ms: number }[]> {
  const taken: { page: string; ms: number; ask: Ask }[] = [];
  for (const ask of asks) {
    const started = performance.now();
    JSON.stringify(await readPage(ask));
    taken.push({ page: ask.page, ms: performance.now() - started, ask });
  }
  for (const { ms, ask } of [...taken].sort((a, b) => b.ms - a.ms).slice(0, 12)) {
    const { page, period, filters, breakdown } = ask;
    console.error(`${Math.round(ms)} ms: ${JSON.stringify({ page, ...period, filters, breakdown })}`);
  }
  return taken.map(({ page, ms }) => ({ page, ms }));
}

/** `hasDeep`: also what the facts have to answer one by one, which takes as long as there are tickets. */
async function readPages(hasDeep: boolean) {
  const { values } = await readLabels();
  // People of the year, who are not the demo's.
  const { rows } = await analyticsPool().query<{ person: string }>(
    "SELECT DISTINCT person FROM (SELECT person FROM ticket_fact WHERE person IS NOT NULL LIMIT 20000) x ORDER BY 1 LIMIT 40",
  );
  const today = dayOf(await syncTime());
  const of = (n: number, more = {}) => asksOf(n, today, { ...values, person: rows.map((r) => r.person) }, more);
  await times(of(30, { seed: 2 }));
  const pages = await times(of(280));
  console.error(`${pages.length} pages read`);
  const deep = hasDeep ? await times(of(20, { isDeep: true, seed: 3 })) : [];
  const size = await analyticsPool().query<{ mb: number }>(
    "SELECT ((pg_total_relation_size('rollup') + pg_total_relation_size('rollup_quarter')) / 1048576)::int AS mb",
  );
  return { pages, deep, rollupMb: size.rows[0]!.mb };
}

/** The page's quantiles beside those of PostgreSQL's own type 7. */
async function quantileErrors(): Promise<number[]> {
  const today = dayOf(await syncTime());
  const period = { from: addDays(today, -364), to: addDays(today, 1), zone: "UTC" };
  const base = { page: "resolution", period, compare: "none", sources: "all", filters: {} } as const;
  const errors: number[] = [];
  for (const breakdown of ["issueType", "tier", "segment"] as const) {
    const { rows } = await readPage({ ...base, breakdown });
    const column = breakdown === "issueType" ? "issue_type" : breakdown;
    const exact = await analyticsPool().query<{ value: string; q: number[] }>(
      `SELECT ${column}::text AS value, percentile_cont(ARRAY[0.25, 0.5, 0.75, 0.9, 0.95]) WITHIN GROUP (ORDER BY ttr_s) AS q
       FROM ticket_fact WHERE ttr_s IS NOT NULL AND NOT is_merged AND created_at >= $1 AND created_at < $2 GROUP BY 1`,
      [`${period.from}T00:00:00Z`, `${period.to}T00:00:00Z`],
    );
    const known = new Map(exact.rows.map((r) => [r.value, r.q]));
    for (const { value, times: found } of rows!) {
      const { p25, p50, p75, p90, p95 } = found!.ttr;
      const q = known.get(value ?? "");
      if (!q) continue;
      [p25, p50, p75, p90, p95].forEach((told, at) => {
        if (told !== null && q[at]! > 0) errors.push(Math.abs(told - q[at]!) / q[at]!);
      });
    }
  }
  return errors;
}

/** From the commit of a message until today's numbers count its ticket; a worker runs. */
async function freshness(): Promise<number[]> {
  const today = dayOf(await syncTime());
  const ask: Ask = {
    page: "escalation",
    period: { from: today, to: addDays(today, 1), zone: "UTC" },
    compare: "none",
    sources: "own",
    filters: {},
    breakdown: null,
  };
  const count = async () => (await readPage(ask)).total.tickets ?? 0;
  for (let rest = 0; rest < 600 && (await db.factDue.count()) > 0; rest++) await sleep(100);
  const taken: number[] = [];
  for (let n = 0; n < 30; n++) {
    const before = await count();
    const message = {
      customer: { email: `fresh${n}@bench.example`, name: "Fresh" },
      channel: "web",
      text: `Case ${n}: I cannot sign in.`,
    };
    await ingestMessage(parseMessage(message), { actor: { kind: "customer", id: null } });
    const started = performance.now();
    while ((await count()) <= before && performance.now() - started < 10_000) await sleep(10);
    taken.push((performance.now() - started) / 1000);
    await sleep(137 * (n % 5));
  }
  return taken;
}

const steps: Record<string, () => Promise<unknown>> = {
  fill: async () => {
    const o = await options();
    const { result: events } = await timed(`${tickets} tickets with their events`, () => fillYear(url, o));
    return { events };
  },
  rebuild: async () => {
    const { result, seconds } = await timed("rebuild", () => rebuildAnalytics((text) => console.error(text)));
    return { ...result, seconds };
  },
  pages: async () => ({ ...(await readPages(true)), errors: await quantileErrors() }),
  fresh: freshness,
  facts: async () => {
    const o = await options();
    await analyticsPool().query("TRUNCATE ticket_fact");
    await timed(`facts of ${tickets} tickets`, () => fillFacts(url, o));
    await timed("their rollups", () => rebuildAnalytics((text) => console.error(text), true));
    return readPages(false);
  },
};

const result = await steps[step ?? ""]!();
await getEncoder().close();
await closeDatabase();
console.log(JSON.stringify(result));
