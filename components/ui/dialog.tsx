"use client";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";

export const DialogRoot = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

export interface DialogProps {
  title: ReactNode;
  /** What happens and what it means, in a sentence. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const width = { sm: "max-w-96", md: "max-w-lg", lg: "max-w-3xl" };

/** The body of a dialog; put it inside `<DialogRoot>`. */
export function Dialog({ title, description, children, footer, size = "md", className }: DialogProps) {
  const close = useRef<HTMLButtonElement>(null);
  // A toast that came since counts as the layer above and would take Escape for itself; what somebody looks at is the dialog.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isDefaultPrevented()) close.current?.click();
  };
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
      <Radix.Content
        {...(!description && { "aria-describedby": undefined })}
        onKeyDown={onKeyDown}
        className={cn(
          "fixed top-[12dvh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-1.5rem)] -translate-x-1/2 animate-fade flex-col rounded-xl border border-line bg-raised text-ink shadow-dialog",
          width[size],
          className,
        )}
      >
        <header className="py-3 pr-12 pl-4">
          <div className="grid gap-0.5 pt-0.5">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted text-sm">{description}</Radix.Description>}
          </div>
        </header>
        {children && <div className="scroll-area min-h-0 flex-1 px-4 pt-0.5 pb-4">{children}</div>}
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>
        )}
        <CloseButton ref={close} />
      </Radix.Content>
    </Radix.Portal>
  );
}
