// The running parts: web processes and the worker.
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { next, script, startChild, watchedScript } from "./run.mjs";
import { isEnding } from "./shutdown.mjs";

const WORKER = "server/jobs/worker.ts";
const BANNER = /^\s*(▲|- |✓|$)/; // Next's own words at its start
const BACK_OFF_MS = [500, 1000, 2000, 5000, 10_000, 30_000];

export function startWeb({ port, env, dev = false, onLine }) {
  const lines = [];
  const child = startChild(next(dev ? "dev" : "start", "-p", String(port)), {
    env: { ...env, PORT: String(port), NODE_ENV: dev ? "development" : "production" },
    onLine: (line) => {
      lines.push(line);
      if (lines.length > 30) lines.shift();
      if (dev || !BANNER.test(line)) onLine(line);
    },
  });
  return { ...child, lines };
}

/** Waits until the web process answers its health question with 200. */
export async function untilHealthy(web, port, timeoutMs = 120_000) {
  let gone = false;
  let last = "no answer";
  void web.exited.then(() => {
    gone = true;
  });
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(150)) {
    if (gone) throw new Failure(`The web process ended while it started:\n${web.lines.join("\n")}`);
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5000) });
      if (answer.status === 200) return;
      last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  throw new Failure(`The web process does not become healthy: ${last}`);
}

/** Keeps a worker running: one that dies is started again, later each time it dies soon. */
export function superviseWorker({ env, onLine, dev = false }) {
  let child;
  let wanted = true;
  let quickDeaths = 0;
  const loop = (async () => {
    while (wanted && !isEnding()) {
      const started = Date.now();
      child = startChild(dev ? watchedScript(WORKER) : script(WORKER), { env, onLine });
      const code = await child.exited;
      if (!wanted || isEnding()) return;
      quickDeaths = Date.now() - started > 60_000 ? 0 : quickDeaths + 1;
      const wait = BACK_OFF_MS[Math.min(Math.max(quickDeaths - 1, 0), BACK_OFF_MS.length - 1)];
      onLine(`The worker ended with code ${code}; it starts again in ${wait / 1000} s.`);
      for (const end = Date.now() + wait; Date.now() < end && wanted && !isEnding(); ) await sleep(50);
    }
  })();
  return {
    async stop({ hard = false } = {}) {
      wanted = false;
      await child?.end(hard ? 0 : 5000);
      await loop;
    },
  };
}
