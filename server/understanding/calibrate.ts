import { fitLogistic, type Logistic, type LogisticExample, predictLogistic } from "./logistic";
import type { Nearness } from "./neighbours";

/** Everything measured on one text, before it becomes probabilities. */
export interface RawReading {
  /** One margin per issue type. */
  margins: Float64Array;
  /** Margin of the background class; 0 where the model has none. */
  noneMargin: number;
  nearness: Nearness;
  /** Share of the text's words and pairs that the model knows. */
  coverage: number;
}

/** Margins → probabilities: a temperature for the issue types, a logistic regression for "none of these". */
export interface Calibration {
  temperature: number;
  none: Logistic;
}

/** A reading of a text the model was not trained on; `target` is the issue type's position or -1 for none. */
export interface CalibrationExample {
  reading: RawReading;
  target: number;
  weight: number;
}

/** Softmax of margins over a temperature. */
export function softmax(margins: Float64Array, temperature: number): Float64Array {
  const highest = margins.reduce((best, margin) => Math.max(best, margin), Number.NEGATIVE_INFINITY);
  const powers = margins.map((margin) => Math.exp((margin - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** What speaks for "none of these": no issue type is sure, the background is, nothing similar was seen, odd words. */
function noneEvidence(reading: RawReading, temperature: number): number[] {
  const [best = 0, second = 0] = [...reading.margins].sort((a, b) => b - a);
  const total = reading.margins.reduce((sum, margin) => sum + Math.exp((margin - best) / temperature), 0);
  return [
    reading.noneMargin,
    best,
    best - second,
    best + temperature * Math.log(total),
    reading.nearness.known,
    reading.nearness.none,
    reading.nearness.known - reading.nearness.none > 0 ? 1 : 0,
    reading.coverage,
  ];
}

/** Probabilities of the issue types (in their order) and of none; they sum to 1. */
export function calibrated(calibration: Calibration, reading: RawReading): { types: Float64Array; none: number } {
  const none = predictLogistic(calibration.none, noneEvidence(reading, calibration.temperature));
  return { types: softmax(reading.margins, calibration.temperature).map((share) => share * (1 - none)), none };
}

/** The temperature with the lowest negative log-likelihood (Guo et al. 2017), by golden-section search on its log. */
function fitTemperature(examples: CalibrationExample[]): number {
  const inScope = examples.filter((example) => example.target >= 0);
  const loss = (logTemperature: number) =>
    inScope.reduce((sum, { reading, target }) => {
      return sum - Math.log(Math.max(softmax(reading.margins, Math.exp(logTemperature))[target]!, 1e-12));
    }, 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.02);
  let high = Math.log(5);
  while (high - low > 0.005) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Fits both parts on readings of texts the reading model had not seen. Needs one of an issue type at least. */
export function fitCalibration(examples: CalibrationExample[]): Calibration {
  const temperature = fitTemperature(examples);
  const evidence: LogisticExample[] = examples.map(({ reading, target, weight }) => ({
    inputs: noneEvidence(reading, temperature),
    positive: target < 0,
    weight,
  }));
  return { temperature, none: fitLogistic(evidence) };
}
