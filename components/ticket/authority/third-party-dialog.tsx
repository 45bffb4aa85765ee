"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { awaitThirdPartyAction } from "@/server/actions/authority";
import { thirdParty } from "@/server/domain/authority/thirdParty";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import { faultsOf } from "./faults";

interface Props {
  ticketId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says for whom the ticket waits, and where they work on it. */
export function ThirdPartyDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <ThirdPartyForm {...props} />}
    </DialogRoot>
  );
}

function ThirdPartyForm({ ticketId, onOpenChange }: Props) {
  const t = useTranslations("escalations.thirdParty");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [whom, setWhom] = useState({ label: "", link: "" });
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const faults = isTried ? faultsOf(thirdParty, whom) : {};

  async function start() {
    setTried(true);
    if (busy || Object.keys(faultsOf(thirdParty, whom)).length > 0) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => awaitThirdPartyAction(ticketId, whom));
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    toast({ title: t("started", { label: whom.label.trim() }), tone: "good" });
    onOpenChange(false);
    await refresh(ticketId);
  }
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText")}
      cancel={common("cancel")}
      submit={t("start")}
      busy={busy}
      onSubmit={() => void start()}
    >
      {failed && <Callout tone="warn" title={failed} live />}
      <Field label={t("label")} hint={t("labelHint")} error={faults.label}>
        {(control) => (
          <Input {...control} value={whom.label} onChange={(e) => setWhom({ ...whom, label: e.target.value })} />
        )}
      </Field>
      <Field label={t("link")} hint={t("linkHint")} error={faults.link} optional>
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            value={whom.link}
            onChange={(e) => setWhom({ ...whom, link: e.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
