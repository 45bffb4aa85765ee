"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type Choice, withStored } from "./choices";
import { useAt } from "./context";
import { type Path, pathText } from "./path";
import {
  minutesText,
  percentText,
  type Read,
  readDecimal,
  readMinutes,
  readPercent,
  readQuarters,
  readWhole,
} from "./quantity";
import { useTyped } from "./use-typed";

interface Common {
  path: Path;
  label: string;
  /** The label is heard, but stands elsewhere for the eye: in the head of a table. */
  hideLabel?: boolean;
  hint?: string;
  className?: string;
}

/** A value to read, with its label as a field would have it. */
function Given({ label, hideLabel, className, children }: Omit<Common, "path"> & { children: ReactNode }) {
  if (hideLabel) return <span className={className}>{children}</span>;
  return (
    <p className={className}>
      <span className="block font-medium text-xs">{label}</span>
      <span className="text-sm">{children}</span>
    </p>
  );
}

interface QuantityProps extends Common {
  read: (text: string) => Read;
  write: (value: number) => string;
  /** Stands after the value where it is only read. */
  unit?: string;
  /** The unit stands in the input, too: where neither the label nor what is beside it says it. */
  isMarked?: boolean;
}

/** A number as people write it. */
function QuantityField({ read, write, unit = "", isMarked, path, label, hideLabel, hint, className }: QuantityProps) {
  const t = useTranslations("promises.fault");
  const numberIn = (text: string) => {
    const found = read(text);
    return found.fault ? null : found.value;
  };
  const { stored, shown, error, isReadOnly, input } = useTyped(path, numberIn, write);
  if (isReadOnly) {
    return (
      <Given {...{ label, hideLabel, className }}>
        {stored}
        {unit}
      </Given>
    );
  }
  const { fault } = read(shown);
  return (
    <Field {...{ label, hideLabel, hint, className }} place={pathText(path)} error={fault ? t(fault) : error}>
      {(control) =>
        isMarked ? (
          <span className="relative block">
            <Input {...control} {...input} className="pr-7" />
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-muted text-sm"
            >
              {unit.trim()}
            </span>
          </span>
        ) : (
          <Input {...control} {...input} />
        )
      }
    </Field>
  );
}

export const MinutesField = (props: Common) => <QuantityField {...props} read={readMinutes} write={minutesText} />;
export const PercentField = (props: Common & Pick<QuantityProps, "isMarked">) => (
  <QuantityField {...props} read={readPercent} write={percentText} unit=" %" />
);
export function WholeField({ least, most, ...props }: Common & { least: number; most: number }) {
  return <QuantityField {...props} read={(text) => readWhole(text, least, most)} write={String} />;
}

export function QuartersField({ least, most, ...props }: Common & { least: number; most: number }) {
  return <QuantityField {...props} read={(text) => readQuarters(text, least, most)} write={String} />;
}

export function DecimalField({ least, most, ...props }: Common & { least: number; most: number }) {
  return <QuantityField {...props} read={(text) => readDecimal(text, least, most)} write={String} />;
}

interface TextProps extends Common {
  type?: "date" | "text";
  /** What null is called, where the document may say nothing: an empty field writes null. */
  none?: string;
}

export function TextField({ path, label, hideLabel, hint, className, type, none }: TextProps) {
  const { value, error, isReadOnly, set } = useAt(path);
  const shown = typeof value === "string" ? value : "";
  if (isReadOnly) return <Given {...{ label, hideLabel, className }}>{shown || none}</Given>;
  return (
    <Field {...{ label, hideLabel, hint, error, className }} place={pathText(path)}>
      {(control) => (
        <Input
          {...control}
          type={type}
          value={shown}
          placeholder={none}
          autoComplete="off"
          onChange={({ target }) => set(none !== undefined && target.value === "" ? null : target.value)}
        />
      )}
    </Field>
  );
}

/** Stands for null, which a choice cannot be. */
const nothing = "~";

interface ChoiceProps extends Common {
  options: readonly Choice[];
  /** What null is called, where it may be chosen. */
  none?: string;
  /** What counts where the document says nothing. */
  absent?: string;
  /** Words for a stored value that is none of the options; its text where left out. */
  say?: (stored: string) => string;
  /** How the document writes a choice, where not as its text. */
  write?: (value: string) => unknown;
  /** Instead of writing the choice at its place. */
  onChoose?: (value: string) => void;
}

/** One of a few. What the document names and nobody knows stays in sight. */
export function ChoiceField({
  options,
  none,
  absent,
  say,
  write,
  onChoose,
  path,
  label,
  hideLabel,
  hint,
  className,
}: ChoiceProps) {
  const { value, error, isReadOnly, set } = useAt(path);
  const stored = value === null || value === undefined ? (absent ?? nothing) : String(value);
  const known = [...(none === undefined ? [] : [{ value: nothing, label: none }]), ...options];
  const all = stored === nothing ? known : withStored(known, stored, say);
  if (isReadOnly) {
    return <Given {...{ label, hideLabel, className }}>{all.find((o) => o.value === stored)?.label ?? ""}</Given>;
  }
  return (
    <Field {...{ label, hideLabel, hint, error, className }} place={pathText(path)}>
      {() => (
        <Select
          value={stored === nothing && none === undefined ? "" : stored}
          onValueChange={(next) =>
            onChoose ? onChoose(next) : set(next === nothing ? null : write ? write(next) : next)
          }
          options={all}
        />
      )}
    </Field>
  );
}

/** Yes or no, with the words beside it. */
export function CheckField({ path, label }: Pick<Common, "path" | "label">) {
  const { value, isReadOnly, set } = useAt(path);
  return (
    <Checkbox label={label} checked={value === true} disabled={isReadOnly} onCheckedChange={(on) => set(on === true)} />
  );
}
