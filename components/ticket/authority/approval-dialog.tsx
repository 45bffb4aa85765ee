"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { requestApprovalAction } from "@/server/actions/authority";
import { approvalRequest } from "@/server/domain/authority/request";
import { type ApprovalKind, approvalKinds } from "@/server/domain/vocabulary";
import { useRunAction } from "../actions/run-action";
import { draftKey, useDraft } from "../actions/use-draft";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail } from "../detail/types";
import { faultsOf } from "./faults";

interface Props {
  ticketId: string;
  /** Up to what leads approve, and who does above it. */
  refunds: TicketDetail["refunds"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks the duty manager, or the leads, for what an agent may not decide. */
export function ApprovalDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <ApprovalForm {...props} />}
    </DialogRoot>
  );
}

function ApprovalForm({ ticketId, refunds, onOpenChange }: Props) {
  const t = useTranslations("escalations.approval");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [request, setRequest] = useDraft(draftKey(ticketId, "approval"));
  const [kind, setKind] = useState<ApprovalKind>("exception");
  const [money, setMoney] = useState({ amount: "", currency: "EUR" });
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const asked = { kind, request, ...(kind === "refund" ? money : {}) };
  const faults = isTried ? faultsOf(approvalRequest, asked) : {};

  async function ask() {
    setTried(true);
    if (busy || Object.keys(faultsOf(approvalRequest, asked)).length > 0) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => requestApprovalAction(ticketId, asked));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    setRequest("");
    toast({ title: t("asked"), tone: "good" });
    onOpenChange(false);
    await refresh(ticketId);
  }
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText", refunds)}
      cancel={common("cancel")}
      submit={t("ask")}
      busy={busy}
      onSubmit={() => void ask()}
    >
      {failed && <Callout tone="warn" title={failed} live />}
      <Segmented<ApprovalKind>
        label={t("kindLabel")}
        className="justify-self-start"
        value={kind}
        onValueChange={setKind}
        options={approvalKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {kind === "refund" && (
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
          <Field label={t("amount")} hint={t("amountHint", refunds)} error={faults.amount}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={money.amount}
                onChange={(e) => setMoney({ ...money, amount: e.target.value })}
              />
            )}
          </Field>
          <Field label={t("currency")} error={faults.currency}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={3}
                value={money.currency}
                onChange={(e) => setMoney({ ...money, currency: e.target.value.toUpperCase() })}
              />
            )}
          </Field>
        </div>
      )}
      <Field label={t("request")} hint={t("requestHint")} error={faults.request}>
        {(control) => <Textarea {...control} rows={4} value={request} onChange={(e) => setRequest(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
