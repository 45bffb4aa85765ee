import type { PromiseMetric, Segment } from "@/server/domain/vocabulary";
import { isRow } from "../read";

/** How closely a row fits, as the policy ranks it: issue type before segment. -1 = not at all. */
function closeness(row: unknown, metric: PromiseMetric, issueType: string | null, segment: Segment): number {
  if (!isRow(row) || row.metric !== metric) return -1;
  const type = row.issueType ?? null;
  const own = row.segment ?? null;
  if ((type !== null && type !== issueType) || (own !== null && own !== segment)) return -1;
  return (type !== null ? 2 : 0) + (own !== null ? 1 : 0);
}

/** Which row promises something to a ticket, by its place; null where none does. Of two alike the later one counts. */
export function winningRow(
  rows: readonly unknown[],
  metric: PromiseMetric,
  issueType: string | null,
  segment: Segment,
): number | null {
  let best: number | null = null;
  let closest = -1;
  rows.forEach((row, index) => {
    const fits = closeness(row, metric, issueType, segment);
    if (fits >= 0 && fits >= closest) [best, closest] = [index, fits];
  });
  return best;
}
