import { keyOf, type Queue } from "./floor";

/** How many tickets came to a queue in one hour of the week (0 = Monday 00:00 UTC) over some weeks. */
export interface ArrivalCount extends Queue {
  hourOfWeek: number;
  count: number;
}

const hourMs = 3_600_000;
export const hoursOfWeek = 168;
/** Monday, 1970-01-05, midnight. */
const firstMonday = 4 * 24 * hourMs;
export const hourOfWeek = (at: number): number =>
  ((Math.floor((at - firstMonday) / hourMs) % hoursOfWeek) + hoursOfWeek) % hoursOfWeek;

/** What is expected before anything was counted is worth so many weeks of counting. */
const priorWeeks = 4;
/** So many tickets of the whole desk in an hour of the day are worth as much as the evenness of the day. */
const evenness = 2;

/** What came in a desk's first minutes, an import say, is not what comes every few minutes: a mean is of a day at least. */
const leastHours = 24;
/** No hour has more than so many times the mean: all arrivals within two hours of each day would be 12. */
const mostFactor = 12;

/** How often each hour of the week has passed in the weeks before `at`. */
function exposure(at: number, weeks: number): Float64Array {
  const passed = new Float64Array(hoursOfWeek);
  const hours = Math.max(0, weeks) * hoursOfWeek;
  for (let h = 0; h < hours; h++) {
    passed[hourOfWeek(at - (h + 1) * hourMs)]! += Math.min(1, hours - h);
  }
  return passed;
}

/** Arrivals per hour by queue for `hours` hours from `from` (epoch ms), from counts over the `weeks` weeks before it. An hour of a
 *  queue is shrunk to what the queue's mean and the desk's own shape of day and week say of it:
 *  rate = (n + m·λ·f) / (e + m), with n what was counted in the e times that this hour of the week has passed, λ the queue's
 *  mean, f the desk's factor of that hour (its hour of the day, then its hour of the week, shrunk in the same way), m = 4
 *  weeks. The first and last hour count by their share. */
export function arrivalRates(
  counts: readonly ArrivalCount[],
  weeks: number,
  from: number,
  hours: number,
): Map<string, number[]> {
  const byQueue = Map.groupBy(counts, keyOf);
  const passed = exposure(from, weeks);
  const ofWeek = new Float64Array(hoursOfWeek);
  for (const c of counts) ofWeek[c.hourOfWeek]! += c.count;
  const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);
  const all = Math.max(leastHours, sum(passed));
  const mean = sum(ofWeek) / all;
  const shrunk = (n: number, times: number, to: number) => (n + evenness * to) / (times * mean + evenness);
  const days = Array.from({ length: 7 }, (_, d) => d * 24);
  const ofDay = Array.from({ length: 24 }, (_, h) =>
    shrunk(sum(days.map((d) => ofWeek[d + h]!)), sum(days.map((d) => passed[d + h]!)), 1),
  );
  const factor = (h: number) => (mean > 0 ? Math.min(mostFactor, shrunk(ofWeek[h]!, passed[h]!, ofDay[h % 24]!)) : 1);
  const rates = new Map<string, number[]>();
  for (const [key, list] of byQueue) {
    const own = new Float64Array(hoursOfWeek);
    for (const c of list) own[c.hourOfWeek]! += c.count;
    const usual = sum(own) / all;
    const rateAt = (h: number) => (own[h]! + priorWeeks * usual * factor(h)) / (passed[h]! + priorWeeks);
    const share = (from % hourMs) / hourMs;
    const perHour = Array.from({ length: hours }, (_, i) => {
      const h = hourOfWeek(from + i * hourMs);
      return (1 - share) * rateAt(h) + share * rateAt((h + 1) % hoursOfWeek);
    });
    rates.set(key, perHour);
  }
  return rates;
}
