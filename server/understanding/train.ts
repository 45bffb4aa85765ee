import { type CalibrationExample, calibrated, fitCalibration } from "./calibrate";
import { crossValidate, type FoldReading } from "./crossValidate";
import { highestAt } from "./evaluate";
import { countFeatures } from "./features";
import { type FitOptions, fitParts, hashTraining } from "./fit";
import { type Outcome, scoreOutcomes } from "./metrics";
import { assembleModel, type TriageModel } from "./model";

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
}

/** Scores are cross-validated on the training examples: no text is scored by a model or calibration that saw it. */
export interface TrainingReport {
  accuracy: number;
  macroF1: number;
  ece: number;
  noneRecall: number | null;
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

/**
 * Trains the embedded classifier. Deterministic: the same examples in the same order give the same model.
 * Throws a RangeError with fewer than two issue types or fewer than two examples of every one of them.
 */
export function trainTriage(examples: TrainingExample[], options: TrainOptions = {}): TrainedModel {
  const started = performance.now();
  const { cost = 2, seed = 7, folds = 5 } = options;
  const fit: FitOptions = { cost, seed };
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))].sort();
  if (labels.length < 2) throw new RangeError("Training needs examples of at least two issue types.");
  const sizes = labels.map((label) => examples.filter((example) => example.label === label).length);
  if (Math.max(...sizes) < 2) throw new RangeError("Training needs an issue type with at least two examples.");

  const prepared = examples.map(({ text, label }) => ({
    counts: countFeatures(text),
    target: label === null ? labels.length : labels.indexOf(label),
  }));
  const readings = crossValidate(prepared, labels, fit, folds);
  const calibration = fitCalibration(readings satisfies CalibrationExample[]);
  const trainingHash = hashTraining(examples, fit);
  const version = `${trainingHash.slice(0, 12)}+0`;
  const model = assembleModel({ ...fitParts(prepared, labels, fit), calibration, trainingHash, version });
  const scores = scoreOutcomes(outOfFoldOutcomes(readings, labels, folds), 0.85);
  return {
    model,
    report: {
      accuracy: scores.accuracy,
      macroF1: scores.macroF1,
      ece: scores.ece,
      noneRecall: scores.noneRecall,
      seconds: (performance.now() - started) / 1000,
      examples: examples.length,
      trainingHash,
    },
  };
}
