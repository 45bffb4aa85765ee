"use client";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { FileButton } from "@/components/ui/file-button";
import { toast } from "@/components/ui/toast-store";
import { CsvColumns } from "./csv-columns";
import { CsvOutcome } from "./csv-outcome";
import { useCsvImport } from "./use-csv-import";

/** Facts of many accounts from a file: choose, say which column is what, look, import. */
export function ImportDialog() {
  const t = useTranslations("accounts.csv");
  const errors = useTranslations("errors");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const csv = useCsvImport({ tooLarge: t("tooLarge"), unreachable: errors("action.unreachable") });
  const { step, busy, problem, file } = csv;
  const count = step.at === "plan" ? step.plan.created + step.plan.changed : 0;
  const run = async () => {
    const done = await csv.run();
    if (!done) return;
    toast({ title: t("done", { count: done.created + done.changed }), tone: "good" });
    setOpen(false);
    csv.reset();
    await queries.invalidateQueries({ queryKey: trpc.accounts.pathKey() });
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
        title={t("title")}
        description={t("text")}
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
                {busy ? t("doing") : t("do", { count })}
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
          {step.at === "columns" && <CsvColumns csv={csv} preview={step.preview} />}
          {step.at === "plan" && <CsvOutcome plan={step.plan} fileName={file?.name ?? ""} />}
        </div>
      </Dialog>
    </DialogRoot>
  );
}
