"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { startDraftAction } from "@/server/actions/policy";
import { ConfirmButton } from "./confirm-button";

/** Opens a draft as a copy of the version in force. */
export function StartDraftButton({ version }: { version: number }) {
  const t = useTranslations("policy.drafts");
  const router = useRouter();
  const [name, setName] = useState("");
  return (
    <ConfirmButton
      variant="primary"
      title={t("startTitle")}
      text={t("startText", { version })}
      label={t("startDo")}
      action={() => startDraftAction(name)}
      onDone={({ id }) => router.push(`/policy/drafts/${id}`)}
      fields={
        <Field label={t("startLabel")} hint={t("startHint")}>
          {(control) => (
            <Input {...control} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      }
    >
      <Plus aria-hidden />
      {t("start")}
    </ConfirmButton>
  );
}
