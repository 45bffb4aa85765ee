import type { ReactNode } from "react";
import { cn } from "./cn";

/** One key. `inverse` for dark and accent backgrounds. */
export function Kbd({ children, inverse, className }: { children: ReactNode; inverse?: boolean; className?: string }) {
  return (
    <kbd
      className={cn(
        "inline-grid h-4 min-w-4 place-items-center rounded-xs border px-1 font-medium font-sans text-2xs leading-none",
        inverse ? "border-current/35" : "border-line-strong bg-sunken text-muted",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
