import { readFileRows } from "../../channels/history/readFile";
import { type Connection, transaction } from "../../db/history/connection";
import { type HistoryRun, type StoredFault, saveFaults, saveProgress } from "../../db/history/imports";
import { appendToStage } from "../../db/history/stage";
import { type HistoryProgress, mostFaults } from "../../domain/history/import";
import type { HistoryMapping } from "../../domain/history/mapping";
import { compileReader, isFault, type RowReader, type SkipReason } from "../../domain/history/rows";
import { BatonError } from "../../errors";
import { eventIdOf, rowIdOf, ticketIdOf } from "./identity";
import { LostHistoryImport } from "./lost";
import { stagedFault, stagedRow } from "./staged";

/** Rows of one transaction of the stage. */
const batchRows = 10_000;

export interface Log {
  run: HistoryRun;
  mapping: HistoryMapping;
  sourceId: string;
  progress: HistoryProgress;
  /** The file, from its beginning. */
  open: () => AsyncIterable<Uint8Array>;
}

export function countSkipped({ skipped }: HistoryProgress, reason: SkipReason, n = 1): void {
  if (n > 0) skipped[reason] = (skipped[reason] ?? 0) + n;
}

/** Reads a file into its stage, row by row as the mapping says, from where it stopped. Refuses a file that is cut off, and a mapping
 *  that does not fit its header; nothing is written to the tickets yet. */
export async function readLog(client: Connection, log: Log): Promise<void> {
  const { run, mapping, sourceId, progress } = log;
  let toSkip = progress.rows;
  let reader: RowReader | null = null;
  let lines: string[] = [];
  let faults: StoredFault[] = [];
  let faultCount = Object.values(progress.skipped).reduce((sum, n) => sum + n, 0);

  const flush = () =>
    transaction(client, async () => {
      await client.query("SET LOCAL synchronous_commit = off");
      await appendToStage(client, run.no, lines);
      await saveFaults(client, run.id, faults);
      if (!(await saveProgress(client, run, progress))) throw new LostHistoryImport();
      lines = [];
      faults = [];
    });

  const take = (cells: readonly string[], line: number, isLast: boolean) => {
    const read = reader!.read(cells, isLast);
    progress.rows++;
    if (!isFault(read)) {
      const ticketId = ticketIdOf(sourceId, read.key);
      const id = read.eventId === null ? rowIdOf(cells) : eventIdOf(ticketId, read.eventId);
      lines.push(stagedRow(ticketId, line, id, read));
      progress.staged++;
      return;
    }
    if (read.reason === "cutOff") {
      const text = `The file is cut off: its last line, ${line}, has ${cells.length} cells. Fetch it again; nothing of it was kept.`;
      throw new BatonError("badInput", text, "FILE");
    }
    countSkipped(progress, read.reason);
    const { reason, field, value } = read;
    if (faultCount++ < mostFaults) faults.push({ line, reason, field, value });
    // Its ticket is known to be incomplete, and is left out as a whole.
    if (read.key !== null) {
      lines.push(stagedFault(ticketIdOf(sourceId, read.key), line));
      progress.staged++;
    }
  };

  for await (const { rows, isEnd, otherEncoding } of readFileRows(log.open(), mapping.delimiter)) {
    let from = 0;
    if (!reader) {
      const made = compileReader(mapping, rows[0]!.cells);
      if ("message" in made) throw new BatonError("badInput", made.message, made.field);
      reader = made;
      from = 1;
    }
    if (toSkip >= rows.length - from) {
      toSkip -= rows.length - from;
      continue;
    }
    progress.otherEncoding += otherEncoding;
    for (let i = from + toSkip; i < rows.length; i++) take(rows[i]!.cells, rows[i]!.line, isEnd);
    toSkip = 0;
    if (lines.length >= batchRows) await flush();
  }
  if (!reader) throw new BatonError("badInput", "The file is empty: its first line names the columns.", "FILE");
  if (progress.rows === 0) throw new BatonError("badInput", "The file has a header but no rows.", "FILE");
  progress.phase = "writing";
  await flush();
}
