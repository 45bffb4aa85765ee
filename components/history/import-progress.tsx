"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { SkipReason } from "@/server/domain/history/rows";
import type { HistoryImport } from "./types";

/** How far an import is, or what came of it, in words. */
export function ImportProgress({ of }: { of: HistoryImport }) {
  const t = useTranslations("history.imports");
  const { state, progress, report } = of;
  if (state === "failed" || (state === "held" && of.error)) return <span className="text-late-text">{of.error}</span>;
  if (state === "waiting") return <span>{t(of.attempts > 0 ? "again" : "is.waiting")}</span>;
  if (state === "running") {
    if (!progress) return <span>{t("is.running")}</span>;
    const { phase, rows, tickets, events } = progress;
    return (
      <span role="status">{phase === "reading" ? t("reading", { rows }) : t("writing", { tickets, events })}</span>
    );
  }
  if (!report) return null;
  const { rows, tickets, events, seconds } = report;
  return (
    <span>
      {of.isDry && `${t("dry")} `}
      {t("done", { rows, tickets, events, seconds: Math.round(seconds * 10) / 10 })}
    </span>
  );
}

/** What was left out, by reason, and the rows as a file. */
export function SkippedList({ of }: { of: HistoryImport }) {
  const t = useTranslations("history");
  const skipped = Object.entries(of.report?.skipped ?? {}) as [SkipReason, number][];
  const other = of.report?.otherEncoding ?? 0;
  if (skipped.length === 0 && other === 0) return null;
  return (
    <div className="mt-1 grid gap-1 text-xs">
      <ul>
        {skipped.map(([reason, count]) => (
          <li key={reason}>{t("skipped", { count, reason: t(`reason.${reason}`) })}</li>
        ))}
        {other > 0 && <li>{t("imports.encoding", { count: other })}</li>}
      </ul>
      {of.faults > 0 && (
        <Button asChild size="sm" className="justify-self-start">
          <a href={`/api/history/faults/${of.id}`} download>
            {t("imports.faults")}
            <span className="sr-only"> {t("imports.faultsOf", { file: of.fileName })}</span>
          </a>
        </Button>
      )}
    </div>
  );
}
