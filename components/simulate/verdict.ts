import type { MeasureRow } from "./types";

/** Whether less of it is better, or more; what is neither is only different. */
const good: Partial<Record<MeasureRow["measure"], "less" | "more">> = {
  contained: "more",
  hops: "less",
  firstResponse: "less",
  resolution: "less",
  waitHours: "less",
  minutes: "less",
  cost: "less",
};

export type Verdict = "better" | "worse" | "unclear" | "same" | "other";

/** What a change is for the desk. Unclear: its interval holds both directions, or it is too small to be told. */
export function verdictOf({ measure, change }: Pick<MeasureRow, "measure" | "change">): Verdict {
  const { value, low, high } = change;
  if (low === 0 && high === 0 && value === 0) return "same";
  if (low <= 0 && high >= 0) return "unclear";
  const way = good[measure];
  if (!way) return "other";
  return value > 0 === (way === "more") ? "better" : "worse";
}

const order: readonly Verdict[] = ["better", "worse", "other", "unclear", "same"];

/** What is clearly good or bad first. */
export const byVerdict = (rows: readonly MeasureRow[]): MeasureRow[] =>
  [...rows].sort((a, b) => order.indexOf(verdictOf(a)) - order.indexOf(verdictOf(b)));
