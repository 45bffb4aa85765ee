"use client";
import { useFormatter } from "use-intl";
import { durationParts } from "./duration";

/** Formats a length of time in the reader's language: `2h 5m`, or spoken `2 hours 5 minutes`; business time without days. The
 *  sign is yours. */
export function useDuration(): (ms: number, display?: "narrow" | "long", isBusiness?: boolean) => string {
  const format = useFormatter();
  return (ms, display = "narrow", isBusiness = false) =>
    durationParts(ms, isBusiness)
      .map((part) => format.number(part.value, { style: "unit", unit: part.unit, unitDisplay: display }))
      .join(" ");
}

/** The same, narrow and with its sign: a part of a promise that was overspent before it began is less than nothing. */
export function useSignedDuration(): (ms: number, isBusiness?: boolean) => string {
  const duration = useDuration();
  return (ms, isBusiness = false) => (ms < 0 ? "−" : "") + duration(ms, "narrow", isBusiness);
}
