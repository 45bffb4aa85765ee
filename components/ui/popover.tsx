"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverClose = Radix.Close;

/** Name it: `aria-label` or `aria-labelledby`; it is a dialog to a screen reader. */
export function PopoverContent({ className, sideOffset = 5, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "z-50 w-72 animate-pop rounded-md border border-line bg-raised p-3 text-ink text-sm shadow-pop outline-none",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}
