import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { env } from "../../env";
import { BatonError } from "../../errors";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const bin = (file: string) => path.join(root, "node_modules", file);

/** A desk of its own for a measurement: a scratch database on the same server, so with the same durability as the real
 *  one, the production build and one web process. */
export interface BenchDesk {
  url: string;
  databaseUrl: string;
  databaseVersion: string;
  /** What a further process of this desk needs to know. */
  variables: Record<string, string>;
  startWorker(): BenchWorker;
  /** One more web process; gives its address. */
  startWeb(): Promise<string>;
  close(): Promise<void>;
}

export interface BenchWorker {
  pid: number;
  stop(): Promise<void>;
  /** As a crash would end it, at whatever it is doing. */
  kill(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function runToEnd(args: string[], variables: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new BatonError("internal", `${args.slice(-2).join(" ")} ended with code ${code}`);
}

async function untilHealthy(url: string, web: ChildProcess): Promise<void> {
  for (let i = 0; i < 200 && web.exitCode === null; i++) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(150);
  }
  throw new BatonError("internal", "The web process of the bench did not become healthy; what it said stands above.");
}

/** `hasWeb: false` for what needs workers only. */
export async function openBenchDesk({ hasWeb = true } = {}): Promise<BenchDesk> {
  const name = `baton_bench_${process.pid}`;
  const admin = new pg.Client({ connectionString: env.DATABASE_URL });
  await admin.connect();
  const { rows } = await admin.query("SHOW server_version");
  await admin.query(`CREATE DATABASE "${name}"`);
  const database = new URL(env.DATABASE_URL);
  database.pathname = `/${name}`;
  const port = await freePort();
  const variables = {
    DATABASE_URL: database.toString(),
    BATON_DATABASE: "embedded",
    AUTH_TRUST_HOST: "true",
    NODE_ENV: "production" as const,
    BATON_LOG_LEVEL: "error",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
  };
  const webs: ChildProcess[] = [];
  const startWeb = async (at: number) => {
    const web = spawn(process.execPath, [bin("next/dist/bin/next"), "start", "-p", String(at)], {
      cwd: root,
      env: { ...process.env, ...variables, PORT: String(at) },
      stdio: ["ignore", "ignore", "inherit"],
    });
    webs.push(web);
    const url = `http://127.0.0.1:${at}`;
    await untilHealthy(url, web);
    return url;
  };
  const close = async () => {
    for (const web of webs.filter((w) => w.exitCode === null)) {
      web.kill("SIGTERM");
      await Promise.race([once(web, "exit"), sleep(5000)]);
      web.kill("SIGKILL");
    }
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  };
  try {
    await runToEnd([bin("prisma/build/index.js"), "migrate", "deploy"], variables);
    const prepare = path.join(root, "server/cli/commands/prepare.ts");
    // The sign-in note of the real desk must stay as it is.
    const scratch = { ...variables, BATON_DATA: path.join(root, ".baton") };
    await runToEnd(["--import", "tsx", "--conditions=react-server", prepare, "--no-note"], scratch);
    if (hasWeb) await startWeb(port);
  } catch (error) {
    await close();
    throw error;
  }
  const startWorker = () => {
    const file = path.join(root, "server/jobs/worker.ts");
    const worker = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", file], {
      cwd: root,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const end = async (signal: "SIGTERM" | "SIGKILL") => {
      if (worker.exitCode !== null || worker.signalCode !== null) return;
      const gone = once(worker, "exit");
      worker.kill(signal);
      await gone;
    };
    return { pid: worker.pid!, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
  };
  const databaseVersion = String(rows[0].server_version);
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: variables.DATABASE_URL,
    databaseVersion,
    variables,
    startWorker,
    startWeb: async () => startWeb(await freePort()),
    close,
  };
}
