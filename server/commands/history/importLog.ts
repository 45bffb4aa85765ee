import { parseInput } from "../../channels/port";
import { writeAudit } from "../../db/audit";
import { db } from "../../db/client";
import { type Connection, transaction, withConnection } from "../../db/history/connection";
import {
  clearFaults,
  endHistoryImport,
  type HistoryRun,
  readFileParts,
  readHistoryRun,
} from "../../db/history/imports";
import { lockSource, openSource, saveSourceMapping } from "../../db/history/sources";
import { countStaged, createStage, dropStage } from "../../db/history/stage";
import { type HistoryReport, noProgress } from "../../domain/history/import";
import { historyMapping } from "../../domain/history/mapping";
import { asPersonId } from "../../domain/ids";
import { systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { mustBeAllowed } from "../mustBeAllowed";
import { sourceIdOf } from "./identity";
import { LostHistoryImport } from "./lost";
import { type Log, readLog } from "./readLog";
import { writeTickets } from "./writeTickets";

const busy = (message: string) => new BatonError("conflict", message, "source");

/** Brings a log in: reads all of it into a stage, sorts it there, and writes ticket by ticket. Killed at any point, it goes on from
 *  what it had written; done again, it changes nothing. Null where the import is another process's by now. What is wrong with the
 *  file or the mapping is thrown, and said in the import. `open`: the file of the command line; else the one that was uploaded. */
export async function importLog(
  run: HistoryRun,
  open?: () => AsyncIterable<Uint8Array>,
): Promise<HistoryReport | null> {
  const input = await readHistoryRun(run);
  if (!input) return null;
  const isHeldOn = (isFault: boolean) => input.requestedBy !== null && (input.isDry || isFault);
  try {
    if (input.requestedBy !== null) await mustBeAllowed(db, asPersonId(input.requestedBy), "history.import");
    const mapping = parseInput(historyMapping, input.mapping);
    const sourceId = sourceIdOf(mapping.source);
    const progress = input.progress ?? structuredClone(noProgress);
    const log: Log = { run, mapping, sourceId, progress, open: open ?? (() => readFileParts(run.id)) };
    const began = performance.now();
    await withConnection((reading) => withConnection((writing) => bringIn(reading, writing, log, input.isDry)));
    const report: HistoryReport = {
      source: mapping.source,
      ...{ rows: progress.rows, tickets: progress.tickets, events: progress.events },
      ...{ skipped: progress.skipped, otherEncoding: progress.otherEncoding },
      seconds: Math.round(performance.now() - began) / 1000,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    const end = { state: "done", report, sourceId: input.isDry ? null : sourceId } as const;
    const isOurs = await db.$transaction(async (tx) => {
      if (!(await endHistoryImport(tx, run, end, isHeldOn(false)))) return false;
      if (!input.isDry) {
        const by = input.requestedBy;
        await writeAudit(tx, {
          action: "history.import",
          actor: by ? { kind: "person", id: by } : systemActor,
          subject: { kind: "historySource", id: sourceId },
          details: { importId: run.id, source: mapping.source, tickets: report.tickets, events: report.events },
        });
      }
      return true;
    });
    return isOurs ? report : null;
  } catch (error) {
    if (error instanceof LostHistoryImport) return null;
    // What a person did is no better the next time.
    if (error instanceof BatonError) {
      await withConnection((client) => dropStage(client, run.no));
      await endHistoryImport(db, run, { state: "failed", error: error.message, field: error.field }, isHeldOn(true));
    }
    throw error;
  }
}

async function bringIn(reading: Connection, writing: Connection, log: Log, isDry: boolean): Promise<void> {
  const { run, mapping, sourceId, progress } = log;
  if (!(await lockSource(writing, sourceId)))
    throw busy(`Another import of ${mapping.source} is under way: begin this one when it has ended.`);
  const staged = await countStaged(writing, run.no);
  if (staged === null || staged !== progress.staged) {
    // The first time, or a crash of the database took the stage along.
    await createStage(writing, run.no);
    await clearFaults(writing, run.id);
    Object.assign(progress, structuredClone(noProgress));
  }
  if (progress.phase === "reading") await readLog(writing, log);
  if (!isDry) {
    const { isDeleted } = await transaction(writing, () => openSource(writing, sourceId, mapping.source));
    if (isDeleted) throw busy(`${mapping.source} is being deleted just now: begin again in a minute.`);
  }
  await writeTickets(reading, writing, log, isDry);
  if (!isDry) await saveSourceMapping(writing, sourceId, mapping);
  await dropStage(writing, run.no);
}
