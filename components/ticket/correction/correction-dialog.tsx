"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import type { TicketDetail } from "../detail/types";
import type { Choice, CorrectionOptions } from "./types";

interface Props {
  detail: TicketDetail;
  options: CorrectionOptions;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCorrect: (choice: Choice) => Promise<{ field: string | null; message: string } | null>;
}

const none = "none";
const byPolicy = "policy";

/** Issue type, team and tier, where one click is not enough. */
export function CorrectionDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Form {...props} />}
    </DialogRoot>
  );
}

function Form({ detail: { ticket, assignee }, options, onOpenChange, onCorrect }: Props) {
  const t = useTranslations("ticket.correction");
  const common = useTranslations("common");
  const [issueType, setIssueType] = useState(ticket.issueType ?? none);
  const [team, setTeam] = useState(byPolicy);
  const [tier, setTier] = useState(byPolicy);
  const [isKept, setKept] = useState(false);
  const [fault, setFault] = useState<{ field: string | null; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const chosenTeam = options.teams.find((one) => one.id === (team === byPolicy ? ticket.queue?.team : team));
  const isSame = issueType === (ticket.issueType ?? none);
  const errorOf = (field: string) => (fault?.field === field ? fault.message : undefined);

  async function correct() {
    setBusy(true);
    const refused = await onCorrect({
      ...(!isSame && { issueType: issueType === none ? null : issueType }),
      ...(team !== byPolicy && { team }),
      ...(tier !== byPolicy && { tier: Number(tier) }),
      isKept,
    });
    setBusy(false);
    setFault(refused);
    if (!refused) onOpenChange(false);
  }
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText")}
      cancel={common("cancel")}
      submit={t("correct")}
      busy={busy}
      onSubmit={() => void correct()}
    >
      <Field label={t("issueType")} error={errorOf("issueType")}>
        {() => (
          <Select
            value={issueType}
            onValueChange={setIssueType}
            options={[
              ...options.issueTypes.map(({ id, name }) => ({ value: id, label: name })),
              { value: none, label: t("none") },
            ]}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("team")} error={errorOf("team")}>
          {() => (
            <Select
              value={team}
              onValueChange={(next) => {
                setTeam(next);
                setTier(byPolicy);
              }}
              options={[
                { value: byPolicy, label: t(isSame ? "asNow" : "byPolicy") },
                ...options.teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </Field>
        <Field label={t("tier")} error={errorOf("tier")}>
          {() => (
            <Select
              value={tier}
              onValueChange={setTier}
              options={[
                { value: byPolicy, label: t(isSame ? "asNow" : "byPolicy") },
                ...(chosenTeam?.tiers ?? []).map((n) => ({ value: String(n), label: t("tierName", { tier: n }) })),
              ]}
            />
          )}
        </Field>
      </div>
      {assignee && (
        <Checkbox
          checked={isKept}
          onCheckedChange={(on) => setKept(on === true)}
          label={t("keep", { name: assignee.name })}
        />
      )}
    </FormDialog>
  );
}
