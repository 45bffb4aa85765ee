"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { decideApprovalAction } from "@/server/actions/authority";
import { approvalAnswer } from "@/server/domain/authority/request";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import { faultsOf } from "./faults";
import type { Approval } from "./types";
import { useApprovalWords } from "./use-approval-words";

export type Answer = "approved" | "denied";
interface Props {
  approval: Approval;
  /** What is about to be said; null while nothing is. */
  answer: Answer | null;
  onClose: () => void;
}

/** The last look before an answer: what was asked, and why it is given. A denial needs its reason. */
export function DecideDialog({ answer, onClose, approval }: Props) {
  return (
    <DialogRoot open={answer !== null} onOpenChange={(open) => !open && onClose()}>
      {answer && <DecideForm answer={answer} approval={approval} onClose={onClose} />}
    </DialogRoot>
  );
}

function DecideForm({ approval, answer, onClose }: Omit<Props, "answer"> & { answer: Answer }) {
  const t = useTranslations("escalations.approval");
  const common = useTranslations("common");
  const titleOf = useApprovalWords();
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const said = { state: answer, reason };
  const faults = isTried ? faultsOf(approvalAnswer, said) : {};

  async function decide() {
    setTried(true);
    if (busy || Object.keys(faultsOf(approvalAnswer, said)).length > 0) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => decideApprovalAction(approval.id, said));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      await refresh(approval.ticketId);
      return;
    }
    toast({ title: t("done", { answer, name: approval.requestedBy.name }), tone: "good" });
    onClose();
    await refresh(approval.ticketId);
  }
  return (
    <Dialog
      size="sm"
      title={t("decideTitle", { answer })}
      description={`${titleOf(approval)}. ${t("askedBy", { name: approval.requestedBy.name })}.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant={answer === "approved" ? "primary" : "danger"} busy={busy} onClick={decide}>
            {t(answer === "approved" ? "approve" : "deny")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failed && <Callout tone="warn" title={failed} live />}
        <Field
          label={t("reason")}
          hint={t("reasonHint", { answer })}
          error={faults.reason}
          optional={answer === "approved"}
        >
          {(control) => <Textarea {...control} rows={3} value={reason} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
