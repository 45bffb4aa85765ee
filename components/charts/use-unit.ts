"use client";
import { useFormatter } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import type { Unit } from "./types";

const secondMs = 1_000;

/** Tells a value in its unit, `–` where there is none. */
export function useUnit(): (unit: Unit, value: number | null) => string {
  const format = useFormatter();
  const duration = useDuration();
  return (unit, value) => {
    if (value === null || Number.isNaN(value)) return "–";
    if (unit === "share")
      return format.number(value, {
        style: "percent",
        maximumFractionDigits: value < 0.1 || (value > 0.99 && value < 1) ? 1 : 0,
      });
    // Of ten minutes and more no seconds are told: to the nearest minute, then.
    if (unit === "seconds")
      return duration((value >= 600 ? Math.round(value / 60) * 60 : Math.round(value)) * secondMs);
    return format.number(value, { maximumFractionDigits: unit === "score" ? 2 : 0 });
  };
}
