"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { proposeFromPatternAction } from "@/server/actions/patterns";

interface Props {
  id: string;
  /** The change in words, and the claim that speaks for it. */
  change: string;
  claim: string;
  version: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Proposes the change to the criteria that a pattern asks for; it waits for an admin as a draft. */
export function ProposePatternDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Form {...props} />}
    </DialogRoot>
  );
}

function Form({ id, change, claim, version, onOpenChange }: Props) {
  const t = useTranslations("patterns.propose");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [why, setWhy] = useState(claim);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ field: string | null; message: string } | null>(null);

  async function send() {
    setBusy(true);
    const result = await run(() => proposeFromPatternAction(id, { why, version }));
    setBusy(false);
    if (!result.ok) return setFault({ field: result.error.field ?? null, message: result.error.message });
    toast({ title: t("sent"), tone: "good" });
    onOpenChange(false);
    await queries.invalidateQueries({ queryKey: trpc.patterns.pathKey() });
  }
  return (
    <FormDialog
      title={t("title")}
      description={change}
      cancel={common("cancel")}
      submit={t("submit")}
      busy={busy}
      onSubmit={() => void send()}
    >
      {fault && fault.field !== "why" && <Callout tone="warn" title={fault.message} live />}
      <Field label={t("why")} error={fault?.field === "why" ? fault.message : undefined}>
        {(control) => (
          <Textarea {...control} rows={4} maxLength={2000} value={why} onChange={(e) => setWhy(e.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
