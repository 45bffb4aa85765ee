import { inTransaction } from "../../db/client";
import {
  claimDueTouches,
  loadTouchEvents,
  saveEstimates,
  saveTouches,
  sumTouches,
  tryRunLock,
} from "../../db/estimates";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { defaultRoutingWeights } from "../../domain/assignment/snapshot";
import { estimateDesk } from "../../domain/estimates/estimate";
import { touchesOf } from "../../domain/estimates/touch";

/** Tickets at a time: a command that ends a touch of one of them waits for so many at most. */
const batch = 200;

async function readTouches(): Promise<number> {
  return inTransaction(async (tx) => {
    const due = await claimDueTouches(tx, batch);
    if (due.length === 0) return 0;
    const events = await loadTouchEvents(tx, due);
    await saveTouches(tx, new Map([...events].map(([id, list]) => [id, touchesOf(list)])));
    return due.length;
  });
}

/** Reads the touches of every ticket that ended one since the last time, and puts estimates from all touches of the window in
 *  force. The worker's job: with a hundred thousand touches of three hundred people it takes two seconds,
 *  half of them its own, and no screen waits for it. Returns the version,
 *  null where another process is at it or there is no policy yet. */
export async function refreshEstimates(): Promise<number | null> {
  while ((await readTouches()) > 0);
  return inTransaction(
    async (tx) => {
      if (!(await tryRunLock(tx))) return null;
      const version = await currentPolicyVersion(tx);
      if (version === null) return null;
      const { document } = await loadPolicy(version);
      const { slowdownPerOpenTicket } = { ...defaultRoutingWeights, ...document.routing };
      const groups = await sumTouches(tx, slowdownPerOpenTicket);
      return saveEstimates(tx, version, estimateDesk(groups, document));
    },
    { timeout: 60_000 },
  );
}
