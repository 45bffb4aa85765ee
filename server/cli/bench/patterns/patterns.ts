import { pastDays, surgeDays } from "../../../domain/patterns/surge/surges";
import { type Metrics, quantile } from "../metrics";
import { Looks } from "./looks";
import { type Escalation, plantedFeature, type StreamRules, streamOf } from "./stream";

/** Escalations on a working day: of a small desk, of one of about thirty people, of a large one. */
const sizes = [15, 50, 150] as const;
/** How far shares vary from day to day and from week to week: a world of chance alone, a calm one and a restless one. */
const worlds = [
  { unrest: 0, drift: 0 },
  { unrest: 0.2, drift: 0.1 },
  { unrest: 0.4, drift: 0.2 },
] as const;
type World = Pick<StreamRules, "unrest" | "drift">;
const begun = surgeDays + pastDays;
/** The same thing told again within these days is the same card. */
const sameCard = 14;

function take(stream: Generator<Escalation[]>, count: number): Escalation[][] {
  return Array.from({ length: count }, () => stream.next().value as Escalation[]);
}

/** False alarms of a calm desk, looked at each hour for so many days: cards that would have been made. */
export function calmAlarms(seed: number, size: number, world: World, days: number, allowed: number) {
  const looks = new Looks(take(streamOf({ seed, perDay: size, ...world }), begun + days));
  const lastTold = new Map<string, number>();
  let alarms = 0;
  for (let day = begun; day < begun + days; day++) {
    for (const { key } of looks.of(day, allowed)) {
      if (day - (lastTold.get(key) ?? Number.NEGATIVE_INFINITY) > sameCard) alarms++;
      lastTold.set(key, day);
    }
  }
  return alarms;
}

/** Days from the first hour of the surge until it is told; those never told within two weeks count as fourteen. */
export function daysUntilFound(seed: number, size: number, world: World, allowed: number): number {
  // It begins on a day of the week that the seed draws.
  const planted = { day: begun + (seed % 7), key: plantedFeature, share: 0.4 };
  const looks = new Looks(take(streamOf({ seed, perDay: size, ...world, planted }), planted.day + 14));
  for (let day = planted.day; day < planted.day + 14; day++) {
    const hit = looks.of(day, allowed).find((s) => s.key === plantedFeature);
    if (hit) return day - planted.day + (hit.hour + 1) / 24;
  }
  return 14;
}

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;

/** How soon a surge is found (a feature rises from 10 % to 40 % of the escalations) and how often calm is taken for one. The seeds
 *  from 1 on were looked at while the numbers of server/domain/patterns/surge were chosen (`--tuning`); those reported are others. */
export function benchPatterns(flags: string[]): Metrics {
  const count = Number(flags[flags.indexOf("--seeds") + 1]) || 6;
  const allowed = Number(flags[flags.indexOf("--rarer") + 1]) || 1;
  const from = flags.includes("--tuning") ? 1 : 9_001;
  const seeds = Array.from({ length: count }, (_, i) => from + i);
  const days = 90;
  const metrics: Metrics = {};
  const found: number[] = [];
  const perMonth: number[] = [];
  for (const size of sizes) {
    const own: number[] = [];
    let alarms = 0;
    let months = 0;
    for (const [at, world] of worlds.entries()) {
      const times = seeds.flatMap((seed) =>
        [0, 1, 2].map((more) => daysUntilFound(seed * 31 + more, size, world, allowed)),
      );
      own.push(...times);
      const calm = seeds.map((seed) => calmAlarms(seed * 17 + 5, size, world, days, allowed));
      alarms += calm.reduce((a, b) => a + b, 0);
      months += (seeds.length * days) / 30;
      metrics[`falseAlarms${size}World${at}`] = { value: mean(calm) / (days / 30), unit: "a month", n: calm.length };
      metrics[`surgeDays${size}World${at}`] = { value: quantile(times, 0.5), unit: "days", n: times.length };
    }
    found.push(...own);
    perMonth.push(alarms / months);
    metrics[`surgeDays${size}`] = { value: quantile(own, 0.5), unit: "days", n: own.length };
    metrics[`surgeDays${size}P90`] = { value: quantile(own, 0.9), unit: "days", n: own.length };
  }
  metrics.surgeDays = { value: quantile(found, 0.5), unit: "days", n: found.length };
  metrics.surgeDaysP90 = { value: quantile(found, 0.9), unit: "days", n: found.length };
  metrics.falseAlarms = { value: mean(perMonth), unit: "a month", n: count * sizes.length * worlds.length };
  return metrics;
}
