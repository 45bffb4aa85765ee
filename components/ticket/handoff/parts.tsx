"use client";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** Several controls under one label, with what is missing among them. */
export function FieldGroup({
  label,
  error,
  optional,
  children,
}: {
  label: string;
  error?: string;
  optional?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out as other labels are
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={error && `${id}-error`}
      className="grid min-w-0 content-start gap-1"
    >
      <span id={id} className="font-medium text-ink text-xs">
        {label}
        {optional && <span className="ml-1.5 font-normal text-faint">{optional}</span>}
      </span>
      {children}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1 text-late-text text-xs">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
