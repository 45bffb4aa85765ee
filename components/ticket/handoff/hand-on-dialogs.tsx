"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useGiveWords } from "@/components/give/use-give-words";
import { nameOf } from "@/components/reasons/words";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { deescalateAction, notOursAction, reassignAction } from "@/server/actions/handoffs";
import { handoffLimits } from "@/server/domain/handoff/contract";
import type { GiveWarning } from "@/server/domain/ticket/giveWarnings";
import { deescalationReasons, giveReasons, notOursReasons } from "@/server/domain/vocabulary";
import type { Failure, Outcome } from "../actions/outcome";
import { useRunAction } from "../actions/run-action";
import { draftKey, useDraft } from "../actions/use-draft";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail } from "../detail/types";

/** How else than by escalation a ticket is handed on. */
export type HandOn = "deescalate" | "notOurs" | "reassign";

interface Props {
  detail: TicketDetail;
  how: HandOn | null;
  onClose: () => void;
}

/** Gives a ticket back to a lower tier, to a colleague, or away as another team's. */
export function HandOnDialogs({ detail, how, onClose }: Props) {
  return (
    <DialogRoot open={how !== null} onOpenChange={(open) => !open && onClose()}>
      {how === "deescalate" && <DeescalateForm detail={detail} onClose={onClose} />}
      {how === "notOurs" && <NotOursForm detail={detail} onClose={onClose} />}
      {how === "reassign" && <ReassignForm detail={detail} onClose={onClose} />}
    </DialogRoot>
  );
}

type FormProps = Omit<Props, "how">;

/** What the three forms share: a note that is kept until it was sent, and what was answered. */
function useHandingOn({ detail, onClose }: FormProps, how: HandOn) {
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [note, setNote] = useDraft(draftKey(detail.ticket.id, how));
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  /** `done` gives what to say, or null where it is not done yet. */
  async function send<T>(action: () => Promise<Outcome<T>>, done: (value: T) => string | null) {
    setBusy(true);
    setFailed(null);
    const result = await run(action);
    setBusy(false);
    if (!result.ok) return setFailed(result.error);
    const title = done(result.value);
    if (title === null) return;
    setNote("");
    toast({ title, tone: "good" });
    onClose();
    await refresh(detail.ticket.id);
  }
  return { note, setNote, isAsked, setAsked, busy, failed, send, isEmpty: note.trim() === "" };
}
type Handing = ReturnType<typeof useHandingOn>;

function Failed({ of: { failed } }: { of: Handing }) {
  const t = useTranslations("ticket.actions");
  return (
    failed && (
      <Callout tone="warn" title={failed.message} live>
        {t("failed")}
      </Callout>
    )
  );
}

function Note({ of, how, optional }: { of: Handing; how: HandOn; optional?: boolean }) {
  const t = useTranslations("ticket.handingOn");
  const isMissing = of.isAsked && of.isEmpty && !optional;
  return (
    <Field
      label={t(`${how}.note`)}
      hint={t(`${how}.noteHint`)}
      optional={optional}
      error={isMissing ? t("noteMissing") : undefined}
    >
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          maxLength={handoffLimits.note}
          value={of.note}
          onChange={(event) => of.setNote(event.target.value)}
        />
      )}
    </Field>
  );
}

function Why<T extends string>({
  value,
  onChange,
  options,
  of,
}: {
  value: T | undefined;
  onChange: (value: T) => void;
  options: { value: T; label: string }[];
  of: Handing;
}) {
  const t = useTranslations("ticket.handingOn");
  return (
    <Field label={t("why")} error={of.isAsked && !value ? t("whyMissing") : undefined}>
      {() => <Select value={value} onValueChange={onChange} placeholder={t("whyPick")} options={options} />}
    </Field>
  );
}

function DeescalateForm(props: FormProps) {
  const { ticket, handingOn, names } = props.detail;
  const t = useTranslations("ticket.handingOn");
  const common = useTranslations("common");
  const words = useTranslations("reasons.deescalation");
  const of = useHandingOn(props, "deescalate");
  const [fromTier] = useState(ticket.assignment?.tier ?? ticket.queue?.tier ?? 0);
  const [tier, setTier] = useState(String(handingOn.lowerTiers[0] ?? 1));
  const [reason, setReason] = useState<(typeof deescalationReasons)[number]>();
  const team = nameOf(ticket.queue?.team ?? "", names);
  function submit() {
    of.setAsked(true);
    if (!reason || of.isEmpty) return;
    const order = { fromTier, toTier: Number(tier), reason, remains: of.note };
    void of.send(
      () => deescalateAction(ticket.id, order),
      (place) => t("deescalate.done", { team, tier: place.tier }),
    );
  }
  return (
    <FormDialog
      title={t("deescalate.title", { team, tier })}
      description={t("deescalate.text")}
      cancel={common("cancel")}
      submit={t("deescalate.submit", { tier })}
      busy={of.busy}
      onSubmit={submit}
    >
      <Failed of={of} />
      {handingOn.lowerTiers.length > 1 && (
        <Field label={t("deescalate.tier")}>
          {() => (
            <Select
              value={tier}
              onValueChange={setTier}
              options={handingOn.lowerTiers.map((one) => ({ value: String(one), label: `T${one}` }))}
            />
          )}
        </Field>
      )}
      <Why
        of={of}
        value={reason}
        onChange={setReason}
        options={deescalationReasons.map((value) => ({ value, label: words(value) }))}
      />
      <Note of={of} how="deescalate" />
    </FormDialog>
  );
}

function NotOursForm(props: FormProps) {
  const { ticket, names } = props.detail;
  const t = useTranslations("ticket.handingOn");
  const common = useTranslations("common");
  const words = useTranslations("reasons.notOurs");
  const of = useHandingOn(props, "notOurs");
  const [reason, setReason] = useState<(typeof notOursReasons)[number]>();
  const team = nameOf(ticket.queue?.team ?? "", names);
  function submit() {
    of.setAsked(true);
    if (!reason || of.isEmpty) return;
    void of.send(
      () => notOursAction(ticket.id, { reason, note: of.note }),
      (to) => (to.team === null ? t("notOurs.unowned") : t("notOurs.done", { team: nameOf(to.team, names) })),
    );
  }
  return (
    <FormDialog
      title={t("notOurs.title", { team })}
      description={t("notOurs.text", { team })}
      cancel={common("cancel")}
      submit={t("notOurs.submit")}
      busy={of.busy}
      onSubmit={submit}
    >
      <Failed of={of} />
      <Why
        of={of}
        value={reason}
        onChange={setReason}
        options={notOursReasons.map((value) => ({ value, label: words(value) }))}
      />
      <Note of={of} how="notOurs" />
    </FormDialog>
  );
}

function ReassignForm(props: FormProps) {
  const { ticket, names } = props.detail;
  const t = useTranslations("ticket.handingOn");
  const give = useTranslations("give");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const peers = useQuery(trpc.tickets.peers.queryOptions({ id: ticket.id }, { staleTime: 5_000 })).data?.data;
  const of = useHandingOn(props, "reassign");
  const warn = useGiveWords();
  const [to, setTo] = useState<string>();
  const [why, setWhy] = useState<(typeof giveReasons)[number]>();
  const [warnings, setWarnings] = useState<GiveWarning[]>([]);
  const name = peers?.find((p) => p.id === to)?.name ?? "";
  const place = { team: nameOf(ticket.queue?.team ?? "", names), tier: ticket.assignment?.tier ?? 0 };
  function submit() {
    of.setAsked(true);
    if (!to || !why) return;
    void of.send(
      () => reassignAction(ticket.id, { to, why, note: of.note, agreed: warnings }),
      (outcome) => {
        if (outcome.state === "done") return t("reassign.done", { person: name });
        setWarnings(outcome.warnings);
        return null;
      },
    );
  }
  return (
    <FormDialog
      title={t("reassign.title")}
      description={t("reassign.text", place)}
      cancel={common("cancel")}
      submit={warnings.length > 0 ? give("anyway") : t("reassign.submit")}
      busy={of.busy}
      onSubmit={submit}
    >
      <Failed of={of} />
      {peers?.length === 0 && <Callout tone="warn" title={t("reassign.nobody", place)} />}
      {warnings.length > 0 && (
        <Callout tone="warn" title={give("warning.title")} live>
          <ul className="grid gap-0.5">
            {warnings.map((w) => (
              <li key={w.kind}>{warn.warning(w, name)}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Field label={t("reassign.to")} error={of.isAsked && !to ? t("reassign.toMissing") : undefined}>
        {() => (
          <Select
            value={to}
            onValueChange={(next) => {
              setTo(next);
              setWarnings([]);
            }}
            placeholder={t("reassign.toPick")}
            options={(peers ?? []).map((p) => ({ value: p.id, label: p.name }))}
          />
        )}
      </Field>
      <Why
        of={of}
        value={why}
        onChange={setWhy}
        options={giveReasons.map((value) => ({ value, label: give(`reason.${value}`) }))}
      />
      <Note of={of} how="reassign" optional />
    </FormDialog>
  );
}
