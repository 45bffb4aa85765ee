import { isDatabaseGone, toPublicError } from "../errors";
import { log } from "../log";

/** What was done of something with many parts. `stopped`: why it ended before the last one, a sentence; null where it did not. */
export interface InParts<T> {
  done: T[];
  stopped: string | null;
}

/** Why something with many parts ended before the last one: a sentence that does not deny what was done. */
export const whyStopped = (error: unknown): string =>
  isDatabaseGone(error)
    ? "The database is not reachable just now. The rest can be tried again in a few seconds."
    : toPublicError(error).message;

/** Does something to many things in parts, one after the other, each committed by itself. What fails later on takes nothing back:
 *  what is done stays done and is told with why the rest is not. The first part's failure is everything's, unless something
 *  was done before (`isBegun`). */
export async function inParts<I, T>(
  items: readonly I[],
  atOnce: number,
  doPart: (part: readonly I[]) => Promise<T>,
  { what, isBegun = false }: { what: string; isBegun?: boolean },
): Promise<InParts<T>> {
  const done: T[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    try {
      done.push(await doPart(items.slice(from, from + atOnce)));
    } catch (err) {
      if (from === 0 && !isBegun) throw err;
      log.error({ err, done: from, of: items.length }, `${what} ended before its last part`);
      return { done, stopped: whyStopped(err) };
    }
  }
  return { done, stopped: null };
}
