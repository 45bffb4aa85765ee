"use client";
import { useFormatter } from "use-intl";
import { durationParts } from "./duration";

/** Formats a length of time in the reader's language: `2h 5m`, or spoken `2 hours 5 minutes`. The sign is yours. */
export function useDuration(): (ms: number, display?: "narrow" | "long") => string {
  const format = useFormatter();
  return (ms, display = "narrow") =>
    durationParts(ms)
      .map((part) => format.number(part.value, { style: "unit", unit: part.unit, unitDisplay: display }))
      .join(" ");
}
