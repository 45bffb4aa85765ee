"use client";
import { useTranslations } from "use-intl";
import { ClockGlyph } from "@/components/sla/clock-glyph";
import type { Clock } from "@/server/domain/sla/clock";

/** "FRT late": small beside the clock that can still be kept. */
export function LateMark({ clock }: { clock: Clock }) {
  const t = useTranslations();
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-0.5 whitespace-nowrap rounded-xs bg-late-soft px-1 font-semibold text-2xs text-late-text">
      <ClockGlyph tone="late" share={0} />
      <span>{t("queues.list.lateMark", { metric: t(`sla.metric.${clock.metric}.short`) })}</span>
    </span>
  );
}
