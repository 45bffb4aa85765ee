import type { HistoryImportState, HistoryProgress, HistoryReport } from "../../domain/history/import";
import { db } from "../client";

export interface HistorySourceView {
  id: string;
  name: string;
  tickets: number;
  events: number;
  firstAt: number | null;
  lastAt: number | null;
}

export interface HistoryImportView {
  id: string;
  state: HistoryImportState;
  isDry: boolean;
  fileName: string;
  fileBytes: number;
  source: string | null;
  requestedBy: string | null;
  requestedByName: string | null;
  requestedAt: number;
  finishedAt: number | null;
  attempts: number;
  progress: HistoryProgress | null;
  report: HistoryReport | null;
  error: string | null;
  errorField: string | null;
  faults: number;
}

const shownImports = 50;

/** Where history came from, and the last imports. */
export async function historyOverview(): Promise<{ sources: HistorySourceView[]; imports: HistoryImportView[] }> {
  const [sources, imports] = await Promise.all([
    db.$queryRaw<
      (Omit<HistorySourceView, "events" | "firstAt" | "lastAt"> & {
        events: bigint;
        first: Date | null;
        last: Date | null;
      })[]
    >`
      SELECT s.id::text, s.name, count(t.id)::int AS tickets, coalesce(sum(t.event_count), 0)::bigint AS events,
        min(t.created_at) AS first, max(t.created_at) AS last
      FROM history_source s LEFT JOIN history_ticket t ON t.source_id = s.id
      WHERE s.deleted_at IS NULL GROUP BY s.id ORDER BY s.name`,
    db.historyImport.findMany({ orderBy: { requestedAt: "desc" }, take: shownImports }),
  ]);
  const names = await db.person.findMany({
    where: { id: { in: imports.flatMap((i) => i.requestedBy ?? []) } },
    select: { id: true, name: true },
  });
  const faults = await db.historyFault.groupBy({
    by: ["importId"],
    where: { importId: { in: imports.map((i) => i.id) } },
    _count: true,
  });
  return {
    sources: sources.map(({ first, last, events, ...s }) => ({
      ...s,
      ...{ events: Number(events), firstAt: first?.getTime() ?? null, lastAt: last?.getTime() ?? null },
    })),
    imports: imports.map((i) => ({
      id: i.id,
      state: i.state as HistoryImportState,
      isDry: i.isDry,
      fileName: i.fileName,
      fileBytes: Number(i.fileBytes),
      source: (i.mapping as { source?: string } | null)?.source ?? null,
      requestedBy: i.requestedBy,
      requestedByName: names.find((n) => n.id === i.requestedBy)?.name ?? null,
      requestedAt: i.requestedAt.getTime(),
      finishedAt: i.finishedAt?.getTime() ?? null,
      attempts: i.attempts,
      progress: i.progress as HistoryProgress | null,
      report: i.report as HistoryReport | null,
      error: i.error,
      errorField: i.errorField,
      faults: faults.find((f) => f.importId === i.id)?._count ?? 0,
    })),
  };
}

/** The rows that an import left out, as far as they are kept; null where there is no such import. */
export async function historyFaults(importId: string) {
  const found = await db.historyImport.findUnique({ where: { id: importId }, select: { fileName: true } });
  if (!found) return null;
  const faults = await db.historyFault.findMany({ where: { importId }, orderBy: { line: "asc" } });
  return { fileName: found.fileName, faults };
}
