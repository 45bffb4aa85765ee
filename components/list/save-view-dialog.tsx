"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { saveViewAction } from "@/server/actions/views";
import type { SavedView } from "./types";

interface Props {
  /** The one to change; null for a new one. */
  view: SavedView | null;
  address: Record<string, string>;
  mayShare: boolean;
  onDone: () => void;
}

/** A name for the list as it is filtered now, and whether everybody finds it. */
export function SaveViewDialog({ view, address, mayShare, onDone }: Props) {
  const t = useTranslations("lists.views");
  const common = useTranslations("common");
  const run = useRunAction();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function save() {
    setTried(true);
    if (busy || name.trim() === "") return;
    setBusy(true);
    const result = await run(() => saveViewAction({ id: view?.id ?? null, name, address, isShared }));
    setBusy(false);
    if (result.ok) onDone();
    else setFailed(result.error.message);
  }
  return (
    <FormDialog
      title={t(view ? "renameTitle" : "saveTitle")}
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
      {mayShare && (
        <Checkbox label={t("share")} checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} />
      )}
    </FormDialog>
  );
}
