"use client";
import { useFormatter, useTranslations } from "use-intl";
import { ClockGlyph } from "@/components/sla/clock-glyph";
import { cn } from "@/components/ui/cn";
import type { Clock } from "@/server/domain/sla/clock";

/** "FRT, ACC late": small beside the clock that can still be kept. */
export function LateMark({ clocks, className }: { clocks: readonly Clock[]; className?: string }) {
  const t = useTranslations();
  const format = useFormatter();
  if (clocks.length === 0) return null;
  const metrics = clocks.map(({ metric }) => t(`sla.metric.${metric}.short`));
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-0 items-center gap-0.5 rounded-xs bg-late-soft px-1 font-semibold text-2xs text-late-text",
        className,
      )}
    >
      <ClockGlyph tone="late" share={0} />
      <span className="truncate">{t("queues.list.lateMark", { metrics: format.list(metrics, { type: "unit" }) })}</span>
    </span>
  );
}
