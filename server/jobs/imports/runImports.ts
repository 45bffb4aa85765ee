import { giveUpImport, releaseImport, retryImport } from "../../commands/imports/carryOutImport";
import { beatImport, claimImport, type ImportRun } from "../../db/imports";
import { type ImportKind, mostAttempts } from "../../domain/csv/fileImport";
import { isUniqueViolation } from "../../errors";
import { log } from "../../log";
import { runProgram } from "../program";

/** Somebody waits for it, and others work meanwhile. */
const niceness = 5;

/** Null also where another worker took one of this kind a moment before. */
async function claim(kind: ImportKind): Promise<ImportRun | null> {
  try {
    return await claimImport(kind);
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Carries out one import of a kind, if one is to begin. */
export async function runImports(kind: ImportKind): Promise<void> {
  const run = await claim(kind);
  if (!run) return;
  // Its worker was killed again and again: perhaps by this file.
  if (run.attempts > mostAttempts) return giveUpImport(run);
  const args = [run.id, run.startedAt.toISOString()];
  const end = await runProgram({ file: "imports/program.ts", args, niceness, beat: () => beatImport(run) });
  if (end.how === "done") return;
  if (end.how === "stopped") return releaseImport(run);
  log.error({ import: run.id, code: end.code, said: end.said }, "an import broke off");
  await retryImport(run);
}
