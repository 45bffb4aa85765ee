import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A block that keeps the place of what is loading. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return <span aria-hidden className={cn("block h-3.5 animate-breathe rounded-xs bg-line", className)} {...props} />;
}

/** Rows of a list that is loading, at the real row height. `label` is what a screen reader hears. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className="flex h-row items-center gap-4 border-line border-b px-3">
          <Skeleton className="w-14" />
          <Skeleton className={cn("min-w-0", ["w-1/2", "w-2/5", "w-3/5", "w-1/3"][row % 4])} />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}
