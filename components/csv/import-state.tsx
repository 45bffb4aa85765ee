"use client";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { RelativeTime } from "@/components/ui/time";
import { type ImportView, isUnderWay } from "@/server/domain/csv/fileImport";
import type { CsvCounts } from "@/server/domain/csv/import";

/** Of an import under way: whether it waits for a worker or is being written. */
export function ImportUnderWay({ followed }: { followed: ImportView<CsvCounts> | null }) {
  const t = useTranslations("csv.underWay");
  const state = followed?.state === "running" ? "running" : (followed?.attempts ?? 0) > 0 ? "again" : "waiting";
  return (
    <div role="status" className="grid gap-1 py-2">
      <p className="flex items-center gap-2 font-medium text-sm">
        <LoaderCircle aria-hidden className="size-4 animate-spin text-muted" />
        {t(state)}
      </p>
      <p className="text-muted text-sm">{t("note")}</p>
    </div>
  );
}

/** What came of one's last import, for whoever was not looking when it ended. */
export function LastImport({ last }: { last: ImportView<CsvCounts> | null }) {
  const t = useTranslations("csv.last");
  const now = useServerNow();
  if (!last || last.finishedAt === null || isUnderWay(last.state)) return null;
  const { report, error, finishedAt } = last;
  return (
    <p className="text-muted text-sm">
      {t("at")} <RelativeTime at={finishedAt} now={Math.max(now, finishedAt)} focusable={false} />:{" "}
      {report
        ? t("done", { created: report.created, changed: report.changed, same: report.same, bad: report.badRows })
        : error}
    </p>
  );
}
