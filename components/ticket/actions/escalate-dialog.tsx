"use client";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { escalateAction } from "@/server/actions/handoffs";
import { type HandoffContract, handoffLimits, missingFields } from "@/server/domain/handoff/contract";
import { escalationReasons, type HandoffField, handoffFields } from "@/server/domain/vocabulary";
import type { TicketDetail } from "../detail/types";
import { useWholeConversation } from "../detail/whole";
import { EvidenceField } from "../handoff/evidence-field";
import { StepsField } from "../handoff/steps-field";
import { filledIn, useContract } from "../handoff/use-contract";
import { useRunAction } from "./run-action";
import { useTicketRefresh } from "./use-ticket-refresh";

interface Props {
  detail: TicketDetail;
  viewerId: string;
  team: string;
  tier: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Hands a ticket to the next tier, with why, what was tried and what the customer wants. */
export function EscalateDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <EscalateForm {...props} />}
    </DialogRoot>
  );
}

const namedIn = (field: string | null): HandoffField[] =>
  handoffFields.filter((one) => (field ?? "").split(",").includes(one));

function EscalateForm({ detail, viewerId, team, tier, onOpenChange }: Props) {
  const t = useTranslations("ticket.actions");
  const words = useTranslations("ticket.contract");
  const common = useTranslations("common");
  const reasons = useTranslations("reasons.escalation");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const { ticket, handingOn, names, assistantName } = detail;
  useWholeConversation(true);
  const { draft, change, clear } = useContract(detail);
  const { reason, contract } = draft;
  // Seen when it was opened: what has moved meanwhile is told, and not moved further.
  const [fromTier] = useState(ticket.assignment?.tier ?? ticket.queue?.tier ?? 0);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly HandoffField[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [waits, setWaits] = useState(handingOn.servedBy === null);

  const set = (to: Partial<HandoffContract>) => {
    change({ contract: { ...contract, ...to } });
    setMissing(missing.filter((field) => !(field in to)));
  };
  async function escalate() {
    if (busy) return;
    const sent = filledIn(contract);
    const lacks = missingFields(sent, handingOn.required);
    setMissing(lacks);
    setFailed(null);
    if (lacks.length > 0) return;
    setBusy(true);
    const result = await run(() => escalateAction(ticket.id, { fromTier, reason, contract: sent, mayWait: waits }));
    setBusy(false);
    if (!result.ok) {
      const { message, field } = result.error;
      setMissing(namedIn(field));
      setFailed(message);
      if (field === "mayWait") setWaits(true);
      return;
    }
    clear();
    toast({ title: t("escalated", { team, tier: result.value.tier }), tone: "good" });
    onOpenChange(false);
    await refresh(ticket.id);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void escalate();
  };
  const had = detail.events.flatMap((e) => (e.type === "TicketAssigned" ? [e.data.personId as string] : []));
  const wrote = contract.tried.map((s) => s.by).filter((by) => by !== "assistant");
  const people = [...new Set([viewerId, ...had, ...wrote])].map((id) => ({ value: id, label: nameOf(id, names) }));
  const errorOf = (field: HandoffField) => (missing.includes(field) ? words(`missing.${field}`) : undefined);
  const optional = (field: HandoffField) => (handingOn.required.includes(field) ? undefined : words("optional"));
  return (
    <Dialog
      title={t("escalateTitle", { team, tier })}
      description={t("escalateText")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button
            variant="primary"
            busy={busy}
            onClick={escalate}
            hint={
              <Kbd inverse className="coarse:hidden">
                Ctrl ↵
              </Kbd>
            }
          >
            {t(waits ? "escalateWaiting" : "escalateTo", { tier })}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the whole form */}
      <div className="grid gap-3" onKeyDown={onKeyDown}>
        {failed && (
          <Callout tone="warn" title={failed} live>
            {t("failed")}
          </Callout>
        )}
        {waits ? (
          <Callout tone="warn" title={words("nobody", { team, tier })}>
            {words("nobodyText")}
          </Callout>
        ) : (
          handingOn.servedBy !== null &&
          handingOn.servedBy !== tier && (
            <Callout tone="info" title={words("servedBy", { team, tier, by: handingOn.servedBy })} />
          )
        )}
        <Field label={t("escalateReason")}>
          {() => (
            <Select
              value={reason}
              onValueChange={(next) => change({ reason: next })}
              options={escalationReasons.map((value) => ({ value, label: reasons(value) }))}
            />
          )}
        </Field>
        <StepsField
          steps={contract.tried}
          people={[{ value: "assistant", label: assistantName }, ...people]}
          me={viewerId}
          error={errorOf("tried")}
          optional={optional("tried")}
          onChange={(tried) => set({ tried })}
        />
        <Field label={words("field.wanted")} error={errorOf("wanted")} optional={optional("wanted") !== undefined}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={handoffLimits.wanted}
              value={contract.wanted}
              onChange={(event) => set({ wanted: event.target.value })}
            />
          )}
        </Field>
        <EvidenceField
          evidence={contract.evidence}
          messages={detail.messages}
          error={errorOf("evidence")}
          optional={optional("evidence")}
          onChange={(evidence) => set({ evidence })}
        />
      </div>
    </Dialog>
  );
}
