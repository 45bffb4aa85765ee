import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const badgeStyle = cva(
  "inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-xs px-1.5 font-medium text-xs [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-paused-soft text-muted",
        outline: "text-muted ring-1 ring-line-strong ring-inset",
        accent: "bg-accent-soft text-accent-text",
        good: "bg-good-soft text-good-text",
        warn: "bg-warn-soft text-warn-text",
        late: "bg-late-soft text-late-text",
        paused: "bg-paused-soft text-paused-text",
        assistant: "bg-assistant-soft text-assistant-text",
        note: "bg-note-soft text-note-text ring-1 ring-note-line ring-inset",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>["tone"]>;

export function Badge({ tone, className, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span className={cn(badgeStyle({ tone }), className)} {...props} />;
}

/** A number where action is owed: in navigation, on tabs, on queues. */
export function Count({ value, tone = "neutral", className }: { value: number; tone?: BadgeTone; className?: string }) {
  return (
    <span className={cn(badgeStyle({ tone }), "tabular h-4 min-w-4 justify-center px-1 text-2xs", className)}>
      {value}
    </span>
  );
}
