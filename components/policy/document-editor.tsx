"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { saveDraftAction } from "@/server/actions/policy";
import type { PolicyDraft } from "./types";
import { syntaxFault, useDocumentEdit } from "./use-document-edit";

interface Props {
  id: string;
  draft: PolicyDraft;
  isAwake: boolean;
  onDirtyChange: (isDirty: boolean) => void;
}

/** A draft's document as text. What others save meanwhile is never overwritten unseen. */
export function DocumentEditor({ id, draft, isAwake, onDirtyChange }: Props) {
  const t = useTranslations("policy");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const edit = useDocumentEdit(id, draft, isAwake);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const fault = syntaxFault(edit.text);

  useEffect(() => onDirtyChange(edit.isDirty), [edit.isDirty, onDirtyChange]);

  async function save() {
    setTried(true);
    if (busy || fault || edit.isBehind) return;
    setBusy(true);
    setFailure(null);
    const sent = edit.text;
    const result = await run(() => saveDraftAction(id, edit.revision, sent));
    if (result.ok) {
      edit.settle(result.value.revision, sent);
      setTried(false);
    } else if (result.error.code !== "conflict") setFailure(result.error.message);
    await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
    setBusy(false);
  }
  return (
    <Panel title={t("document.title")} note={t("document.note")}>
      <div className="grid gap-2.5">
        {edit.isBehind && (
          <Callout
            tone="warn"
            live
            title={t("draft.behindTitle", { revision: draft.revision })}
            actions={
              <span className="flex flex-wrap gap-2">
                <Button size="sm" onClick={edit.takeTheirs}>
                  {t("draft.takeTheirs")}
                </Button>
                <Button size="sm" onClick={edit.keepMine}>
                  {t("draft.keepMine")}
                </Button>
              </span>
            }
          >
            {t("draft.behindText")}
          </Callout>
        )}
        {failure && (
          <Callout tone="late" title={failure} live>
            {t("draft.failed")}
          </Callout>
        )}
        <Field
          label={t("document.label")}
          hideLabel
          error={isTried && fault ? t("draft.syntax", { message: fault }) : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              readOnly={!isAwake}
              spellCheck={false}
              value={edit.text}
              onChange={(event) => edit.edit(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                void save();
              }}
              className="field-sizing-fixed h-[52dvh] max-h-none resize-y whitespace-pre font-mono text-xs"
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p role="status" className="text-muted text-xs">
            {t(edit.isDirty ? "draft.unsaved" : "draft.upToDate")}
          </p>
          <Button
            variant="primary"
            busy={busy}
            disabled={!edit.isDirty || edit.isBehind}
            onClick={save}
            hint={
              <Kbd inverse className="coarse:hidden">
                Ctrl S
              </Kbd>
            }
          >
            {t("draft.save")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
