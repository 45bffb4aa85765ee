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

/** Arrivals per hour by queue for `hours` hours from `from` (epoch ms), from counts over `weeks` weeks. An hour of a queue is
 *  shrunk to what the queue's mean and the desk's own shape of day and week say of it:
 *  rate = (n + m·λ·f) / (weeks + m), with λ the queue's mean, f the desk's factor of that hour (its hour of the day, then its
 *  hour of the week, shrunk in the same way), m = 4 weeks. The first and last hour count by their share. */
export function arrivalRates(
  counts: readonly ArrivalCount[],
  weeks: number,
  from: number,
  hours: number,
): Map<string, number[]> {
  const byQueue = Map.groupBy(counts, keyOf);
  const ofWeek = new Float64Array(hoursOfWeek);
  for (const c of counts) ofWeek[c.hourOfWeek]! += c.count;
  const total = ofWeek.reduce((a, b) => a + b, 0);
  const mean = total / hoursOfWeek;
  const ofDay = Array.from({ length: 24 }, (_, h) => {
    const n = Array.from({ length: 7 }, (_, d) => ofWeek[d * 24 + h]!).reduce((a, b) => a + b, 0);
    return (n / 7 + evenness) / (mean + evenness);
  });
  const factor = (h: number) => (mean > 0 ? (ofWeek[h]! + evenness * ofDay[h % 24]!) / (mean + evenness) : 1);
  const safe = Math.max(weeks, 1 / 7);
  const rates = new Map<string, number[]>();
  for (const [key, list] of byQueue) {
    const own = new Float64Array(hoursOfWeek);
    for (const c of list) own[c.hourOfWeek]! += c.count;
    const usual = own.reduce((a, b) => a + b, 0) / (safe * hoursOfWeek);
    const rateAt = (h: number) => (own[h]! + priorWeeks * usual * factor(h)) / (safe + priorWeeks);
    const share = (from % hourMs) / hourMs;
    const perHour = Array.from({ length: hours }, (_, i) => {
      const h = hourOfWeek(from + i * hourMs);
      return (1 - share) * rateAt(h) + share * rateAt((h + 1) % hoursOfWeek);
    });
    rates.set(key, perHour);
  }
  return rates;
}
