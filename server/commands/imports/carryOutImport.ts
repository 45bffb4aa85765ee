import { db, inTransaction, type Tx } from "../../db/client";
import { endImport, type ImportInput, type ImportRun, putImportBack, readImport } from "../../db/imports";
import { syncTime } from "../../db/time";
import { beginsAgainAt } from "../../domain/csv/fileImport";
import { asPersonId } from "../../domain/ids";
import { BatonError } from "../../errors";
import { mustBeAllowed } from "../mustBeAllowed";
import { requestPlan } from "../planWaiting";
import { importing } from "./kinds";

/** A file of 5 MB has some 60,000 accounts with nearly half a million facts, all of them kept or none: half a minute on a small
 *  machine, more while others work on it. Nobody's request waits for it. */
const importMs = 600_000;

/** Thrown to undo what an import wrote that is another process's by now. */
class LostImport extends Error {}

/** Writes a file, and that it is done, in one transaction: killed at any point, it has written all of it or nothing, and is
 *  begun anew. False where the import is another process's. */
export async function carryOutImport(run: Pick<ImportRun, "id" | "startedAt">): Promise<boolean> {
  const input = await readImport(run);
  if (!input) return false;
  const now = await syncTime();
  try {
    await inTransaction((tx) => write(tx, run, input, now), { timeout: importMs });
  } catch (error) {
    if (error instanceof LostImport) return false;
    // What a person did, or may not do any more, is no better the next time.
    if (error instanceof BatonError) return endImport(db, run, { state: "failed", error: error.message });
    throw error;
  }
  if (importing[input.kind].changesThePlan) await requestPlan();
  return true;
}

async function write(tx: Tx, run: Pick<ImportRun, "id" | "startedAt">, input: ImportInput, now: number): Promise<void> {
  const { kind, file, choice } = input;
  const by = asPersonId(input.requestedBy);
  const { permission, write } = importing[kind];
  await mustBeAllowed(tx, by, permission);
  const report = await write(tx, file, choice, by, now);
  if (!(await endImport(tx, run, { state: "done", report }))) throw new LostImport();
}

/** An import broke off, for a reason that may have passed the next time: it begins again later, or is given up. */
export async function retryImport(run: ImportRun): Promise<void> {
  const dueAt = beginsAgainAt(run.attempts, await syncTime(), Math.random());
  if (dueAt === null) await giveUpImport(run);
  else await putImportBack(run, dueAt, true);
}

/** Ends an import that broke off too often. */
export async function giveUpImport(run: ImportRun): Promise<void> {
  const error = "The import broke off again and again, so nothing of it was kept. Why stands in the log of the worker.";
  await endImport(db, run, { state: "failed", error });
}

/** The worker ends in the middle of an import: the next one begins it anew, and this was no attempt. */
export async function releaseImport(run: ImportRun): Promise<void> {
  await putImportBack(run, await syncTime(), false);
}
