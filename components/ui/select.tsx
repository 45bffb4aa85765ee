"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { inputStyle } from "./input";
import { useUi } from "./provider";

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A second, quieter line. */
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  required?: boolean;
  /** Needed where no `<Field>` names it. */
  "aria-label"?: string;
  className?: string;
}

export function Select<Value extends string>({
  options,
  placeholder,
  className,
  onValueChange,
  "aria-label": label,
  ...props
}: SelectProps<Value>) {
  const field = useFieldControl();
  const { nonce } = useUi();
  const id = useId();
  return (
    <Radix.Root {...props} onValueChange={onValueChange as (value: string) => void}>
      <Radix.Trigger
        {...field}
        aria-label={label}
        className={cn(
          inputStyle,
          "inline-flex h-ctl items-center justify-between gap-2 px-(--field-pad) text-left text-field data-placeholder:text-faint",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown className="size-3.5 text-faint" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) max-w-96 animate-pop overflow-hidden rounded-md border border-line bg-raised shadow-pop"
        >
          <Radix.Viewport nonce={nonce} className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                aria-describedby={option.hint && `${id}-${option.value}`}
                className="flex min-h-ctl cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4"
              >
                {option.icon}
                <span className="grid flex-1">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && (
                    <span id={`${id}-${option.value}`} aria-hidden className="text-muted text-xs">
                      {option.hint}
                    </span>
                  )}
                </span>
                <Radix.ItemIndicator>
                  <Check className="text-accent-text" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
