"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Failure } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { saveReplyAction } from "@/server/actions/savedReplies";
import { maxReplyTitle } from "@/server/domain/knowledge/savedReply";
import { variableNames } from "@/server/domain/knowledge/variables";
import type { IssueType, SavedReply } from "./types";

const any = "any";

interface Props {
  /** The one to change; null for a new one. */
  reply: SavedReply | null;
  issueTypes: readonly IssueType[];
  mayShare: boolean;
  onDone: () => void;
}

/** A text for replies, what it is for, and whose it is. */
export function ReplyDialog({ reply, issueTypes, mayShare, onDone }: Props) {
  const t = useTranslations("knowledge.replies");
  const common = useTranslations("common");
  const run = useRunAction();
  const [title, setTitle] = useState(reply?.title ?? "");
  const [body, setBody] = useState(reply?.body ?? "");
  const [type, setType] = useState(reply?.issueTypeId ?? any);
  const [isDesk, setDesk] = useState(reply?.isDesk ?? false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const of = (field: string) => (failed?.field === field ? failed.message : undefined);
  async function save() {
    if (busy) return;
    setBusy(true);
    const issueTypeId = type === any ? null : type;
    const result = await run(() => saveReplyAction({ id: reply?.id ?? null, title, body, issueTypeId, isDesk }));
    setBusy(false);
    if (result.ok) onDone();
    else setFailed(result.error);
  }
  return (
    <FormDialog
      title={t(reply ? "editTitle" : "newTitle")}
      description={t("dialogText")}
      cancel={common("cancel")}
      submit={t("save")}
      busy={busy}
      onSubmit={() => void save()}
    >
      {failed && failed.field !== "title" && failed.field !== "body" && (
        <Callout tone="warn" title={failed.message} live />
      )}
      <Field label={t("name")} error={of("title")}>
        {(control) => (
          <Input
            {...control}
            maxLength={maxReplyTitle}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("issueType")} optional>
        {() => (
          <Select
            value={type}
            onValueChange={setType}
            options={[{ value: any, label: t("anyType") }, ...issueTypes.map((i) => ({ value: i.id, label: i.name }))]}
          />
        )}
      </Field>
      <Field
        label={t("text")}
        hint={t("variables", { names: variableNames.map((name) => `{{${name}}}`).join(" ") })}
        error={of("body")}
      >
        {(control) => <Textarea {...control} rows={6} value={body} onChange={(event) => setBody(event.target.value)} />}
      </Field>
      {mayShare && (
        <Checkbox label={t("share")} checked={isDesk} onCheckedChange={(checked) => setDesk(checked === true)} />
      )}
    </FormDialog>
  );
}
