"use client";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { Meter, type MeterTone, Steps } from "@/components/ui/meter";
import { Tip } from "@/components/ui/tooltip";

export interface LoadBarProps {
  /** Sum of channel weights of open work; may be fractional. */
  load: number;
  capacity: number;
  /** What makes up the load: `[{ label: "2 chats", weight: 1 }]`, shown on hover and focus. */
  weights?: readonly { label: string; weight: number }[];
  className?: string;
}

/** Steps are counted at a glance up to here. */
const mostSteps = 12;

/** `▮▮▮▯▯ 3/5`; full is said by the steps, over capacity by the late colour and the number. */
export function LoadBar({ load, capacity, weights, className }: LoadBarProps) {
  const t = useTranslations("queues.load");
  const format = useFormatter();
  const tone: MeterTone = load > capacity ? "late" : load >= capacity ? "warn" : "accent";
  const label = t("label", { load: format.number(load), capacity: format.number(capacity) });
  const bar = (
    <span className={cn("inline-flex items-center gap-1.5 text-xs", className)}>
      {capacity > mostSteps ? (
        <Meter value={load} max={capacity} label={label} tone={tone} className="w-16" />
      ) : (
        <Steps value={load} max={capacity} label={label} tone={tone} />
      )}
      <span aria-hidden className={cn("tabular", load > capacity ? "font-semibold text-late-text" : "text-muted")}>
        {format.number(load)}/{format.number(capacity)}
      </span>
    </span>
  );
  if (!weights) return bar;
  return (
    <Tip
      rich
      content={
        <ul className="tabular grid gap-0.5">
          {weights.map((one) => (
            <li key={one.label} className="flex justify-between gap-4">
              <span>{one.label}</span>
              <span className="text-muted">× {format.number(one.weight)}</span>
            </li>
          ))}
        </ul>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the weights must be reachable without a mouse */}
      <span tabIndex={0} className="inline-flex rounded-xs">
        {bar}
      </span>
    </Tip>
  );
}
