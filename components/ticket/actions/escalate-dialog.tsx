"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { escalateAction } from "@/server/actions/desk";
import { type EscalationReason, escalationReasons } from "@/server/domain/vocabulary";
import type { TicketDetail } from "../detail/types";
import { useRunAction } from "./run-action";
import { draftKey, useDraft } from "./use-draft";
import { useTicketRefresh } from "./use-ticket-refresh";

interface Props {
  detail: TicketDetail;
  team: string;
  tier: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Hands a ticket to the next tier, with why and what is known so far. */
export function EscalateDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <EscalateForm {...props} />}
    </DialogRoot>
  );
}

function EscalateForm({ detail: { ticket }, team, tier, onOpenChange }: Props) {
  const t = useTranslations("ticket.actions");
  const common = useTranslations("common");
  const words = useTranslations("reasons.escalation");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [note, setNote] = useDraft(draftKey(ticket.id, "escalate"));
  const [reason, setReason] = useState<EscalationReason>();
  const [busy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  async function escalate() {
    setTried(true);
    if (busy || !reason || note.trim() === "") return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => escalateAction(ticket.id, reason, note));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    setNote("");
    toast({ title: t("escalated", { team, tier: result.value.tier }), tone: "good" });
    onOpenChange(false);
    await refresh(ticket.id);
  }
  return (
    <Dialog
      title={t("escalateTitle", { team, tier })}
      description={t("escalateText")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" busy={busy} onClick={escalate}>
            {t("escalateTo", { tier })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failed && (
          <Callout tone="warn" title={failed} live>
            {t("failed")}
          </Callout>
        )}
        <Field label={t("escalateReason")} error={isTried && !reason ? t("escalateReasonMissing") : undefined}>
          {() => (
            <Select
              value={reason}
              onValueChange={setReason}
              placeholder={t("escalateReasonPick")}
              options={escalationReasons.map((value) => ({ value, label: words(value) }))}
            />
          )}
        </Field>
        <Field
          label={t("escalateNote")}
          hint={t("escalateNoteHint")}
          error={isTried && note.trim() === "" ? t("escalateNoteMissing") : undefined}
        >
          {(control) => (
            <Textarea {...control} rows={4} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
