import { derived, type Figure, figureValue, type Numbers } from "./figures";
import { scores } from "./measures";
import type { Distribution } from "./reading";

/** A figure of one period, and what it was made from. */
export interface Sample {
  value: number | null;
  n: number;
  numbers: Numbers;
  /** Of a quantile. */
  times?: Distribution;
}

/** What a figure's change against the period before says. `few`: too few tickets in one of them; `chance`: two periods with nothing
 *  changed differ as much in one case of twenty; `unknown`: it is not known how much of it is chance. */
export type Change = "same" | "few" | "chance" | "unknown" | "moved";

/** Tickets below which a period says nothing of a change. */
export const fewTickets = 30;
/** Two-sided, 5 %. */
const bound = 1.96;

/** A share of n as a variance of its estimate, both periods taken for one: the usual test of two shares. */
function differsAsShare(now: Sample, before: Sample): boolean {
  const n = now.n + before.n;
  const p = (now.value! * now.n + before.value! * before.n) / n;
  const variance = p * (1 - p) * (1 / now.n + 1 / before.n);
  return variance > 0 && Math.abs(now.value! - before.value!) > bound * Math.sqrt(variance);
}

/** Variance of a mean of ratings. */
function varianceOfScore(numbers: Numbers, which: string): number {
  const of = (s: number) => numbers[`score.${s}${which}`] ?? 0;
  const n = scores.reduce((sum, s) => sum + of(s), 0);
  const mean = scores.reduce((sum, s) => sum + s * of(s), 0) / n;
  return n < 2 ? Number.NaN : scores.reduce((sum, s) => sum + of(s) * (s - mean) ** 2, 0) / (n - 1) / n;
}

/** How far the logarithm of a quantile is known: half the distance of the ranks around it that hold it in 68 of 100 cases. */
function errorOfQuantile({ bars, n }: Distribution, q: number): number {
  const half = Math.sqrt(n * q * (1 - q));
  const at = (rank: number) => {
    let seen = 0;
    for (const bar of bars) {
      if (seen + bar.n < rank) {
        seen += bar.n;
        continue;
      }
      const [from, to] = [Math.log(Math.max(1, bar.fromS)), Math.log(Math.max(1, bar.toS))];
      return from + ((to - from) * Math.max(0, rank - seen)) / bar.n;
    }
    return Math.log(Math.max(1, bars.at(-1)?.toS ?? 1));
  };
  return (at(Math.min(n, n * q + half)) - at(n * q - half)) / 2;
}

/** What is behind a mean of ratings, as the end of its measures' names. */
const scoresOf: Record<string, string> = { csat: "", csatEscalated: ".escalated", csatDirect: ".direct" };

/** Shares of tickets, not of time. */
const isOfTickets = (f: Figure) => f.kind === "share" && !f.of.endsWith("spentS");

/** Whether the difference is more than chance; null where that is not known. */
function isBeyondChance(f: Figure, now: Sample, before: Sample): boolean | null {
  if (f.kind === "count") return Math.abs(now.value! - before.value!) > bound * Math.sqrt(now.value! + before.value!);
  if (isOfTickets(f)) return differsAsShare(now, before);
  const which = scoresOf[f.key];
  if (which !== undefined) {
    const variance = varianceOfScore(now.numbers, which) + varianceOfScore(before.numbers, which);
    return Math.abs(now.value! - before.value!) > bound * Math.sqrt(variance);
  }
  if (f.kind !== "quantile" || !now.times || !before.times) return null;
  const error = Math.hypot(errorOfQuantile(now.times, f.q), errorOfQuantile(before.times, f.q));
  return Math.abs(Math.log(Math.max(1, now.value!) / Math.max(1, before.value!))) > bound * error;
}

/** What to say of a figure against the period before; null where one of them has no value. */
export function changeOf(f: Figure, now: Sample, before: Sample): Change | null {
  if (now.value === null || before.value === null) return null;
  if (now.value === before.value) return "same";
  if (f.kind !== "count" && Math.min(now.n, before.n) < fewTickets) return "few";
  const isBeyond = isBeyondChance(f, now, before);
  return isBeyond === null ? "unknown" : isBeyond ? "moved" : "chance";
}

/** A figure of numbers and of how long things took. */
export function sampleOf(f: Figure, numbers: Numbers, times: Distribution | undefined): Sample {
  if (f.kind !== "quantile") return { ...figureValue(f, numbers), numbers: derived(numbers) };
  const value = times?.[`p${f.q * 100}` as "p50" | "p75" | "p90"] ?? null;
  return { value, n: times?.n ?? 0, numbers, times };
}
