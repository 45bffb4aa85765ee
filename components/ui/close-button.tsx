"use client";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { Ref } from "react";
import { buttonStyle } from "./button";
import { cn } from "./cn";
import { useUi } from "./provider";

/** Last in the order of a dialog or sheet, so that focus begins with its content; without a tip that would open at once. */
export function CloseButton({ ref }: { ref?: Ref<HTMLButtonElement> }) {
  const { labels } = useUi();
  return (
    <Dialog.Close
      ref={ref}
      aria-label={labels.close}
      className={cn(buttonStyle({ variant: "ghost" }), "absolute top-2.5 right-2.5 w-ctl px-0")}
    >
      <X aria-hidden />
    </Dialog.Close>
  );
}
