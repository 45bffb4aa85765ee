"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { faultText, useDocumentForm } from "./context";
import { listAt, type Path, pathText } from "./path";

interface Props {
  path: Path;
  label: string;
  hideLabel?: boolean;
  hint?: string;
  className?: string;
}
const split = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** A list of words, with commas or line breaks between them. While it is typed, it is not put into shape. */
export function WordsField({ path, label, hideLabel, hint, className }: Props) {
  const { document, findings, isReadOnly, set } = useDocumentForm();
  const [typing, setTyping] = useState<string | null>(null);
  const stored = listAt(document, path).map(String).join(", ");
  const place = pathText(path);
  const fault = findings.find((f) => f.path === place || f.path.startsWith(`${place}.`));
  if (isReadOnly) {
    return (
      <p className={className}>
        {!hideLabel && <span className="block font-medium text-xs">{label}</span>}
        <span className="wrap-anywhere text-sm">{stored || "–"}</span>
      </p>
    );
  }
  const error = fault && [faultText(fault), fault.fix].filter(Boolean).join(". ");
  return (
    <Field {...{ label, hideLabel, hint, error, place, className }}>
      {(control) => (
        <Textarea
          {...control}
          rows={1}
          value={typing ?? stored}
          onChange={({ target }) => {
            setTyping(target.value);
            set(path, split(target.value));
          }}
          onBlur={() => setTyping(null)}
        />
      )}
    </Field>
  );
}
