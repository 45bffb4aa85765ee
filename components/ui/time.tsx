"use client";
import { useFormatter } from "use-intl";
import { cn } from "./cn";
import { Tip } from "./tooltip";
import { useDateTime } from "./use-date-time";

export interface RelativeTimeProps {
  /** Milliseconds since the epoch. */
  at: number;
  /** The server's time, from `useServerNow`; never the browser's clock. */
  now: number;
  /** `short`: "5m ago"; `long`: "5 minutes ago". */
  length?: "short" | "long";
  /** Focusable by default, so that the keyboard reaches the absolute time; off inside rows that are links. */
  focusable?: boolean;
  className?: string;
}

/** Relative, with the absolute instant and its zone on hover and focus. */
export function RelativeTime({ at, now, length = "short", focusable = true, className }: RelativeTimeProps) {
  const format = useFormatter();
  const dateTime = useDateTime();
  const absolute = dateTime(at, { dateStyle: "full", timeStyle: "long" });
  return (
    <Tip content={<span className="tabular">{absolute}</span>}>
      <time
        dateTime={new Date(at).toISOString()}
        tabIndex={focusable ? 0 : undefined}
        className={cn("tabular whitespace-nowrap rounded-xs", className)}
      >
        {format.relativeTime(at, { now, style: length === "short" ? "narrow" : "long" })}
      </time>
    </Tip>
  );
}
