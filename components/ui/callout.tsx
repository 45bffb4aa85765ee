import { cva, type VariantProps } from "class-variance-authority";
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const style = cva(
  "flex items-start gap-2.5 rounded-md border px-3 py-2 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
  {
    variants: {
      tone: {
        info: "border-line bg-sunken [&>svg]:text-muted",
        good: "border-good/30 bg-good-soft [&>svg]:text-good-text",
        warn: "border-warn/35 bg-warn-soft [&>svg]:text-warn-text",
        late: "border-late/30 bg-late-soft [&>svg]:text-late-text",
      },
    },
    defaultVariants: { tone: "info" },
  },
);

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, late: OctagonAlert };

export interface CalloutProps extends VariantProps<typeof style> {
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Announce it at once: for what appears after an action. */
  live?: boolean;
  className?: string;
}

export function Callout({ tone, title, children, actions, live, className }: CalloutProps) {
  const Icon = icons[tone ?? "info"];
  return (
    <div role={live ? "alert" : undefined} className={cn(style({ tone }), actions && "max-sm:flex-wrap", className)}>
      <Icon aria-hidden />
      <div className="min-w-0 flex-1 max-sm:basis-2/3">
        {title && <p className="font-medium text-ink">{title}</p>}
        {children && <div className="text-muted">{children}</div>}
      </div>
      {/* On a phone below the words, which would have half a line beside it. */}
      {actions && <div className="flex max-sm:basis-full max-sm:pl-6.5">{actions}</div>}
    </div>
  );
}
