"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  busy: boolean;
  onSubmit: (note: string) => void;
}

/** Asks what the next one must know. */
export function HandoffDialog({ open, onOpenChange, busy, onSubmit }: Props) {
  const t = useTranslations("ticket.handoff");
  const common = useTranslations("common");
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isEmpty = note.trim() === "";
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      {open && (
        <FormDialog
          title={t("title")}
          description={t("text")}
          cancel={common("cancel")}
          submit={t("submit")}
          busy={busy}
          onSubmit={() => (isEmpty ? setAsked(true) : onSubmit(note))}
        >
          <Field label={t("note")} hint={t("noteHint")} error={isAsked && isEmpty ? t("noteMissing") : undefined}>
            {(control) => (
              <Textarea {...control} rows={4} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
        </FormDialog>
      )}
    </DialogRoot>
  );
}
