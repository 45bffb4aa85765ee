"use client";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp, LoaderCircle } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { FileButton } from "@/components/ui/file-button";
import { toast } from "@/components/ui/toast-store";
import type { ImportView } from "@/server/domain/csv/fileImport";
import type { CsvCounts, CsvPreview } from "@/server/domain/csv/import";
import { ImportUnderWay, LastImport } from "./import-state";
import { useCsvImport } from "./use-csv-import";

export type CsvImport<C extends string, P extends CsvCounts> = ReturnType<typeof useCsvImport<C, P>>;

interface Props<C extends string, P extends CsvCounts> {
  /** The route that takes the file. */
  to: string;
  also?: Record<string, unknown>;
  /** One's last import of this kind; null while it is not known, or where there is none. */
  last: ImportView<P> | null;
  title: string;
  text: string;
  /** On the button that imports so many. */
  doLabel: (count: number) => string;
  columns: (csv: CsvImport<C, P>, preview: CsvPreview<C>) => ReactNode;
  outcome: (plan: P, fileName: string) => ReactNode;
  onDone: (plan: P) => void;
}

/** A file comes in: choose it, say which column is what, look, import. A worker writes it; the dialog says how it goes on, also when
 *  it is opened later, and the page is told how it ended. */
export function ImportDialog<C extends string, P extends CsvCounts>(props: Props<C, P>) {
  const { to, also, last, title, text, doLabel, columns, outcome, onDone } = props;
  const t = useTranslations("csv");
  const errors = useTranslations("errors");
  const [open, setOpen] = useState(false);
  const words = { tooLarge: t("tooLarge"), unreachable: errors("action.unreachable") };
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onEnd = ({ report, error }: ImportView<P>) => {
    if (report) {
      setOpen(false);
      csv.reset();
      onDone(report);
    } else if (open) csv.fail(error ?? t("failed"));
    else toast({ title: t("failed"), description: error ?? undefined, tone: "late" });
  };
  const csv = useCsvImport<C, P>({ to, also, words, last, onEnd });
  const { busy, problem, file, isUnderWay } = csv;
  const step = isUnderWay ? ({ at: "underWay" } as const) : csv.step;
  const count = step.at === "plan" ? step.plan.created + step.plan.changed : 0;
  const run = async () => {
    if (await csv.run()) await queries.invalidateQueries({ queryKey: trpc.imports.pathKey() });
  };
  const rows = step.at === "columns" || step.at === "plan" ? step.preview.rowCount : null;
  return (
    <DialogRoot
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) csv.reset();
      }}
    >
      <DialogTrigger asChild>
        <Button>
          {isUnderWay ? <LoaderCircle aria-hidden className="animate-spin" /> : <FileUp aria-hidden />}
          {t(isUnderWay ? "doing" : "open")}
        </Button>
      </DialogTrigger>
      <Dialog
        title={title}
        description={text}
        size="lg"
        footer={
          step.at === "columns" ? (
            <Button variant="primary" busy={busy} onClick={() => void csv.check()}>
              {busy ? t("checking") : t("check")}
            </Button>
          ) : step.at === "plan" ? (
            <>
              <Button variant="ghost" onClick={csv.back}>
                {t("back")}
              </Button>
              <Button variant="primary" busy={busy} disabled={count === 0} onClick={() => void run()}>
                {busy ? t("sending") : doLabel(count)}
              </Button>
            </>
          ) : undefined
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {step.at === "underWay" ? (
            <ImportUnderWay followed={csv.followed} />
          ) : (
            <div className="flex flex-wrap items-center gap-3">
              <FileButton
                label={t("choose")}
                accept=".csv,.tsv,.txt,text/csv"
                variant={step.at === "choose" ? "primary" : "secondary"}
                busy={busy && step.at === "choose"}
                onFiles={([chosen]) => chosen && void csv.choose(chosen)}
              >
                {busy && step.at === "choose" ? t("reading") : t(file ? "another" : "choose")}
              </FileButton>
              {file && (
                <span className="wrap-anywhere min-w-0 text-muted text-sm">
                  {rows === null ? file.name : t("chosen", { name: file.name, rows })}
                </span>
              )}
            </div>
          )}
          {problem && (
            <Callout tone="late" live>
              {problem.message}
            </Callout>
          )}
          {step.at === "choose" && <LastImport last={last} />}
          {step.at === "columns" && columns(csv, step.preview)}
          {step.at === "plan" && outcome(step.plan, file?.name ?? "")}
        </div>
      </Dialog>
    </DialogRoot>
  );
}
