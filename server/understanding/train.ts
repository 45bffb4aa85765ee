import { log } from "../log";
import type { BinaryExample } from "./binary";
import { type CalibrationExample, calibrated, fitCalibration } from "./calibrate";
import { crossValidate, type FoldReading, splitExamples } from "./crossValidate";
import { encodeAll } from "./encoder/encodeAll";
import type { Encoder } from "./encoder/port";
import { countFeatures } from "./features";
import { type FitOptions, fitParts, hashTraining } from "./fit";
import { trainFrustration } from "./frustration";
import { highestAt } from "./highest";
import { type Outcome, scoreOutcomes } from "./metrics";
import { assembleModel, type TriageModel } from "./model";
import { type TrainedHead, trainHead } from "./trainHead";

export interface TrainingExample {
  text: string;
  /** Null = belongs to none of the issue types. */
  label: string | null;
}

export interface TrainOptions {
  /** Cost of a violated margin of the SVM. */
  cost?: number;
  seed?: number;
  folds?: number;
  /** Without it the model is the linear one alone. Its thread is busy while training: give it one of its own. */
  encoder?: Encoder | null;
  /** Keeps the encoder's vectors from one training to the next. */
  cacheFolder?: string;
  /** Told the share of texts that are encoded, 0..1. */
  onEncoded?: (share: number) => void;
  /** Messages of frustrated and of calm customers; without them the lexicon alone answers for frustration. */
  frustration?: BinaryExample[];
}

/** Scores are cross-validated on the training examples: no text is scored by a model or calibration that saw it. */
export interface TrainingReport {
  accuracy: number;
  macroF1: number;
  ece: number;
  noneRecall: number | null;
  /** The same scores of the linear model alone. */
  linear: { accuracy: number; macroF1: number; ece: number };
  /** Whether the encoder took part. */
  isEncoded: boolean;
  /** Wall time of the training, cross-validation included. */
  seconds: number;
  examples: number;
  trainingHash: string;
}

export interface TrainedModel {
  model: TriageModel;
  report: TrainingReport;
}

/** Scores every fold with a calibration fitted on the other folds. */
function outOfFoldOutcomes(readings: FoldReading[], labels: string[], folds: number): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const calibration = fitCalibration(readings.filter((one) => one.fold !== fold));
    for (const { reading, target, weight } of readings.filter((one) => one.fold === fold)) {
      if (weight < 1) continue;
      const { types, none } = calibrated(calibration, reading);
      const best = highestAt(types);
      outcomes.push({
        label: target < 0 ? null : labels[target]!,
        best: labels[best]!,
        probability: types[best]!,
        noneOfThese: none,
      });
    }
  }
  return outcomes;
}

/** A failing encoder leaves the linear model, and the log says so. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    log.error({ err: error }, "the encoder failed while training; the model is the linear one alone");
    return null;
  }
}

/** From this many examples on four folds are as good as five and save a fifth of the time. */
const fewFoldsFrom = 4_000;

/**
 * Trains the embedded classifier. Deterministic: the same examples in the same order give the same model (with an
 * encoder: on the same machine). Throws a RangeError with fewer than two issue types or fewer than two examples of
 * every one of them.
 */
export async function trainTriage(examples: TrainingExample[], options: TrainOptions = {}): Promise<TrainedModel> {
  const started = performance.now();
  const { cost = 2, seed = 7, encoder = null, frustration = [] } = options;
  const folds = options.folds ?? (examples.length < fewFoldsFrom ? 5 : 4);
  const fit: FitOptions = { cost, seed };
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))].sort();
  if (labels.length < 2) throw new RangeError("Training needs examples of at least two issue types.");
  const positions = new Map(labels.map((label, at) => [label, at]));
  const targets = examples.map(({ label }) => (label === null ? labels.length : positions.get(label)!));
  const sizes = labels.map(() => 0);
  for (const target of targets) if (target < labels.length) sizes[target]! += 1;
  if (Math.max(...sizes) < 2) throw new RangeError("Training needs an issue type with at least two examples.");

  // The encoder's thread works while the linear model is cross-validated here.
  const encoding = orNull(
    encodeAll(
      encoder,
      [...examples, ...frustration].map(({ text }) => text),
      options.cacheFolder,
      options.onEncoded,
    ),
  );
  const prepared = examples.map(({ text }, at) => ({ counts: countFeatures(text), target: targets[at]! }));
  const split = splitExamples(targets, labels.length, folds, seed);
  const linear = crossValidate(prepared, labels, fit, split);
  const calibration = fitCalibration(linear satisfies CalibrationExample[]);
  const parts = fitParts(prepared, labels, fit);
  const vectors = await encoding;
  const ofTypes = vectors?.slice(0, examples.length);
  const encoded = ofTypes ? await orNull(trainHead(prepared, ofTypes, labels, linear, split, encoder)) : null;
  const ofMoods = encoded ? (vectors?.slice(examples.length) ?? null) : null;

  const trainingHash = hashTraining(examples, frustration, fit, encoded !== null);
  const version = `${trainingHash.slice(0, 12)}+0`;
  const model = assembleModel({
    ...parts,
    calibration,
    encoded: encoded && { head: encoded.head, calibration: encoded.calibration },
    frustration: frustration.length === 0 ? null : trainFrustration(frustration, ofMoods),
    trainingHash,
    version,
  });
  return { model, report: reportOf(linear, encoded, labels, folds, trainingHash, examples.length, started) };
}

function reportOf(
  linear: FoldReading[],
  encoded: TrainedHead | null,
  labels: string[],
  folds: number,
  trainingHash: string,
  examples: number,
  started: number,
): TrainingReport {
  const alone = scoreOutcomes(outOfFoldOutcomes(linear, labels, folds), 0.85);
  const scores = encoded ? scoreOutcomes(outOfFoldOutcomes(encoded.readings, labels, folds), 0.85) : alone;
  return {
    accuracy: scores.accuracy,
    macroF1: scores.macroF1,
    ece: scores.ece,
    noneRecall: scores.noneRecall,
    linear: { accuracy: alone.accuracy, macroF1: alone.macroF1, ece: alone.ece },
    isEncoded: encoded !== null,
    seconds: (performance.now() - started) / 1000,
    examples,
    trainingHash,
  };
}
