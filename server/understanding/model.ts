import { type Calibration, calibrated, type RawReading } from "./calibrate";
import { countFeatures, type FeatureCounts } from "./features";
import { type ExampleIndex, nearness } from "./neighbours";
import { type LinearWeights, marginsOf } from "./svm";
import { createVectorizer, type TextVector, type Vectorizer } from "./vectorize";
import type { Vocabulary } from "./vocabulary";

/** What is stored of a model; everything else is derived from it. */
export interface ModelParts {
  /** Base and number of corrections, as `base+delta`. */
  version: string;
  /** SHA-256 of the training examples and options, in hex: equal hash, equal model. */
  trainingHash: string;
  /** Issue types in the order of the margins. */
  labels: string[];
  /** Whether the last class of the weights is the background, that is none of the issue types. */
  hasBackground: boolean;
  vocabulary: Vocabulary;
  linear: LinearWeights;
  examples: ExampleIndex;
  calibration: Calibration;
}

/** A model ready to read. Immutable; safe to share. */
export interface TriageModel extends ModelParts {
  vectorize: Vectorizer;
}

export function assembleModel(parts: ModelParts): TriageModel {
  return { ...parts, vectorize: createVectorizer(parts.vocabulary) };
}

/** The uncalibrated measurements of one text. */
export function readRaw(model: Omit<ModelParts, "calibration" | "version">, vector: TextVector): RawReading {
  const margins = marginsOf(model.linear, vector);
  return {
    margins: margins.subarray(0, model.labels.length),
    noneMargin: model.hasBackground ? margins[model.labels.length]! : 0,
    nearness: nearness(model.examples, vector),
    coverage: vector.coverage,
  };
}

/** Calibrated probabilities of one text in the order of `model.labels`, and of none; they sum to 1. */
export function classify(model: TriageModel, text: string): { types: Float64Array; none: number } {
  return classifyCounts(model, countFeatures(text));
}

export function classifyCounts(model: TriageModel, counts: FeatureCounts): { types: Float64Array; none: number } {
  return calibrated(model.calibration, readRaw(model, model.vectorize(counts)));
}
