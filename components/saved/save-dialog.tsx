"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";

interface Named {
  name: string;
  isShared: boolean;
}
interface Props {
  title: string;
  text: string;
  /** What sharing means here; absent for whoever may not share. */
  share?: string;
  /** What is changed; absent for something new. */
  current?: Named;
  save: (named: Named) => Promise<Outcome<unknown>>;
  onDone: () => void;
}

/** A name for what is looked at now, and whether others find it. */
export function SaveDialog({ title, text, share, current, save, onDone }: Props) {
  const t = useTranslations("common");
  const run = useRunAction();
  const [name, setName] = useState(current?.name ?? "");
  const [isShared, setShared] = useState(current?.isShared ?? false);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  async function submit() {
    setTried(true);
    if (busy || name.trim() === "") return;
    setBusy(true);
    const result = await run(() => save({ name, isShared }));
    setBusy(false);
    if (result.ok) onDone();
    else setFailed(result.error.message);
  }
  return (
    <FormDialog
      title={title}
      description={text}
      cancel={t("cancel")}
      submit={t("save")}
      busy={busy}
      onSubmit={() => void submit()}
    >
      {failed && <Callout tone="warn" title={failed} live />}
      <Field label={t("name")} error={isTried && name.trim() === "" ? t("nameMissing") : undefined}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {share && (
        <Checkbox label={share} checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} />
      )}
    </FormDialog>
  );
}
