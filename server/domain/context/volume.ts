import { daysBetween } from "./days";

/** Recent days, and the days before them that they are compared with. */
export const recentDays = 7;
export const beforeDays = 28;
/** Fewer measured days than these say nothing. */
export const leastRecent = 4;
export const leastBefore = 14;

/** Measured days and their sum in both windows. Measures of one account and metric. */
export interface VolumeSums {
  recentSum: number;
  recentDays: number;
  beforeSum: number;
  beforeDays: number;
}

export type Volume =
  /** `change` is relative: 3 is +300 %, -0.5 is half. */
  | { state: "known"; change: number; recentMean: number; beforeMean: number }
  | { state: "notEnough"; recentDays: number; beforeDays: number };

/** Mean of a measured day in the last 7 days against that of the 28 before. Not enough data: fewer than 4 and 14 measured
 *  days, or nothing used before, against which no change can be told. */
export function volumeOf({ recentSum, recentDays, beforeSum, beforeDays }: VolumeSums): Volume {
  if (recentDays < leastRecent || beforeDays < leastBefore || !(beforeSum > 0)) {
    return { state: "notEnough", recentDays, beforeDays };
  }
  const [recentMean, beforeMean] = [recentSum / recentDays, beforeSum / beforeDays];
  return { state: "known", change: recentMean / beforeMean - 1, recentMean, beforeMean };
}

/** The sums of both windows. Today is not over and does not count: the recent days end yesterday. */
export function sumVolume(measures: readonly { day: string; value: number }[], today: string): VolumeSums {
  const sums: VolumeSums = { recentSum: 0, recentDays: 0, beforeSum: 0, beforeDays: 0 };
  for (const { day, value } of measures) {
    const age = daysBetween(day, today);
    if (age >= 1 && age <= recentDays) {
      sums.recentSum += value;
      sums.recentDays++;
    } else if (age > recentDays && age <= recentDays + beforeDays) {
      sums.beforeSum += value;
      sums.beforeDays++;
    }
  }
  return sums;
}
