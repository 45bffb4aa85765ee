"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rename } from "@/server/domain/policy/graph/edits";
import type { Named } from "@/server/domain/policy/graph/references";
import type { RunEdit } from "./use-edits";

interface Props {
  section: Named;
  id: string;
  run: RunEdit;
  onRenamed: (node: string) => void;
}

/** The name by which the document refers to something. Whatever refers to it follows, once the field is left. */
export function IdField({ section, id, run, onRenamed }: Props) {
  const t = useTranslations("canvas.field");
  const { isReadOnly } = useDocumentForm();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const to = typed?.trim() ?? id;
    setTyped(null);
    if (to === id) return;
    const edit = run((d) => rename(d, section, id, to));
    if (edit?.node) onRenamed(edit.node);
  };
  if (isReadOnly) return <p className="font-mono text-muted text-xs">{id}</p>;
  return (
    <Field label={t("id")} hint={t("idHint")}>
      {(control) => (
        <Input
          {...control}
          value={typed ?? id}
          autoComplete="off"
          className="font-mono"
          onChange={({ target }) => setTyped(target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      )}
    </Field>
  );
}
