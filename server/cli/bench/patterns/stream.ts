import { weekdayOf } from "../../../domain/patterns/surge/share";
import { seededRandom } from "../../../domain/random";

/** Escalations of a made-up desk: one day after the other, each with its hour, its customer and what it names. */
export interface Escalation {
  hour: number;
  customer: number;
  names: readonly string[];
}
export interface StreamRules {
  seed: number;
  /** On a working day. */
  perDay: number;
  /** Standard deviations of the logit of each thing's share, from day to day, and from week to week, where it comes back to its
   *  mean slowly. */
  unrest: number;
  drift: number;
  /** From that day on this feature is in so large a share of a week's escalations. */
  planted?: { day: number; key: string; share: number };
}

export const features = [0.22, 0.16, 0.12, 0.1, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01];
export const plantedFeature = "feature 3";
const errors = Array.from({ length: 60 }, (_, i) => 0.03 / (i + 1));
const phrases = Array.from({ length: 200 }, (_, i) => 0.06 / (1 + i / 4));
const byWeekday = [0.3, 1.15, 1.05, 1, 1, 0.9, 0.35];
const customers = 400;

function sampler(seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** Marsaglia & Tsang 2000. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number) => {
    let n = 0;
    for (let left = Math.exp(-Math.min(mean, 500)), p = random(); p > left; p *= random()) n++;
    return n;
  };
  return { random, normal, poisson, gamma };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const logit = (p: number) => Math.log(p / (1 - p));

/** Days without end. Volumes are over-dispersed too; a few customers write much more than others. */
export function* streamOf({ seed, perDay, unrest, drift, planted }: StreamRules): Generator<Escalation[]> {
  const { random, normal, poisson, gamma } = sampler(seed);
  const things = [
    ...features.map((share, i) => ({ key: `feature ${i}`, share })),
    ...errors.map((share, i) => ({ key: `error ${i}`, share })),
    ...phrases.map((share, i) => ({ key: `phrase ${i}`, share })),
  ].map((t) => ({ ...t, mood: 0, monday: Math.exp(0.2 * normal()) }));
  let fresh = 0;
  for (let day = 0; ; day++) {
    if (day % 7 === 0) for (const t of things) t.mood = 0.8 * t.mood + 0.6 * drift * normal();
    const total = poisson(perDay * byWeekday[weekdayOf(day)]! * gamma(12) * (1 / 12));
    const shares = things.map(({ key, share, mood, monday }) => {
      const usual = logistic(logit(share * (weekdayOf(day) === 1 ? monday : 1)) + mood);
      const isPlanted = planted && planted.key === key && day >= planted.day;
      return logistic(logit(isPlanted ? planted.share : usual) + unrest * normal());
    });
    yield Array.from({ length: total }, () => {
      const names = things.filter((_, i) => random() < shares[i]!).map((t) => t.key);
      // Every desk sees errors that nobody has seen before.
      if (random() < 0.06) names.push(`error new ${fresh++}`);
      const hour = Math.min(23, Math.max(0, Math.round(13 + 4 * normal())));
      return { hour, customer: Math.floor(customers * random() ** 1.6), names };
    }).sort((a, b) => a.hour - b.hour);
  }
}
