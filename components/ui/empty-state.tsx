import type { ReactNode } from "react";
import { cn } from "./cn";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** What will appear here, and how it comes about. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "mx-auto grid max-w-88 content-start justify-items-center gap-1.5 px-4 py-10 text-center",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-1.5 grid size-9 place-items-center rounded-lg border border-line bg-sunken text-faint [&_svg]:size-4.5"
        >
          {icon}
        </span>
      )}
      <div className="font-medium text-ink text-sm">{title}</div>
      {children && <div className="text-pretty text-muted text-sm">{children}</div>}
      {actions && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
