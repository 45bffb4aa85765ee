import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { firstSights, openAs, openBrowser, rememberFirstSight } from "./browser";
import type { BenchDesk } from "./desk";
import { type Metrics, quantile } from "./metrics";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const minutes = 1;
const rate = 600;
/** Later than this after its commit, a message was not on the lead's screen in time. */
const inTimeMs = 1000;

interface Told {
  ticketId: string;
  at: number;
}

/** The demo in a process of its own, as `npm run demo` is; it tells each message that the desk has acknowledged. */
async function runDemo(desk: BenchDesk, told: Told[]): Promise<Record<string, unknown>> {
  const file = path.join(root, "server/cli/bench/demoFeed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", file], {
    cwd: root,
    env: { ...process.env, ...desk.variables, BENCH_RATE: String(rate), BENCH_MINUTES: String(minutes) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let report: Record<string, unknown> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const one = JSON.parse(line) as Told | { report: Record<string, unknown> };
    if ("report" in one) report = one.report;
    else told.push(one);
  }
  if (child.exitCode === null) await once(child, "exit");
  return report;
}

/** The demo at 600 messages a minute with all its people, and a lead's open /queues in Chromium: which messages were not on
 *  that screen within a second of their commit? */
export async function benchDemo(desk: BenchDesk): Promise<Metrics> {
  const worker = desk.startWorker();
  const browser = await openBrowser();
  try {
    const lead = await openAs(browser, desk.url, "lena", "/queues");
    await rememberFirstSight(lead, "data-ticket");
    const told: Told[] = [];
    const report = await runDemo(desk, told);
    await lead.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), 2 * inTimeMs);
    const seen = await firstSights(lead);
    const delays = told.flatMap(({ ticketId, at }) =>
      seen[ticketId] === undefined ? [] : [Math.max(0, seen[ticketId] - at)],
    );
    const never = told.length - delays.length;
    const late = delays.filter((ms) => ms > inTimeMs).length;
    const n = told.length;
    const missed = told.flatMap(({ ticketId, at }, i) => ((seen[ticketId] ?? Infinity) - at > inTimeMs ? [i] : []));
    if (missed.length > 0) console.error(`missed, by their place in the feed: ${missed.join(" ")}`);
    const counts = (report.lanes ?? {}) as Record<string, number>;
    return {
      missed: { value: never + late, unit: "messages", n },
      neverSeen: { value: never, unit: "messages", n },
      onScreenP50Ms: { value: quantile(delays, 0.5), unit: "ms", n },
      onScreenP99Ms: { value: quantile(delays, 0.99), unit: "ms", n },
      messagesPerMinute: { value: n / minutes, unit: "1/min", n },
      failed: { value: Number(report.failed ?? 0), unit: "messages", n },
      autonomous: { value: counts.autonomous ?? 0, unit: "tickets", n },
      review: { value: counts.review ?? 0, unit: "tickets", n },
      human: { value: counts.human ?? 0, unit: "tickets", n },
    };
  } finally {
    await browser.close();
    await worker.stop();
  }
}
