import { fitCalibration, type Scores, scoresOf } from "../../../domain/forecast/score";
import { type Scenario, usual } from "../../../domain/simulation/build";
import type { Metrics } from "../metrics";
import { cpuOf, floorOfSize } from "./large";
import { forecastPast, type Measured, type Pair } from "./past";

/** Six queues of a small desk, in kinds of past that differ in how full it was and what happened to it. */
const small: Scenario = { ...usual, staff: [2, 1, 1], slots: 2 };
const pasts: Scenario[] = [
  { ...small, name: "calm", load: 0.8 },
  { ...small, name: "full", load: 0.95 },
  { ...small, name: "over", load: 1.05 },
  { ...small, name: "bursts", load: 0.9, burst: 5 },
  { ...small, name: "vanishing", load: 0.9, vanishing: 0.3 },
];
const learned = 7;
const looked = 3;

function measure(seeds: readonly number[]): Measured {
  const all: Measured = { pairs: [], ms: [] };
  for (const s of pasts)
    for (const seed of seeds) {
      const { pairs, ms } = forecastPast(s, seed, learned, looked);
      all.pairs.push(...pairs);
      all.ms.push(...ms);
    }
  return all;
}

const told = (pairs: readonly Pair[]) => pairs.map((p) => ({ chance: p.chance, isSo: p.isBroken }));

function print(name: string, s: Scores): void {
  console.error(
    `\n${name}: n ${s.n}, base rate ${s.base.toFixed(3)}, Brier ${s.brier.toFixed(4)} (base rate alone ${s.baseBrier.toFixed(4)}), ECE ${s.ece.toFixed(4)}`,
  );
  console.error("  decile   told   came");
  for (const [i, d] of s.deciles.entries())
    console.error(`  ${String(i + 1).padStart(6)}  ${d.told.toFixed(3)}  ${d.came.toFixed(3)}`);
}

/** Forecasts against what came, on simulated pasts that the calibration was not fitted on. With `--fit` also the calibration
 *  that the fitting part asks for. */
export function benchForecast(args: string[]): Metrics {
  const metrics: Metrics = {};
  if (args.includes("--fit")) {
    const fit = measure([1, 2, 3]);
    console.error("fitting part, as told now:", JSON.stringify(fitCalibration(told(fit.pairs))));
    for (const hours of [1, 2, 4])
      console.error(hours, JSON.stringify(fitCalibration(told(fit.pairs.filter((p) => p.hours === hours)))));
    print("fitting part", scoresOf(told(fit.pairs)));
  }
  const { pairs, ms } = measure([101, 102, 103]);
  for (const hours of [1, 2, 4]) {
    const list = pairs.filter((p) => p.hours === hours);
    const s = scoresOf(told(list));
    print(`${hours} h`, s);
    const set = (key: string, value: number, unit: string) => {
      metrics[`${key}${hours}h`] = { value, unit, n: s.n };
    };
    set("brier", s.brier, "");
    set("brierBaseRate", s.baseBrier, "");
    set("ece", s.ece, "");
    set("baseRate", s.base, "share");
    const [expected, broken] = [list.map((p) => p.expected), list.map((p) => p.broken)].map((x) =>
      x.reduce((a, b) => a + b, 0),
    );
    set("expectedOverBroken", expected! / Math.max(1, broken!), "ratio");
    s.deciles.forEach((d, i) => {
      metrics[`told${hours}hDecile${i + 1}`] = { value: d.told, unit: "share", n: d.n };
      metrics[`came${hours}hDecile${i + 1}`] = { value: d.came, unit: "share", n: d.n };
    });
  }
  const sorted = [...ms].sort((a, b) => a - b);
  metrics.floorCpuP50Ms = { value: sorted[Math.floor(sorted.length / 2)]!, unit: "ms", n: sorted.length };
  metrics.floorCpuP95Ms = { value: sorted[Math.floor(sorted.length * 0.95)]!, unit: "ms", n: sorted.length };
  for (const [name, floor] of [
    ["floor200", floorOfSize(8, 200, 200, 15)],
    ["floor1000", floorOfSize(20, 1000, 500, 20)],
  ] as const)
    metrics[`${name}CpuMs`] = { value: cpuOf(floor), unit: "ms", n: 15 };
  return metrics;
}
