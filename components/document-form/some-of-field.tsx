"use client";
import { Checkbox } from "@/components/ui/checkbox";
import type { Choice } from "./choices";
import { useDocumentForm } from "./context";
import { type Path, pathText, valueAt } from "./path";
import { PlaceFindings } from "./place-findings";

interface Props {
  path: Path;
  label: string;
  hideLabel?: boolean;
  options: readonly Choice[];
  hint?: string;
  /** How the document writes a choice, where not as its text. */
  write?: (value: string) => unknown;
}

/** Any of a few, in the order in which they are offered. */
export function SomeOfField({ path, label, hideLabel, options, hint, write = (value) => value }: Props) {
  const { document, isReadOnly, set } = useDocumentForm();
  const stored = valueAt(document, path);
  const chosen: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const toggle = (value: string, on: boolean) => {
    const next = options.flatMap((one) => {
      const has = one.value === value ? on : chosen.includes(write(one.value));
      return has ? [write(one.value)] : [];
    });
    const unknown = chosen.filter((one) => !options.some((o) => write(o.value) === one));
    set(path, [...next, ...unknown]);
  };
  return (
    <fieldset data-place={pathText(path)} className="grid gap-1">
      <legend className={hideLabel ? "sr-only" : "font-medium text-xs"}>{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map(({ value, label: text }) => (
          <Checkbox
            key={value}
            label={text}
            checked={chosen.includes(write(value))}
            disabled={isReadOnly}
            onCheckedChange={(on) => toggle(value, on === true)}
          />
        ))}
      </div>
      {hint && <p className="text-muted text-xs">{hint}</p>}
      <PlaceFindings path={path} />
    </fieldset>
  );
}
