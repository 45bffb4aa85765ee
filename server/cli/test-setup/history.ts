import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseInput } from "../../channels/port";
import { importFile } from "../../commands/history/importFile";
import { db } from "../../db/client";
import type { HistoryReport } from "../../domain/history/import";
import { type HistoryMappingInput, historyMapping } from "../../domain/history/mapping";

/** A log of these lines, or bytes, in a file that is gone afterwards. */
export async function withLog<T>(content: string | Uint8Array, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-log-"));
  try {
    const file = path.join(folder, "log.csv");
    await writeFile(file, content);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Brings a log in as the command line does. */
export const bringInLog = (
  content: string | Uint8Array,
  mapping: HistoryMappingInput,
  { isDry = false } = {},
): Promise<HistoryReport> => withLog(content, (file) => importFile(file, parseInput(historyMapping, mapping), isDry));

export const historyTickets = (source: string) =>
  db.$queryRaw<
    {
      key: string;
      owners: string[];
      event_count: number;
      top_tier: number | null;
      flaws: string[];
      resolved_at: Date | null;
    }[]
  >`SELECT t.key, t.owners, t.event_count, t.top_tier, t.flaws, t.resolved_at FROM history_ticket t
    JOIN history_source s ON s.id = t.source_id WHERE s.name = ${source} ORDER BY t.key`;
