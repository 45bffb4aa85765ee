import { isDatabaseGone } from "../errors";
import { log } from "../log";

export interface Loop {
  /** Ends the loop after the round in progress. */
  stop(): Promise<void>;
}

/** Runs `round` again and again, at least `everyMs` apart. A failing round is logged and never ends the loop; while the
 *  database is gone it is said once, not every round. */
export function startLoop(name: string, everyMs: number, round: () => Promise<void>): Loop {
  let isStopped = false;
  let isGone = false;
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
      try {
        await round();
        if (isGone) log.info({ loop: name }, "the database is back");
        isGone = false;
      } catch (error) {
        const gone = isDatabaseGone(error);
        if (!gone) log.error({ err: error, loop: name }, "a round failed");
        else if (!isGone) log.warn({ loop: name }, "the database is gone; trying again");
        isGone = gone;
      }
      if (!isStopped) await rest(everyMs);
    }
  };
  const done = run();
  return {
    stop: () => {
      isStopped = true;
      wake();
      return done;
    },
  };
}
