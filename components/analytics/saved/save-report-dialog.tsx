"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { saveReportAction } from "@/server/actions/reports";

/** A name for the page as it is narrowed now, and whether other leads find it. */
export function SaveReportDialog({ address, onDone }: { address: Record<string, string>; onDone: () => void }) {
  const t = useTranslations("reports.saved");
  const common = useTranslations("common");
  const run = useRunAction();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function save() {
    setTried(true);
    if (busy || name.trim() === "") return;
    setBusy(true);
    const result = await run(() => saveReportAction({ id: null, name, address, isShared }));
    setBusy(false);
    if (result.ok) onDone();
    else setFailed(result.error.message);
  }
  return (
    <FormDialog
      title={t("saveTitle")}
      description={t("saveText")}
      cancel={common("cancel")}
      submit={t("saveSubmit")}
      busy={busy}
      onSubmit={() => void save()}
    >
      {failed && <Callout tone="warn" title={failed} live />}
      <Field label={t("name")} error={isTried && name.trim() === "" ? t("nameMissing") : undefined}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Checkbox label={t("share")} checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} />
    </FormDialog>
  );
}
