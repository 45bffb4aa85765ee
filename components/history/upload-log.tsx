"use client";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { FileButton } from "@/components/ui/file-button";

/** A log goes to the desk, which holds it until its columns are chosen. */
export function UploadLog({ onHeld }: { onHeld: (id: string) => void }) {
  const t = useTranslations("history.upload");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File) {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await fetch(`/api/history/upload?${new URLSearchParams({ name: file.name })}`, {
        method: "POST",
        body: file,
      });
      const body = await answer.json();
      if (answer.ok) {
        await queries.invalidateQueries({ queryKey: trpc.history.overview.queryKey() });
        onHeld(body.id as string);
      } else setProblem(body.error.message as string);
    } catch {
      setProblem(t("unreachable"));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Panel title={t("title")}>
      <p className="mb-3 max-w-prose text-muted text-sm">{t("text")}</p>
      <FileButton
        label={t("choose")}
        accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip"
        variant="primary"
        busy={busy}
        onFiles={([file]) => file && void send(file)}
      >
        {!busy && <FileUp aria-hidden />}
        {t(busy ? "busy" : "choose")}
      </FileButton>
      {problem && (
        <Callout tone="late" live className="mt-3">
          {problem}
        </Callout>
      )}
    </Panel>
  );
}
