"use client";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useMemo } from "react";
import { useTranslations } from "use-intl";
import { ArticleText } from "@/components/knowledge/markdown";
import { TemplateFindings } from "@/components/knowledge/template-findings";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { listVariables } from "@/server/domain/knowledge/variables";
import type { Answer, Reviewer } from "./types";

interface Props {
  article: Answer["article"];
  reviewer: Reviewer;
  text: string;
  isEdited: boolean;
  isEditing: boolean;
  error?: string;
  onChange: (text: string) => void;
  onUndo: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The answer as the customer will read it; while it is edited, its text above. What is shown is what is sent. */
export function DraftText(props: Props) {
  const { article, reviewer, text, isEdited, isEditing, error, onChange, onUndo, onKeyDown } = props;
  const t = useTranslations("review");
  const values = useMemo(() => ({ "agent.name": reviewer.name }), [reviewer.name]);
  const source = t.rich("detail.from", {
    title: article.title,
    article: (chunks) => (
      <Link
        href={`/knowledge/${article.id}`}
        className="rounded-xs underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-current"
      >
        {chunks}
      </Link>
    ),
  });
  const shown = (
    <div className="text-base">
      {text.trim() === "" ? (
        <p className="text-muted text-sm">{t("edit.emptyPreview")}</p>
      ) : (
        <ArticleText body={text} values={values} />
      )}
      {listVariables(text).length > 0 && (
        <p className="mt-3 border-line border-t pt-2 text-muted text-xs">{t("detail.filled")}</p>
      )}
    </div>
  );
  return (
    <Panel
      level={3}
      title={
        <span className="flex items-center gap-2">
          {t(isEdited ? "detail.yours" : "detail.draft")}
          {isEdited && <Badge tone="accent">{t("list.edited")}</Badge>}
        </span>
      }
      note={source}
      actions={
        isEdited && (
          <Button size="sm" variant="ghost" onClick={onUndo}>
            <Undo2 aria-hidden />
            {t("detail.undo")}
          </Button>
        )
      }
      className="border-assistant/35 @max-2xl:order-2"
    >
      {isEditing ? (
        <div className="grid gap-3">
          <Field label={t("edit.label")} error={error}>
            {(control) => (
              <Textarea
                {...control}
                autoFocus
                rows={10}
                value={text}
                onChange={(event) => onChange(event.target.value)}
                onKeyDown={onKeyDown}
                className="max-h-[50dvh] font-mono text-xs leading-relaxed"
              />
            )}
          </Field>
          <TemplateFindings body={text} />
          <section aria-label={t("edit.preview")} className="grid gap-2 border-line border-t pt-3">
            <h4 className="font-medium text-muted text-xs">{t("edit.preview")}</h4>
            {shown}
          </section>
        </div>
      ) : (
        <>
          {shown}
          {error && (
            <p role="alert" className="mt-2 text-late-text text-xs">
              {error}
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
