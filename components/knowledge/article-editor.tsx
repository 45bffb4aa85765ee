"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { SaveRow } from "@/components/edit/save-row";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { saveArticleAction } from "@/server/actions/knowledge";
import { maxTitleLength } from "@/server/domain/knowledge/article";
import { variableNames } from "@/server/domain/knowledge/variables";
import { ArticleText } from "./markdown";
import { useSampleValues } from "./sample-values";
import { TemplateFindings } from "./template-findings";
import type { Article } from "./types";
import { useArticleEdit } from "./use-article-edit";

const noType = "none";

interface Props {
  article: Article;
  onDirtyChange: (isDirty: boolean) => void;
}

/** An article's title, issue type and text beside what it will look like. What others save meanwhile is never overwritten
 *  unseen. */
export function ArticleEditor({ article, onDirtyChange }: Props) {
  const t = useTranslations("knowledge.editor");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const edit = useArticleEdit(article.id, article);
  const [view, setView] = useState<"write" | "preview">("write");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ message: string; field: string | null } | null>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const samples = useSampleValues();
  const { edited, isDirty, isBehind, isAwake } = edit;
  useEffect(() => onDirtyChange(isDirty), [isDirty, onDirtyChange]);

  async function save() {
    if (busy || !isDirty || isBehind) return;
    setBusy(true);
    setFailure(null);
    const result = await run(() => saveArticleAction(article.id, edit.revision, edited, note));
    if (result.ok) {
      edit.settle(result.value.revision, edited);
      setNote("");
    } else if (result.error.code !== "conflict") setFailure(result.error);
    await queries.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
    setBusy(false);
  }
  const latestSave = useRef(save);
  latestSave.current = save;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void latestSave.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  function insert(name: string) {
    const from = body.current?.selectionStart ?? edited.body.length;
    const to = body.current?.selectionEnd ?? from;
    edit.edit({ body: `${edited.body.slice(0, from)}{{${name}}}${edited.body.slice(to)}` });
    const at = from + name.length + 4;
    body.current?.focus();
    requestAnimationFrame(() => body.current?.setSelectionRange(at, at));
  }
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined);
  const types = article.issueTypes.map(({ id, name }) => ({ value: id, label: name }));
  const isNamed = ["title", "body", "issueTypeId"].includes(failure?.field ?? "");
  return (
    <div className="grid gap-3">
      {isBehind && (
        <Callout
          tone="warn"
          live
          title={t("behindTitle", { revision: article.revision })}
          actions={
            <span className="flex flex-wrap gap-2">
              <Button size="sm" onClick={edit.takeTheirs}>
                {t("takeTheirs")}
              </Button>
              <Button size="sm" onClick={edit.keepMine}>
                {t("keepMine")}
              </Button>
            </span>
          }
        >
          {t("behindText")}
        </Callout>
      )}
      {failure && (
        <Callout tone="late" title={isNamed ? undefined : failure.message} live>
          {t("failed")}
        </Callout>
      )}
      <Segmented
        label={t("show")}
        className="justify-self-start xl:hidden"
        value={view}
        onValueChange={setView}
        options={[
          { value: "write", label: t("write") },
          { value: "preview", label: t("preview") },
        ]}
      />
      <div className="grid items-start gap-3 xl:grid-cols-2">
        <Panel title={t("title")} note={t("note")} className={cn(view !== "write" && "max-xl:hidden")}>
          <div className="grid gap-2.5">
            <div className="grid gap-2.5 sm:grid-cols-[minmax(0,1fr)_12rem]">
              <Field label={t("name")} error={errorOf("title")}>
                {(control) => (
                  <Input
                    {...control}
                    readOnly={!isAwake}
                    maxLength={maxTitleLength}
                    value={edited.title}
                    onChange={(event) => edit.edit({ title: event.target.value })}
                  />
                )}
              </Field>
              <Field label={t("issueType")} error={errorOf("issueTypeId")} optional>
                {() => (
                  <Select
                    value={edited.issueTypeId ?? noType}
                    onValueChange={(id) => edit.edit({ issueTypeId: id === noType ? null : id })}
                    options={[{ value: noType, label: t("noType") }, ...types]}
                  />
                )}
              </Field>
            </div>
            <Field label={t("body")} error={errorOf("body")}>
              {(control) => (
                <Textarea
                  {...control}
                  readOnly={!isAwake}
                  ref={body}
                  value={edited.body}
                  onChange={(event) => edit.edit({ body: event.target.value })}
                  className="field-sizing-fixed h-[46dvh] max-h-none resize-y font-mono text-xs leading-relaxed"
                />
              )}
            </Field>
            <div className="flex flex-wrap items-center gap-1.5">
              <span className="text-muted text-xs">{t("insert")}</span>
              {variableNames.map((name) => (
                <Button
                  key={name}
                  size="sm"
                  className="font-mono"
                  aria-label={t("insertOne", { name })}
                  onClick={() => insert(name)}
                >
                  {name}
                </Button>
              ))}
            </div>
            <TemplateFindings body={edited.body} />
            <Field label={t("why")} optional>
              {(control) => (
                <Input {...control} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
              )}
            </Field>
            <SaveRow
              state={t(!isDirty ? "upToDate" : article.state === "published" ? "savedLive" : "unsaved")}
              save={t("save")}
              busy={busy}
              canSave={isDirty && !isBehind}
              onSave={save}
            />
          </div>
        </Panel>
        <Panel title={t("preview")} note={t("previewNote")} className={cn(view !== "preview" && "max-xl:hidden")}>
          <ArticleText body={edited.body} values={samples} />
        </Panel>
      </div>
    </div>
  );
}
