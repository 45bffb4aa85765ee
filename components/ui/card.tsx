import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A bordered surface. `inset` sits inside another one. */
export function Card({ inset, className, ...props }: ComponentProps<"div"> & { inset?: boolean }) {
  return (
    <div
      className={cn(
        "min-w-0 rounded-lg border",
        inset ? "border-line bg-sunken" : "border-line bg-raised shadow-xs",
        className,
      )}
      {...props}
    />
  );
}

interface PanelProps extends Omit<ComponentProps<"section">, "title"> {
  title: ReactNode;
  /** One quiet sentence under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Heading level in the page's outline. */
  level?: 2 | 3;
  /** Body without padding, for tables and lists. */
  flush?: boolean;
}

/** A titled card: heading, actions at the end, body. */
export function Panel({ title, note, actions, level = 2, flush, className, children, ...props }: PanelProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={cn("min-w-0 rounded-lg border border-line bg-raised shadow-xs", className)} {...props}>
      <header className="flex min-h-9 items-center gap-3 border-line border-b py-1.5 pr-1.5 pl-3">
        <div className="min-w-0 flex-1">
          <Heading className="truncate font-semibold text-sm">{title}</Heading>
          {note && <p className="text-muted text-xs">{note}</p>}
        </div>
        {actions}
      </header>
      <div className={cn(!flush && "p-3")}>{children}</div>
    </section>
  );
}
