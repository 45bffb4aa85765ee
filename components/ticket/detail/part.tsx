import type { ReactNode } from "react";

/** One answer within a panel of the ticket; `note` explains its heading on hover. */
export function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1 text-xs">
      <h3 className="font-medium text-muted" title={note}>
        {title}
      </h3>
      {children}
    </div>
  );
}
