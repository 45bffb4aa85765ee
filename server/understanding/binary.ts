import { stratifiedFolds } from "./crossValidate";
import { vectorLength } from "./encoder/port";
import { countFeatures, type FeatureCounts } from "./features";
import { fitLogistic, type Logistic, predictLogistic } from "./logistic";
import { defaultSvm, type LinearWeights, marginsOf, trainSvm } from "./svm";
import { createVectorizer, type TextVector, type Vectorizer } from "./vectorize";
import { buildVocabulary, type Vocabulary } from "./vocabulary";

/** What is stored of a binary model; everything else is derived from it. */
export interface BinaryParts {
  vocabulary: Vocabulary;
  /** Of the word and letter features; the encoder's dimensions follow them. */
  linear: LinearWeights;
  /** Reads the margin and then the hints. */
  calibration: Logistic;
  isEncoded: boolean;
}

/** One yes-or-no property of a text, learnt from examples: a hyperplane over its words, letters and meaning. */
export interface BinaryModel extends BinaryParts {
  vectorize: Vectorizer;
}

export interface BinaryExample {
  text: string;
  isPositive: boolean;
  /** What else is known of the text, as numbers, equally many for each: read by the calibration, beside the margin. */
  hints?: number[];
}

export interface BinaryOptions {
  /** Share of positives among the texts that will be read; the examples' own where it is missing. */
  share?: number;
}

/** Small, because what people call angry or calm is noisy. Found on held-out training texts. */
const cost = 0.1;
const folds = 3;

export function assembleBinary(parts: BinaryParts): BinaryModel {
  return { ...parts, vectorize: createVectorizer(parts.vocabulary) };
}

/** Words and letters with the encoder's dimensions after them. */
function joined(vector: TextVector, meaning: Float32Array | null, features: number): TextVector {
  if (!meaning) return vector;
  const indices = new Int32Array(vector.indices.length + vectorLength);
  const values = new Float32Array(indices.length);
  indices.set(vector.indices);
  values.set(vector.values);
  for (let at = 0; at < vectorLength; at++) indices[vector.indices.length + at] = features + at;
  values.set(meaning, vector.values.length);
  return { ...vector, indices, values };
}

type Fitted = Omit<BinaryModel, "calibration">;

function fitPlane(counts: FeatureCounts[], targets: Int32Array, vectors: Float32Array[] | null): Fitted {
  const vocabulary = buildVocabulary(counts, 2);
  const vectorize = createVectorizer(vocabulary);
  const features = vocabulary.keys.length;
  const joint = counts.map((one, at) => joined(vectorize(one), vectors?.[at] ?? null, features));
  const linear = trainSvm(joint, targets, 1, features + (vectors ? vectorLength : 0), { ...defaultSvm, cost });
  return { vocabulary, vectorize, linear, isEncoded: vectors !== null };
}

function marginOf(model: Fitted, counts: FeatureCounts, vector: Float32Array | null): number {
  const meaning = model.isEncoded ? (vector ?? new Float32Array(vectorLength)) : null;
  return marginsOf(model.linear, joined(model.vectorize(counts), meaning, model.vocabulary.keys.length))[0]!;
}

/** Trains on examples of both kinds; `vectors` are the encoder's, one per example, or null. Calibrated out of fold. */
export function trainBinary(
  examples: BinaryExample[],
  vectors: Float32Array[] | null,
  { share }: BinaryOptions = {},
): BinaryModel {
  const counts = examples.map(({ text }) => countFeatures(text));
  const targets = Int32Array.from(examples, ({ isPositive }) => (isPositive ? 0 : 1));
  const positives = examples.filter(({ isPositive }) => isPositive).length;
  const negatives = examples.length - positives;
  const positiveWeight = share === undefined ? 1 : (share * negatives) / ((1 - share) * Math.max(1, positives));
  const foldOf = stratifiedFolds([...targets], folds, 7);
  const readings = Array.from({ length: folds }, (_, fold) => {
    const others = [...foldOf.keys()].filter((at) => foldOf[at] !== fold);
    const model = fitPlane(
      others.map((at) => counts[at]!),
      Int32Array.from(others, (at) => targets[at]!),
      vectors && others.map((at) => vectors[at]!),
    );
    return [...foldOf.keys()]
      .filter((at) => foldOf[at] === fold)
      .map((at) => ({
        inputs: [marginOf(model, counts[at]!, vectors?.[at] ?? null), ...(examples[at]!.hints ?? [])],
        positive: targets[at] === 0,
        weight: targets[at] === 0 ? positiveWeight : 1,
      }));
  }).flat();
  return { ...fitPlane(counts, targets, vectors), calibration: fitLogistic(readings) };
}

/** Calibrated probability that the text has the property. `hints` are as many as the examples had. */
export function readBinary(
  model: BinaryModel,
  text: string,
  vector: Float32Array | null,
  hints: number[] = [],
): number {
  return readBinaryCounts(model, countFeatures(text), vector, hints);
}

export function readBinaryCounts(
  model: BinaryModel,
  counts: FeatureCounts,
  vector: Float32Array | null,
  hints: number[] = [],
): number {
  return predictLogistic(model.calibration, [marginOf(model, counts, vector), ...hints]);
}
