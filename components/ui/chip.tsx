"use client";
import { ChevronDown, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Count } from "./badge";
import { cn } from "./cn";

const shape =
  "inline-flex h-ctl-sm shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 text-xs transition-colors duration-100 [&_svg]:size-3.5";
const off = "border-line-strong border-dashed text-muted hover:border-solid hover:text-ink";
const on = "border-accent/40 bg-accent-soft text-accent-text";

interface ChipProps extends ComponentProps<"button"> {
  icon?: ReactNode;
  count?: number;
}

/** A filter that is on or off. */
export function ToggleChip({ pressed, icon, count, className, children, ...props }: ChipProps & { pressed: boolean }) {
  return (
    <button type="button" aria-pressed={pressed} className={cn(shape, pressed ? on : off, className)} {...props}>
      {icon}
      {children}
      {count !== undefined && <Count value={count} tone={pressed ? "accent" : "neutral"} />}
    </button>
  );
}

interface FilterChipProps extends ChipProps {
  label: string;
  /** What is chosen; none means the filter is off. */
  value?: string;
  /** Name of the clear button, for example "Clear team". */
  clearLabel?: string;
  onClear?: () => void;
}

/** A filter with a value: `Team: Billing ×`. Wrap it as trigger of a menu or popover. */
export function FilterChip({
  label,
  value,
  icon,
  clearLabel,
  onClear,
  className,
  count: _count,
  ...props
}: FilterChipProps) {
  if (!value) {
    return (
      <button type="button" className={cn(shape, off, className)} {...props}>
        {icon}
        {label}
        <ChevronDown aria-hidden className="-mr-0.5 text-faint" />
      </button>
    );
  }
  return (
    <span className={cn("inline-flex shrink-0", className)}>
      <button type="button" className={cn(shape, on, onClear && "rounded-r-none border-r-0 pr-1.5")} {...props}>
        {icon}
        <span>{label}</span>
        <span className="font-semibold">{value}</span>
      </button>
      {onClear && (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={onClear}
          className={cn(shape, on, "rounded-l-none border-l-0 pr-2 pl-1 hover:bg-selected")}
        >
          <X aria-hidden />
        </button>
      )}
    </span>
  );
}
