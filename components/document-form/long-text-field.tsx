"use client";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useAt } from "./context";
import { type Path, pathText } from "./path";

/** A text of several lines. */
export function LongTextField({ path, label, hint }: { path: Path; label: string; hint?: string }) {
  const { value, error, isReadOnly, set } = useAt(path);
  const shown = typeof value === "string" ? value : "";
  if (isReadOnly) {
    return (
      <p>
        <span className="block font-medium text-xs">{label}</span>
        <span className="wrap-anywhere whitespace-pre-wrap text-sm">{shown}</span>
      </p>
    );
  }
  return (
    <Field {...{ label, hint, error }} place={pathText(path)}>
      {(control) => <Textarea {...control} rows={2} value={shown} onChange={({ target }) => set(target.value)} />}
    </Field>
  );
}
