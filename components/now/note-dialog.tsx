"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { writeNoteAction } from "@/server/actions/floor";
import { NoteFacts } from "./note-body";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Writes a note for the next lead; Baton adds the facts. */
export function NoteDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <NoteForm {...props} />}
    </DialogRoot>
  );
}

function NoteForm({ onOpenChange }: Props) {
  const t = useTranslations("now.notes");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const facts = useQuery(trpc.now.handover.queryOptions()).data?.data;
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function send() {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => writeNoteAction(body));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    toast({ title: t("sent"), tone: "good" });
    onOpenChange(false);
    await queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
  }
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText")}
      cancel={common("cancel")}
      submit={t("send")}
      busy={busy}
      onSubmit={() => void send()}
    >
      <Field label={t("body")} hint={t("bodyHint")} error={failed}>
        {(control) => <Textarea {...control} rows={5} value={body} onChange={(e) => setBody(e.target.value)} />}
      </Field>
      {facts && <NoteFacts facts={facts} />}
    </FormDialog>
  );
}
