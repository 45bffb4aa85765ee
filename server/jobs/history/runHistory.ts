import { giveUpHistoryImport, releaseHistoryImport, retryHistoryImport } from "../../commands/history/afterBreak";
import { purgeSources } from "../../commands/history/deleteSource";
import { beatHistoryImport, claimHistoryImport } from "../../db/history/imports";
import { mostAttempts } from "../../domain/csv/fileImport";
import { importFlags } from "../../domain/history/import";
import { log } from "../../log";
import { runProgram } from "../program";

/** Somebody waits for it, and others work meanwhile. */
const niceness = 5;

/** Deletes what was to be deleted, then carries out one import of history, if one is to begin. */
export async function runHistory(): Promise<void> {
  await purgeSources();
  const run = await claimHistoryImport();
  if (!run) return;
  if (run.attempts > mostAttempts) return giveUpHistoryImport(run);
  const args = [run.id, String(run.no), run.startedAt.toISOString(), String(run.attempts)];
  const end = await runProgram({
    file: "history/program.ts",
    args,
    flags: importFlags,
    niceness,
    beat: () => beatHistoryImport(run),
  });
  if (end.how === "done") return;
  if (end.how === "stopped") return releaseHistoryImport(run);
  log.error({ import: run.id, code: end.code, said: end.said }, "an import of history broke off");
  await retryHistoryImport(run);
}
