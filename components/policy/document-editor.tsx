"use client";
import { useTranslations } from "use-intl";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { DraftSaving } from "./use-draft-saving";

/** A draft's document as text. */
export function DocumentEditor({ saving }: { saving: DraftSaving }) {
  const t = useTranslations("policy");
  const { text, fault, edit, isAwake } = saving;
  return (
    <Panel title={t("document.title")} note={t("document.note")}>
      <Field
        label={t("document.label")}
        hideLabel
        error={fault === null ? undefined : t("draft.syntax", { message: fault })}
      >
        {(control) => (
          <Textarea
            {...control}
            readOnly={!isAwake}
            spellCheck={false}
            value={text}
            onChange={(event) => edit(event.target.value)}
            className="field-sizing-fixed h-[52dvh] max-h-none resize-y whitespace-pre font-mono text-xs"
          />
        )}
      </Field>
    </Panel>
  );
}
