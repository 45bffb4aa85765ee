"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type DismissReason, dismissReasons } from "@/server/domain/patterns/pattern";
import { useDecide } from "./use-decide";

interface Props {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Why a pattern needs nobody; it comes back only when there is clearly more of it. */
export function DismissDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Form {...props} />}
    </DialogRoot>
  );
}

function Form({ id, onOpenChange }: Props) {
  const t = useTranslations("patterns.dismiss");
  const common = useTranslations("common");
  const { busy, decide } = useDecide(id);
  const [reason, setReason] = useState<DismissReason | "">("");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    if (reason === "") return setMissing(true);
    const failed = await decide({ do: "dismiss", reason, note });
    if (failed === null) onOpenChange(false);
    else setProblem(failed);
  }
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      cancel={common("cancel")}
      submit={t("submit")}
      busy={busy}
      onSubmit={() => void send()}
    >
      {problem && <Callout tone="late" title={problem} live />}
      <Field label={t("reason")} error={missing && reason === "" ? t("missing") : undefined}>
        {() => (
          <Select
            value={reason || undefined}
            placeholder={t("choose")}
            onValueChange={(value: DismissReason) => setReason(value)}
            options={dismissReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("note")} optional>
        {(control) => (
          <Textarea {...control} rows={3} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
