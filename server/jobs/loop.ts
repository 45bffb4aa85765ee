import { isDatabaseGone } from "../errors";
import { log } from "../log";

export interface Loop {
  /** Ends the loop after the round in progress. */
  stop(): Promise<void>;
  /** Begins the next round at once, or right after the one in progress. */
  nudge(): void;
}

/** Runs `round` again and again, `everyMs` apart, or sooner where it returns fewer ms until there is something to do. A failing round is logged and never ends the loop; while the
 *  database is gone it is said once, not every round. */
export function startLoop(name: string, everyMs: number, round: () => Promise<unknown>): Loop {
  let isStopped = false;
  let isGone = false;
  let isNudged = false;
  let wake = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopped) {
      let restMs = everyMs;
      isNudged = false;
      try {
        const next = await round();
        if (typeof next === "number") restMs = Math.min(everyMs, next);
        if (isGone) log.info({ loop: name }, "the database is back");
        isGone = false;
      } catch (error) {
        const gone = isDatabaseGone(error);
        if (!gone) log.error({ err: error, loop: name }, "a round failed");
        else if (!isGone) log.warn({ loop: name }, "the database is gone; trying again");
        isGone = gone;
      }
      if (!isStopped && !isNudged) await rest(restMs);
    }
  };
  const done = run();
  return {
    nudge: () => {
      isNudged = true;
      wake();
    },
    stop: () => {
      isStopped = true;
      wake();
      return done;
    },
  };
}
