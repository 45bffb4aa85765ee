import { BatonError } from "../../../errors";
import type { BenchDesk } from "../desk";
import { type Metrics, quantile } from "../metrics";
import { runScript } from "../runScript";

interface Pages {
  pages: { page: string; ms: number }[];
  deep: { page: string; ms: number }[];
  rollupMb: number;
}

const usual = 1_000_000;
/** Against so many times as many tickets. */
const larger = 5;

function ticketsIn(flags: string[]): number {
  const at = flags.indexOf("--tickets");
  const tickets = at < 0 ? usual : Number(flags[at + 1]);
  if (Number.isInteger(tickets) && tickets >= 1_000 && tickets <= 5_000_000) return tickets;
  throw new BatonError("badInput", "--tickets takes a whole number from 1,000 to 5,000,000", "tickets");
}

/** A generated year of a desk (`--tickets N`, by default a million, with about eight events each): a rebuild of everything from raw
 *  events; every page's data as the server computes it, without the way to a browser; how soon an event is in today's numbers; how
 *  far quantiles are off. Growth is the same pages at five times as many tickets, of which only facts and rollups are
 *  generated, without their raw events; `--no-growth` leaves it out. */
export async function benchAnalytics(desk: BenchDesk, flags: string[]): Promise<Metrics> {
  const tickets = ticketsIn(flags);
  const run = <T>(step: string, of = tickets) =>
    runScript<T>(desk, new URL("./run.ts", import.meta.url), { BENCH_STEP: step, BENCH_TICKETS: String(of) });
  const { events } = await run<{ events: number }>("fill");
  const rebuilt = await run<{ seconds: number; factSeconds: number; rollupSeconds: number; tickets: number }>(
    "rebuild",
  );
  const { pages, deep, rollupMb, errors } = await run<Pages & { errors: number[] }>("pages");
  const worker = desk.startWorker();
  const fresh = await run<number[]>("fresh").finally(() => worker.stop());
  const p95 = (list: { ms: number }[]) =>
    quantile(
      list.map((x) => x.ms),
      0.95,
    );
  const slowest = [...Map.groupBy(pages, (p) => p.page)].map(([page, list]) => ({
    page,
    ms: p95(list),
    n: list.length,
  }));
  const metrics: Metrics = {
    pageP95Ms: { value: p95(pages), unit: "ms", n: pages.length },
    pageP50Ms: {
      value: quantile(
        pages.map((x) => x.ms),
        0.5,
      ),
      unit: "ms",
      n: pages.length,
    },
    ...Object.fromEntries(slowest.map((s) => [`${s.page}P95Ms`, { value: s.ms, unit: "ms", n: s.n }])),
    factsP95Ms: { value: p95(deep), unit: "ms", n: deep.length },
    freshSeconds: { value: quantile(fresh, 0.95), unit: "s", n: fresh.length },
    rebuildSeconds: { value: rebuilt.seconds, unit: "s", n: rebuilt.tickets },
    rebuildFactsSeconds: { value: rebuilt.factSeconds, unit: "s", n: rebuilt.tickets },
    rebuildRollupsSeconds: { value: rebuilt.rollupSeconds, unit: "s", n: rebuilt.tickets },
    quantileError: { value: Math.max(...errors), unit: "of the value", n: errors.length },
    rollupMb: { value: rollupMb, unit: "MB", n: 1 },
    tickets: { value: tickets, unit: "tickets", n: 1 },
    events: { value: events, unit: "events", n: 1 },
  };
  if (flags.includes("--no-growth")) return metrics;
  const more = await run<Pages>("facts", tickets * larger);
  return {
    ...metrics,
    growth: { value: p95(more.pages) / p95(pages), unit: `times at ${larger} × the tickets`, n: more.pages.length },
    largerP95Ms: { value: p95(more.pages), unit: "ms", n: more.pages.length },
    largerRollupMb: { value: more.rollupMb, unit: "MB", n: 1 },
  };
}
