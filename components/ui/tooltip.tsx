"use client";
import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";

interface TipProps {
  content: ReactNode;
  /** Key hint shown after the text. */
  keys?: string;
  side?: ComponentProps<typeof Tooltip.Content>["side"];
  align?: ComponentProps<typeof Tooltip.Content>["align"];
  /** `rich` has room for several lines on a raised surface; the default is one dark line. */
  rich?: boolean;
  /** Must be focusable, or the keyboard never sees the tip. */
  children: ReactNode;
}

export function Tip({ content, keys, side = "top", align, rich, children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          align={align}
          sideOffset={5}
          collisionPadding={8}
          className={cn(
            "z-60 animate-pop select-none rounded-sm text-xs shadow-pop",
            rich
              ? "max-w-80 border border-line bg-raised p-2.5 text-ink"
              : "flex max-w-72 items-center gap-1.5 bg-inverse px-2 py-1 text-on-inverse",
          )}
        >
          {content}
          {keys && <Kbd inverse>{keys}</Kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
