"use client";
import { useTranslations } from "use-intl";
import type { ClockMetric } from "./clock-state";

/** What a clock is called: its metric, and the tier whose part of it it is. */
export function useClockName(): (metric: ClockMetric, tier: number | null | undefined) => string {
  const t = useTranslations("sla");
  return (metric, tier) => {
    const name = t(`metric.${metric}.long`);
    return tier ? t("tierPart", { metric: name, tier }) : name;
  };
}
