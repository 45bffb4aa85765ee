import type { ReactNode } from "react";
import { cn } from "./cn";

export interface PageHeaderProps {
  breadcrumb?: ReactNode;
  title: ReactNode;
  /** One sentence: "3 tickets need you; next breach in 12 min." */
  state?: ReactNode;
  /** Live or paused. */
  live?: ReactNode;
  actions?: ReactNode;
  /** Chips; they wrap under the title. */
  filters?: ReactNode;
  className?: string;
}

export function PageHeader({ breadcrumb, title, state, live, actions, filters, className }: PageHeaderProps) {
  return (
    <header className={cn("sticky top-0 z-20 border-line border-b bg-surface px-4 py-2.5 md:px-5", className)}>
      {breadcrumb && <div className="mb-1">{breadcrumb}</div>}
      <div className="flex min-h-ctl flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-semibold text-md tracking-[-0.011em]">{title}</h1>
        {state && (
          <p className="order-last min-w-0 basis-full text-muted text-sm md:order-none md:basis-auto">{state}</p>
        )}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
          {live}
          {actions}
        </div>
      </div>
      {filters && <div className="mt-2 flex flex-wrap items-center gap-1.5">{filters}</div>}
    </header>
  );
}
