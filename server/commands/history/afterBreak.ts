import { db } from "../../db/client";
import { endHistoryImport, type HistoryRun, putHistoryBack } from "../../db/history/imports";
import { syncTime } from "../../db/time";
import { beginsAgainAt } from "../../domain/csv/fileImport";

/** An import broke off for a reason that may have passed the next time: it goes on later, or is given up. */
export async function retryHistoryImport(run: HistoryRun): Promise<void> {
  const dueAt = beginsAgainAt(run.attempts, await syncTime(), Math.random());
  if (dueAt === null) await giveUpHistoryImport(run);
  else await putHistoryBack(run, dueAt, true);
}

export async function giveUpHistoryImport(run: HistoryRun): Promise<void> {
  const error =
    "The import broke off again and again. The tickets that it had written are whole and stay; why it broke off stands in the log of the worker.";
  await endHistoryImport(db, run, { state: "failed", error, field: null }, false);
}

/** The worker ends in the middle of it: the next one goes on, and this was no attempt. */
export async function releaseHistoryImport(run: HistoryRun): Promise<void> {
  await putHistoryBack(run, await syncTime(), false);
}
