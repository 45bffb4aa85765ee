import { sumMonth } from "../../db/analytics/months";
import { isRebuildWanted, rebuildAnalytics } from "../../db/analytics/rebuild";
import { refreshFacts } from "../../db/analytics/refresh";
import { refreshImportedFacts } from "../../db/analytics/refreshImported";
import { log } from "../../log";

/** Counts what has changed, the desk's own tickets and imported ones, a part at a time; returns how many tickets were looked at. On a desk that has none yet, or that comes
 *  from before there were facts, that is all of them: the list of what is due names them. */
export const refreshAnalytics = async (): Promise<number> => (await refreshFacts()) + (await refreshImportedFacts());

/** What keeps reading fast: months are summed that have come to rest, and everything is built anew where it was written by another
 *  layout or a rebuild was broken off. Returns whether there is more to do. */
export async function tendAnalytics(): Promise<boolean> {
  if (await isRebuildWanted()) {
    const done = await rebuildAnalytics();
    if (done) log.info(done, "the rollups of analytics were rebuilt");
    return false;
  }
  return sumMonth();
}
