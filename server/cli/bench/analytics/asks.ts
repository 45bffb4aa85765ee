import type { Dim } from "../../../domain/analytics/fact";
import { pages } from "../../../domain/analytics/figures";
import { addDays } from "../../../domain/analytics/period";
import type { Ask } from "../../../domain/analytics/reading";
import { seededRandom } from "../../../domain/random";

/** What leads ask of pages: all of them, periods from a week to the year, zones of four offsets, no filter, one or two, with and without
 *  rows by a dimension. `isDeep`: three conditions at once, which only the facts can answer. */
export function asksOf(
  n: number,
  today: string,
  values: Record<Dim, string[]>,
  { isDeep = false, seed = 1 } = {},
): Ask[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const dims = (Object.keys(values) as Dim[]).filter((d) => values[d].length > 0);
  return Array.from({ length: n }, (_, at): Ask => {
    const days = pick([7, 30, 30, 90, 365]);
    const filters: Ask["filters"] = {};
    const count = isDeep ? 2 : pick([0, 0, 0, 1, 1, 2]);
    while (Object.keys(filters).length < count) {
      const dim = pick(dims);
      filters[dim] = pick(values[dim]);
    }
    const isByDim = isDeep || (count < 2 && random() < 0.8);
    const breakdown = isByDim ? pick(dims.filter((d) => !(d in filters))) : null;
    const zone = pick(["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/New_York"]);
    const period = { from: addDays(today, 1 - days), to: addDays(today, 1), zone };
    return { page: pages[at % pages.length]!, period, compare: "previous", sources: "all", filters, breakdown };
  });
}
