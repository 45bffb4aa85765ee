"use client";
import { Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { summariseTicketAction } from "@/server/actions/language";
import { useLanguageModel, useWritten } from "./use-written";

/** A summary by the language model above the brief, on demand; nothing where none is configured. */
export function ModelSummary({ ticketId }: { ticketId: string }) {
  const t = useTranslations("language");
  const model = useLanguageModel();
  const { written, isWriting, write, clear } = useWritten(() => summariseTicketAction(ticketId));
  if (model === null) return null;
  if (!written) {
    return (
      <Button size="sm" variant="ghost" className="justify-self-start" busy={isWriting} onClick={() => void write()}>
        <Sparkles aria-hidden />
        {t("summarise", { model })}
      </Button>
    );
  }
  return (
    <section
      aria-label={t("summaryTitle")}
      aria-live="polite"
      className="grid gap-1 rounded-lg border border-line border-dashed px-3 py-2 text-sm"
    >
      {written.ok ? (
        <>
          <p className="wrap-anywhere whitespace-pre-line">{written.text}</p>
          <p className="text-faint text-xs">{t("summary", { model: written.model })}</p>
        </>
      ) : (
        <p className="text-muted">{t("failed.summary", { why: t("why", { why: written.why }) })}</p>
      )}
      <div className="flex gap-1">
        <Button size="sm" variant="ghost" busy={isWriting} onClick={() => void write()}>
          {t("again")}
        </Button>
        <Button size="sm" variant="ghost" onClick={clear}>
          {t("hide")}
        </Button>
      </div>
    </section>
  );
}
