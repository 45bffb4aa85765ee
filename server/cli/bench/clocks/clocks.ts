import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { BenchDesk } from "../desk";
import { type Metrics, quantile } from "../metrics";
import { cpuSeconds, serverProcesses } from "./cpu";
import { fillClocks, fillTickets, recordRinging, setDue } from "./fill";

const tickets = 100_000;
const rate = 200;
const steadySeconds = 20;
const burst = 5_000;
const idleSeconds = 20;
const kills = 50;
const killRate = 100;

interface Rung {
  lateMs: number;
  errorMs: number;
}

async function rungSince(db: pg.Client, since: string): Promise<Rung[]> {
  const { rows } = await db.query<Rung>(
    `SELECT extract(epoch FROM r.rung_at - r.at)::float8 * 1000 AS "lateMs",
       abs(extract(epoch FROM r.at - c.due_at))::float8 * 1000 AS "errorMs"
     FROM bench_rung r JOIN bench_set USING (clock_id) JOIN clock c ON c.id = clock_id WHERE r.rung_at > $1`,
    [since],
  );
  return rows;
}

const now = async (db: pg.Client): Promise<string> =>
  (await db.query<{ now: string }>("SELECT clock_timestamp()::text AS now")).rows[0]!.now;

async function untilAllRang(db: pg.Client, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * 4; i++) {
    const { rows } = await db.query<{ open: number }>(
      "SELECT count(*)::int AS open FROM clock WHERE next_due_at <= (SELECT baton_now()) + interval '1 day'",
    );
    if (rows[0]!.open === 0) return;
    await sleep(250);
  }
}

/** What the loop of alarms alone costs while nothing is due, with the database's part of it, in percent of one core. */
async function idleLoop(desk: BenchDesk, server: () => number): Promise<number> {
  const file = fileURLToPath(new URL("./idle.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", file], {
    env: { ...process.env, ...desk.variables, BENCH_SECONDS: String(idleSeconds) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let before = 0;
  let used = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "begin") before = server();
    else used = Number(line) + server() - before;
  }
  return (used / idleSeconds) * 100;
}

/** Two workers, one of which is killed every moment, while alarms come due: each must ring exactly once. */
async function killWorkers(
  desk: BenchDesk,
  db: pg.Client,
): Promise<{ lostOrDoubled: number; alarms: number; rung: Rung[] }> {
  const since = await now(db);
  const workers = [desk.startWorker(), desk.startWorker()];
  const seconds = Math.ceil(kills * 1.6) + 10;
  const alarms = killRate * seconds;
  await setDue(db, alarms, 3, seconds);
  await sleep(3_000);
  for (let i = 0; i < kills; i++) {
    // From before it is up to well into its work: the moment is spread, the same in each run.
    await sleep(600 + ((i * 379) % 1_800));
    await workers[i % 2]!.kill();
    workers[i % 2] = desk.startWorker();
  }
  await untilAllRang(db, seconds + 60);
  await Promise.all(workers.map((w) => w.stop()));
  const { rows } = await db.query<{ wrong: number }>(
    `SELECT count(*) FILTER (WHERE times <> 1)::int AS wrong FROM (
       SELECT s.clock_id, count(r.clock_id) AS times FROM bench_set s LEFT JOIN bench_rung r USING (clock_id)
       GROUP BY s.clock_id) x`,
  );
  return { lostOrDoubled: rows[0]!.wrong, alarms, rung: await rungSince(db, since) };
}

/** Clocks of real workers on a real database: how late alarms ring, a burst, what looking costs, and crashes. */
export async function benchClocks(desk: BenchDesk): Promise<Metrics> {
  // Its demo's past would be encoded meanwhile, which is no work of clocks.
  desk.variables.BATON_ENCODER = "off";
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  await fillTickets(db, tickets);
  await fillClocks(db, 1);
  await recordRinging(db);

  let worker = desk.startWorker();
  await sleep(8_000);
  let since = await now(db);
  await setDue(db, rate * steadySeconds, 2, steadySeconds);
  await sleep((steadySeconds + 2) * 1000);
  await untilAllRang(db, 30);
  const steady = await rungSince(db, since);

  since = await now(db);
  await setDue(db, burst, 3, 0.999);
  await sleep(3_000);
  await untilAllRang(db, 60);
  const acted = await rungSince(db, since);
  const { rows: span } = await db.query<{ seconds: number }>(
    "SELECT extract(epoch FROM max(rung_at) - min(at))::float8 AS seconds FROM bench_rung WHERE rung_at > $1",
    [since],
  );
  await worker.stop();

  const killed = await killWorkers(desk, db);

  await fillClocks(db, 9);
  await db.query("VACUUM clock");
  await db.query("CHECKPOINT");
  const { rows: backend } = await db.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const server = () => serverProcesses(backend[0]!.pid).reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const loopPercent = await idleLoop(desk, server);
  worker = desk.startWorker();
  await sleep(15_000);
  const cpu = () => cpuSeconds(worker.pid) + server();
  const before = cpu();
  await sleep(idleSeconds * 1000);
  const idle = ((cpu() - before) / idleSeconds) * 100;
  await worker.stop();
  const { rows: open } = await db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM clock WHERE next_due_at IS NOT NULL",
  );
  await db.end();

  const late = steady.map((r) => r.lateMs);
  const errors = [...steady, ...acted, ...killed.rung].map((r) => r.errorMs);
  return {
    latenessP50Ms: { value: quantile(late, 0.5), unit: "ms", n: late.length },
    latenessP99Ms: { value: quantile(late, 0.99), unit: "ms", n: late.length },
    burst5000Seconds: { value: span[0]!.seconds, unit: "s", n: acted.length },
    idleCorePercent: { value: loopPercent, unit: "%", n: open[0]!.n },
    workerIdlePercent: { value: idle, unit: "%", n: open[0]!.n },
    lostOrDoubled: { value: killed.lostOrDoubled, unit: "alarms", n: killed.alarms },
    kills: { value: kills, unit: "workers", n: kills },
    instantErrorMs: { value: Math.max(...errors), unit: "ms", n: errors.length },
  };
}
