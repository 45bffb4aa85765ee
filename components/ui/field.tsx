"use client";
import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./cn";
import { useUi } from "./provider";

/** What a control inside a field needs to be named, described and marked. */
export interface FieldControl {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

const FieldContext = createContext<FieldControl>({});

/** For controls that take the field's wiring by themselves (select, switch); inputs get it from the render function. */
export const useFieldControl = (): FieldControl => useContext(FieldContext);

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Most fields are required, so the optional ones say it. */
  optional?: boolean;
  /** Label beside the control instead of above it. */
  inline?: boolean;
  hideLabel?: boolean;
  /** What it writes, so that others can lead to it. */
  place?: string;
  className?: string;
  /** `(control) => <Input {...control} />` */
  children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, error, optional, inline, hideLabel, place, className, children }: FieldProps) {
  const id = useId();
  const { labels } = useUi();
  const control: FieldControl = {
    id,
    "aria-describedby": cn(hint && `${id}-hint`, error && `${id}-error`) || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": optional ? undefined : true,
  };
  return (
    <FieldContext value={control}>
      <div
        data-place={place}
        className={cn("grid content-start gap-1", inline && "grid-cols-[1fr_auto] items-center gap-x-4", className)}
      >
        <label htmlFor={id} className={cn("font-medium text-ink text-xs", inline && "text-sm", hideLabel && "sr-only")}>
          {label}
          {optional && <span className="ml-1.5 font-normal text-faint">{labels.optional}</span>}
        </label>
        {children(control)}
        {hint && (
          <p id={`${id}-hint`} className={cn("text-muted text-xs", inline && "col-span-2")}>
            {hint}
          </p>
        )}
        {error && (
          <p
            id={`${id}-error`}
            role="alert"
            className={cn("flex items-start gap-1 text-late-text text-xs", inline && "col-span-2")}
          >
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
