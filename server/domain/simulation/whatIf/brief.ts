import type { Measure, MeasureRow, WhatIf } from "./compare";

/** What is told of a simulation beside its draft: hops, late answers and work, in this order. */
export const briefMeasures = ["hops", "firstResponse", "resolution", "minutes"] as const satisfies Measure[];

export type BriefRow = Pick<MeasureRow, "change" | "isEstimated"> & { measure: (typeof briefMeasures)[number] };

export interface Brief {
  arrivals: number;
  differing: number;
  /** Those that change at all. Sums over all tickets: hops, breaches, breaches, minutes. */
  rows: BriefRow[];
}

const isSame = ({ value, low, high }: MeasureRow["change"]) => value === 0 && low === 0 && high === 0;

/** The outcome of a simulation in a few numbers, each with its interval. */
export function briefOf({ arrivals, differing, rows }: Pick<WhatIf, "arrivals" | "differing" | "rows">): Brief {
  const told = briefMeasures.flatMap((measure): BriefRow[] => {
    const row = rows.find((one) => one.measure === measure);
    return row && !isSame(row.change) ? [{ measure, change: row.change, isEstimated: row.isEstimated }] : [];
  });
  return { arrivals, differing, rows: told };
}
