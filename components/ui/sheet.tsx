"use client";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";

export const SheetRoot = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

export interface SheetProps {
  title: ReactNode;
  /** The title names the sheet but need not be seen. */
  hideTitle?: boolean;
  side?: "left" | "right";
  width?: "sm" | "md" | "lg";
  children: ReactNode;
  footer?: ReactNode;
}

const widths = { sm: "w-72", md: "w-104", lg: "w-160" };

/** A modal panel from the side; put it inside `<SheetRoot>`. For detail beside a list use a plain column instead. */
export function Sheet({ title, hideTitle, side = "right", width = "md", children, footer }: SheetProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-50 flex max-w-[calc(100vw-2.5rem)] animate-slide flex-col border-line bg-raised text-ink shadow-dialog",
          widths[width],
          side === "right" ? "right-0 border-l [--slide-from:12px]" : "left-0 border-r [--slide-from:-12px]",
        )}
      >
        <header className={cn(hideTitle ? "sr-only" : "flex min-h-12 items-center border-line border-b pr-12 pl-4")}>
          <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
        </header>
        <div className="scroll-area min-h-0 flex-1">{children}</div>
        {footer && <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>}
        <CloseButton />
      </Radix.Content>
    </Radix.Portal>
  );
}
