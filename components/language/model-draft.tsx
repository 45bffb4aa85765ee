"use client";
import { Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { draftWithModelAction } from "@/server/actions/language";
import { useLanguageModel, useWritten } from "./use-written";

interface Props {
  draftId: string;
  /** What stands as the answer now. */
  text: string;
  onTake: (body: string, model: string) => void;
}

/** One more answer to take instead, written on demand; nothing where no language model is configured. */
export function ModelDraft({ draftId, text, onTake }: Props) {
  const t = useTranslations("language");
  const model = useLanguageModel();
  const { written, isWriting, write } = useWritten(() => draftWithModelAction(draftId));
  if (model === null) return null;
  const isTaken = written?.ok === true && written.text === text;
  return (
    <Panel level={3} title={t("draftTitle")} note={t("draftNote", { model })} className="@max-2xl:order-3">
      <div className="grid gap-2 text-sm" aria-live="polite">
        {written?.ok && <p className="wrap-anywhere whitespace-pre-line">{written.text}</p>}
        {written?.ok === false && (
          <p className="text-muted">{t("failed.draft", { why: t("why", { why: written.why }) })}</p>
        )}
        <div className="flex gap-2">
          {written?.ok && (
            <Button size="sm" disabled={isTaken} onClick={() => onTake(written.text, written.model)}>
              {t(isTaken ? "taken" : "take")}
            </Button>
          )}
          <Button size="sm" variant="ghost" busy={isWriting} onClick={() => void write()}>
            <Sparkles aria-hidden />
            {t(written ? "again" : "write")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
