import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** One stream, oldest first. Children are `<TimelineDay>`, `<TimelineMessage>`, `<SystemEvents>`. */
export function Timeline({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className={cn("grid gap-3", className)}>
      {children}
    </ol>
  );
}

export function TimelineDay({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 text-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </li>
  );
}
