import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What it means for the person. */
  meaning: ReactNode;
  /** What to do: buttons or links. */
  actions?: ReactNode;
  /** A reference to tell support. */
  reference?: ReactNode;
  className?: string;
}

export function ErrorState({ title, meaning, actions, reference, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn(
        "mx-auto grid max-w-96 content-start justify-items-center gap-1.5 px-4 py-10 text-center",
        className,
      )}
    >
      <span aria-hidden className="mb-1.5 grid size-9 place-items-center rounded-lg bg-late-soft text-late-text">
        <CircleAlert className="size-4.5" />
      </span>
      <div className="font-medium text-ink text-sm">{title}</div>
      <div className="text-pretty text-muted text-sm">{meaning}</div>
      {actions && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{actions}</div>}
      {reference && <p className="mt-2 font-mono text-faint text-xs">{reference}</p>}
    </div>
  );
}
