"use client";
import { FileUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { FileButton } from "@/components/ui/file-button";
import type { CsvCounts, CsvPreview } from "@/server/domain/csv/import";
import { useCsvImport } from "./use-csv-import";

export type CsvImport<C extends string, P extends CsvCounts> = ReturnType<typeof useCsvImport<C, P>>;

interface Props<C extends string, P extends CsvCounts> {
  /** The route that takes the file. */
  to: string;
  also?: Record<string, unknown>;
  title: string;
  text: string;
  /** On the button that imports so many. */
  doLabel: (count: number) => string;
  columns: (csv: CsvImport<C, P>, preview: CsvPreview<C>) => ReactNode;
  outcome: (plan: P, fileName: string) => ReactNode;
  onDone: (plan: P) => void;
}

/** A file comes in: choose it, say which column is what, look, import. */
export function ImportDialog<C extends string, P extends CsvCounts>(props: Props<C, P>) {
  const { to, also, title, text, doLabel, columns, outcome, onDone } = props;
  const t = useTranslations("csv");
  const errors = useTranslations("errors");
  const [open, setOpen] = useState(false);
  const words = { tooLarge: t("tooLarge"), unreachable: errors("action.unreachable") };
  const csv = useCsvImport<C, P>({ to, also, words });
  const { step, busy, problem, file } = csv;
  const count = step.at === "plan" ? step.plan.created + step.plan.changed : 0;
  const run = async () => {
    const done = await csv.run();
    if (!done) return;
    setOpen(false);
    csv.reset();
    onDone(done);
  };
  const rows = step.at === "choose" ? null : step.preview.rowCount;
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
          <FileUp aria-hidden />
          {t("open")}
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
                {busy ? t("doing") : doLabel(count)}
              </Button>
            </>
          ) : undefined
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
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
          {problem && (
            <Callout tone="late" live>
              {problem.message}
            </Callout>
          )}
          {step.at === "columns" && columns(csv, step.preview)}
          {step.at === "plan" && outcome(step.plan, file?.name ?? "")}
        </div>
      </Dialog>
    </DialogRoot>
  );
}
