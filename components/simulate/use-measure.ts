"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { MeasureRow } from "./types";

type Measure = MeasureRow["measure"];
/** How a sum over all tickets is told. */
const units: Partial<Record<Measure, "perTicket" | "meanMinutes" | "hours">> = {
  hops: "perTicket",
  waitHours: "meanMinutes",
  minutes: "hours",
};

/** Tells a number of a measure, of so many tickets; a change with its sign. */
export function useMeasure(arrivals: number): (measure: Measure, value: number, isChange?: boolean) => string {
  const format = useFormatter();
  const t = useTranslations("simulate.result");
  const n = Math.max(1, arrivals);
  return (measure, value, isChange = false) => {
    const signDisplay = isChange ? "exceptZero" : "auto";
    const number = (x: number, digits: number) =>
      format.number(x, { maximumFractionDigits: digits, minimumFractionDigits: digits, signDisplay });
    const unit = units[measure];
    if (unit === "perTicket") return number(value / n, 2);
    if (unit === "meanMinutes") return t("minutes", { value: number((60 * value) / n, 1) });
    if (unit === "hours") return t("hours", { value: number(value / 60, 0) });
    return number(value, 0);
  };
}
