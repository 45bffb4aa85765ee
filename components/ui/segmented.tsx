"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Tip } from "./tooltip";

export interface SegmentedProps<Value extends string> {
  value: Value;
  onValueChange: (value: Value) => void;
  /** With `icon` alone the label is the accessible name and the tooltip. */
  options: readonly { value: Value; label: string; icon?: ReactNode; iconOnly?: boolean }[];
  label: string;
  className?: string;
}

/** One of a few, all in sight. Styled by `aria-checked`: a tooltip around an item overwrites its `data-state`. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      aria-label={label}
      orientation="horizontal"
      className={cn("inline-flex h-ctl w-fit max-w-full rounded-sm border border-line bg-sunken p-0.5", className)}
    >
      {options.map((option) => {
        const item = (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            aria-label={option.iconOnly ? option.label : undefined}
            className="inline-flex min-w-6 items-center justify-center gap-1.5 rounded-xs px-2 text-muted text-xs transition-colors duration-100 hover:text-ink aria-checked:bg-raised aria-checked:font-medium aria-checked:text-ink aria-checked:shadow-xs aria-checked:ring-1 aria-checked:ring-line-strong [&_svg]:size-3.5"
          >
            {option.icon}
            {!option.iconOnly && option.label}
          </RadioGroup.Item>
        );
        return option.iconOnly ? (
          <Tip key={option.value} content={option.label}>
            {item}
          </Tip>
        ) : (
          item
        );
      })}
    </RadioGroup.Root>
  );
}
