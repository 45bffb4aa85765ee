import type { ReactNode } from "react";

/** A line of the brief: what it tells, and that. */
export function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid @xs:col-span-2 @xs:grid-cols-subgrid">
      <dt className="text-faint @max-xs:text-xs">{term}</dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </div>
  );
}
