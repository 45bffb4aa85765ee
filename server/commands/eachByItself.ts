import { isDatabaseGone } from "../errors";
import { log } from "../log";

/** Does something for each, one after the other. One that fails is logged and keeps none of the others from its turn; it gets
 *  its next one when they do. Only a database that is gone fails everything. Gives what came of those that did not fail. */
export async function eachByItself<I extends { id: string }, T>(
  items: readonly I[],
  what: string,
  work: (item: I) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const item of items) {
    try {
      done.push(await work(item));
    } catch (err) {
      if (isDatabaseGone(err)) throw err;
      log.error({ err, id: item.id }, `${what} failed`);
    }
  }
  return done;
}
