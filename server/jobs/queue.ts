import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { env } from "../env";
import { isDatabaseGone } from "../errors";
import { log } from "../log";

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's own words; what it says of a database that is gone is no error of ours. */
const logger = new Logger(() => (level, message, meta) => {
  const error = meta?.error;
  const known = isDatabaseGone(error instanceof Error ? error : new Error(message)) ? "warn" : undefined;
  log[known && level === "error" ? known : (levels[level as keyof typeof levels] ?? "info")](message);
});

/** Jobs at a time, and as many connections: each asks for its work by itself. They wait for other machines more than they
 *  work; each receiver has at most one. */
const atOnce = 12;
const restMs = 2_000;

/** What has been done is reported in batches (at once). Reported one by one it is reported to nobody: a connection that is cut at
 *  that moment would end the process with an unhandled rejection, where a batch is tried again or ends the queue in order. */
const settled = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** When it has ended. Its own promise may never say so: where a report fails while others succeed, the library counts the reports that
 *  are left below nothing and waits for them for good. So it has a while for them once its workers have ended. */
const hasEnded = (runner: Runner) => {
  const said = (["complete", "error"] as const).map((how) => once(runner.events, `pool:gracefulShutdown:${how}`));
  return Promise.race([runner.promise, Promise.race(said).then(() => sleep(restMs, undefined, { ref: false }))]);
};

/** It may have ended by itself, which is well too. */
const end = (runner: Runner) => void runner.stop().catch(() => undefined);

export interface Queue {
  /** Puts a job in line, unless one of that key waits already. False while the queue does not run: ask again. */
  add(task: string, payload: object, key: string): Promise<boolean>;
  /** Ends when every job under way has. */
  stop(): Promise<void>;
}

/** Runs jobs and a crontab on the table of jobs in the desk's database, whose schema (`graphile_worker`) it brings up to
 *  date first. A queue that ends, as after a long time without a database, is begun again. */
export function startQueue(tasks: TaskList, crontab: string): Queue {
  const pgPool = new pg.Pool({ connectionString: env.DATABASE_URL, max: atOnce, application_name: "baton-jobs" });
  // Without listeners, a connection that breaks, idle or at work, would end the process.
  const broke = (error: Error) => log.warn({ err: error }, "a connection of the queue broke");
  pgPool.on("error", broke);
  pgPool.on("connect", (client) => client.on("error", broke));
  const stopping = new AbortController();
  let runner: Runner | null = null;

  const turn = async () => {
    const common = { pgPool, taskList: tasks, crontab, concurrency: atOnce, noHandleSignals: true, logger };
    runner = await run({ ...common, preset: { worker: settled } });
    const ended = hasEnded(runner);
    // It may have been told to stop while it began.
    if (stopping.signal.aborted) end(runner);
    await ended;
    // Where its workers ended by themselves, its crontab goes on.
    end(runner);
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await turn();
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, "the queue ended; it begins again");
      }
      runner = null;
      await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    async add(task, payload, key) {
      if (!runner || stopping.signal.aborted) return false;
      await runner.addJob(task, payload, { jobKey: key, maxAttempts: 1 });
      return true;
    },
    async stop() {
      stopping.abort();
      if (runner) end(runner);
      await running;
      await pgPool.end();
    },
  };
}
