"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** `checked` may be "indeterminate". With `label` it draws its own label. */
export function Checkbox({ className, label, ...props }: ComponentProps<typeof Radix.Root> & { label?: string }) {
  const box = (
    <Radix.Root
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-xs border border-line-control bg-raised text-on-accent transition-colors duration-100 before:absolute before:-inset-1.5 hover:border-muted disabled:opacity-50 aria-checked:border-accent aria-[checked=mixed]:border-accent aria-checked:bg-accent aria-[checked=mixed]:bg-accent",
        className,
      )}
      {...props}
    >
      <Radix.Indicator>
        {props.checked === "indeterminate" ? (
          <Minus className="size-3" strokeWidth={3} />
        ) : (
          <Check className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a button, which a label may hold and name
    <label className="flex min-h-ctl-sm items-center gap-2 text-sm">
      {box}
      {label}
    </label>
  );
}
