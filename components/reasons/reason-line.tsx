"use client";
import type { Reason } from "@/server/domain/reasons";
import { useReason } from "./use-reason";
import type { Names } from "./words";

/** One reason as a sentence. */
export function ReasonLine({ reason, names, className }: { reason: Reason; names?: Names; className?: string }) {
  const sentence = useReason(names);
  return <span className={className}>{sentence(reason)}</span>;
}

/** Several reasons under each other, in the order in which they counted. */
export function ReasonList({ reasons, names }: { reasons: readonly Reason[]; names?: Names }) {
  const sentence = useReason(names);
  return (
    <ul className="grid gap-1">
      {reasons.map((reason, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: reasons are written once and never move
          key={index}
          className="flex gap-2 before:mt-[0.55em] before:size-1 before:shrink-0 before:rounded-full before:bg-line-control"
        >
          <span className="min-w-0">{sentence(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
