"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FirstRows } from "@/components/csv/first-rows";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { FileButton } from "@/components/ui/file-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { discardHistoryFileAction, startHistoryImportAction } from "@/server/actions/history";
import { faultOnScreen, labelOfField } from "./fault-words";
import { betterDelimiter, delimiters, formOf, type HistoryForm, mappingOf } from "./form";
import { ImportProgress, SkippedList } from "./import-progress";
import { MappingForm } from "./mapping-form";
import type { HistoryImport } from "./types";

/** A held file: its first rows, which column says what, a look, the import. */
export function MappingPanel({ of, onEnd }: { of: HistoryImport; onEnd: () => void }) {
  const t = useTranslations("history.mapping");
  const look = useTranslations("history.look");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [delimiter, setDelimiter] = useState<string | null>(null);
  const [changed, setChanged] = useState<Partial<HistoryForm>>({});
  const [mappingFile, setMappingFile] = useState<{ name: string; mapping: unknown } | null>(null);
  const [busy, setBusy] = useState<"look" | "import" | null>(null);
  const [problem, setProblem] = useState<{ message: string; field: string | null } | null>(null);
  // What a look said holds of the mapping that it looked with, not of another.
  const [isChanged, setChangedSince] = useState(false);
  const isHeld = of.state === "held";
  const preview = useQuery(
    trpc.history.preview.queryOptions(
      { id: of.id, delimiter },
      { enabled: isHeld, retry: false, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const guessed = preview.data && formOf(of.fileName, preview.data.delimiter, preview.data.guess);
  const form = guessed && { ...guessed, ...changed, delimiter: preview.data.delimiter };

  async function start(isDry: boolean) {
    if (!form && !mappingFile) return;
    setBusy(isDry ? "look" : "import");
    setProblem(null);
    setChangedSince(true);
    const mapping = mappingFile ? mappingFile.mapping : mappingOf(form!);
    const result = await run(() => startHistoryImportAction({ id: of.id, mapping, isDry }));
    setBusy(null);
    if (!result.ok) return setProblem(result.error);
    await queries.invalidateQueries({ queryKey: trpc.history.overview.queryKey() });
    setChangedSince(false);
    if (!isDry) onEnd();
  }
  async function discard() {
    const result = await run(() => discardHistoryFileAction(of.id));
    if (!result.ok) return setProblem(result.error);
    toast({ title: t("discarded"), tone: "good" });
    onEnd();
    await queries.invalidateQueries({ queryKey: trpc.history.overview.queryKey() });
  }
  async function takeFile(file: File) {
    setProblem(null);
    setChangedSince(true);
    try {
      setMappingFile({ name: file.name, mapping: JSON.parse(await file.text()) });
    } catch {
      setProblem({ message: t("notJson"), field: null });
    }
  }
  function change(said: Partial<HistoryForm>) {
    setChangedSince(true);
    if (said.delimiter !== undefined) setDelimiter(said.delimiter);
    setChanged((before) => ({ ...before, ...said }));
  }
  const words = ({ message, field }: { message: string; field: string | null }) =>
    mappingFile ? message : faultOnScreen(message, field, (of) => t(labelOfField(of)));
  const unread = preview.data ? null : preview.error?.message;
  const failed = of.error === null ? null : words({ message: of.error, field: of.errorField });
  const fault = problem ? words(problem) : isHeld ? (unread ?? failed) : null;
  const better = preview.data && betterDelimiter(preview.data.headers, preview.data.delimiter);
  return (
    <Panel title={t("title", { file: of.fileName })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {!isHeld && <ImportProgress of={of} />}
        {isHeld && preview.isPending && <SkeletonRows rows={4} label={t("sample")} />}
        {isHeld && preview.data && <FirstRows headers={preview.data.headers} rows={preview.data.rows} />}
        {isHeld && better && !mappingFile && (
          <Callout
            tone="warn"
            live
            actions={
              <Button size="sm" onClick={() => change({ delimiter: delimiters[better] })}>
                {t("oneColumnUse")}
              </Button>
            }
          >
            {t("oneColumn", { name: better })}
          </Callout>
        )}
        {isHeld && (
          <div className="flex flex-wrap items-center gap-3">
            {mappingFile ? (
              <>
                <span className="text-sm">{t("fileUsed", { name: mappingFile.name })}</span>
                <Button
                  variant="link"
                  onClick={() => {
                    setMappingFile(null);
                    setChangedSince(true);
                  }}
                >
                  {t("form")}
                </Button>
              </>
            ) : (
              <FileButton label={t("file")} accept=".json,application/json" onFiles={([f]) => f && void takeFile(f)}>
                {t("file")}
              </FileButton>
            )}
          </div>
        )}
        {isHeld && form && !mappingFile && <MappingForm form={form} headers={preview.data.headers} onChange={change} />}
        {fault && (
          <Callout tone="late" live>
            {fault}
          </Callout>
        )}
        {isHeld && of.report && !isChanged && (
          <Callout tone="good" title={look("title", { events: of.report.events, tickets: of.report.tickets })} live>
            {look("text", { rows: of.report.rows })}
            <SkippedList of={of} />
          </Callout>
        )}
        {isHeld && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="ghost" onClick={() => void discard()}>
              {t("discard")}
            </Button>
            <Button busy={busy === "look"} onClick={() => void start(true)}>
              {t("look")}
            </Button>
            <Button variant="primary" busy={busy === "import"} onClick={() => void start(false)}>
              {t("import")}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
