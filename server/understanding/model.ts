import { type Calibration, calibrated, type RawReading } from "./calibrate";
import { countFeatures, type FeatureCounts } from "./features";
import type { FrustrationModel } from "./frustration";
import { fuse } from "./fuse";
import { type EncoderHead, readHead } from "./head";
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
  /** Of the linear model alone. */
  calibration: Calibration;
  /** What was learnt on the encoder's vectors, with the calibration of both together; null without an encoder. */
  encoded: { head: EncoderHead; calibration: Calibration } | null;
  /** Tells customers who have lost patience; null in models that were trained without texts of them: then the lexicon
   *  answers alone. */
  frustration: FrustrationModel | null;
}

/** A model ready to read. Immutable; safe to share. */
export interface TriageModel extends ModelParts {
  vectorize: Vectorizer;
  /** Changes probabilities as people's corrections ask for; absent on a model as trained. */
  corrected?: (counts: FeatureCounts, vector: Float32Array | null, probabilities: Probabilities) => Probabilities;
}

/** Of the issue types in the order of the labels, and of none; they sum to 1. */
export interface Probabilities {
  types: Float64Array;
  none: number;
}

export function assembleModel(parts: ModelParts): TriageModel {
  return { ...parts, vectorize: createVectorizer(parts.vocabulary) };
}

/** Number of issue types the model was trained on; corrections may have added labels. */
const trainedTypes = ({ linear, hasBackground }: Pick<ModelParts, "linear" | "hasBackground">): number =>
  linear.classes - (hasBackground ? 1 : 0);

/** The linear model's uncalibrated measurements of one text. */
export function readRaw(
  model: Pick<ModelParts, "hasBackground" | "linear" | "examples">,
  vector: TextVector,
): RawReading {
  const margins = marginsOf(model.linear, vector);
  const types = trainedTypes(model);
  return {
    margins: margins.subarray(0, types),
    noneMargin: model.hasBackground ? margins[types]! : 0,
    nearness: nearness(model.examples, vector),
    coverage: vector.coverage,
    encoded: null,
  };
}

/** Calibrated probabilities of one text. `vector` is the encoder's, null where there is none: the linear model alone. */
export function classify(model: TriageModel, text: string, vector: Float32Array | null = null): Probabilities {
  return classifyCounts(model, countFeatures(text), vector);
}

export function classifyCounts(
  model: TriageModel,
  counts: FeatureCounts,
  vector: Float32Array | null = null,
): Probabilities {
  const read = readCounts(model, counts, vector);
  return model.corrected ? model.corrected(counts, vector, read) : read;
}

function readCounts(model: TriageModel, counts: FeatureCounts, vector: Float32Array | null): Probabilities {
  const linear = readRaw(model, model.vectorize(counts));
  if (!model.encoded || !vector) return calibrated(model.calibration, linear);
  const { head, calibration } = model.encoded;
  return calibrated(calibration, fuse(linear, readHead(head, vector), head.weight, trainedTypes(model)));
}
