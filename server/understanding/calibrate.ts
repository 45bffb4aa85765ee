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
  /** What the encoder's head saw; null where the linear model read alone. */
  encoded: EncodedEvidence | null;
}

export interface EncodedEvidence {
  /** The head's own scores of the issue types, before they were added to the margins. */
  scores: Float64Array;
  noneScore: number;
  /** By meaning: cosine to the closest example of any issue type and of none. */
  nearness: Nearness;
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

/** The two largest values. */
function topTwo(values: Float64Array): [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value > best) {
      second = best;
      best = value;
    } else if (value > second) second = value;
  }
  return [best, values.length > 1 ? second : 0];
}

/** What speaks for "none of these": no issue type is sure, the background is, nothing similar was seen, odd words. */
function noneEvidence(reading: RawReading, temperature: number): number[] {
  const [best, second] = topTwo(reading.margins);
  const total = reading.margins.reduce((sum, margin) => sum + Math.exp((margin - best) / temperature), 0);
  const linear = [
    reading.noneMargin,
    best,
    best - second,
    best + temperature * Math.log(total),
    reading.nearness.known,
    reading.nearness.none,
    reading.nearness.known - reading.nearness.none > 0 ? 1 : 0,
    reading.coverage,
  ];
  return reading.encoded ? [...linear, ...encodedEvidence(reading.encoded)] : linear;
}

function encodedEvidence({ scores, noneScore, nearness }: EncodedEvidence): number[] {
  const [best, second] = topTwo(scores);
  return [
    best,
    best - second,
    noneScore,
    nearness.known,
    nearness.known ** 4,
    nearness.none,
    nearness.known - nearness.none,
  ];
}

/** Probabilities of the issue types (in their order) and of none; they sum to 1. */
export function calibrated(calibration: Calibration, reading: RawReading): { types: Float64Array; none: number } {
  const none = predictLogistic(calibration.none, noneEvidence(reading, calibration.temperature));
  return { types: softmax(reading.margins, calibration.temperature).map((share) => share * (1 - none)), none };
}

/** Mean negative log-likelihood of the right issue types. */
export function typeLoss(examples: CalibrationExample[], temperature: number): number {
  const inScope = examples.filter((example) => example.target >= 0);
  const sum = inScope.reduce((total, { reading, target }) => {
    return total - Math.log(Math.max(softmax(reading.margins, temperature)[target]!, 1e-12));
  }, 0);
  return sum / Math.max(1, inScope.length);
}

/** The temperature with the lowest negative log-likelihood (Guo et al. 2017), by golden-section search on its log. */
export function fitTemperature(examples: CalibrationExample[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.02);
  let high = Math.log(5);
  while (high - low > 0.005) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (typeLoss(examples, Math.exp(left)) < typeLoss(examples, Math.exp(right))) high = right;
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
