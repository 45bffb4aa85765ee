import { createHash } from "node:crypto";
import type { FeatureCounts } from "./features";
import type { ModelParts } from "./model";
import { buildExampleIndex } from "./neighbours";
import { defaultSvm, trainSvm } from "./svm";
import { createVectorizer } from "./vectorize";
import { buildVocabulary } from "./vocabulary";

/** A training text as features; `target` is the position of its label, or the number of labels for none. */
export interface FitExample {
  counts: FeatureCounts;
  target: number;
}

export interface FitOptions {
  cost: number;
  seed: number;
}

/** From this many texts on a feature must occur in two of them: small sets need every word, large ones outgrow memory. */
const pruneFrom = 4000;

/** Fits everything but the calibration. `labels` fixes the order; a label without examples simply never wins. */
export function fitParts(
  examples: FitExample[],
  labels: string[],
  options: FitOptions,
): Omit<ModelParts, "calibration" | "encoded" | "frustration" | "version" | "trainingHash"> {
  const hasBackground = examples.some(({ target }) => target === labels.length);
  const vocabulary = buildVocabulary(
    examples.map(({ counts }) => counts),
    examples.length < pruneFrom ? 1 : 2,
  );
  const vectorize = createVectorizer(vocabulary);
  const vectors = examples.map(({ counts }) => vectorize(counts));
  const classes = labels.length + (hasBackground ? 1 : 0);
  const targets = Int32Array.from(examples, ({ target }) => target);
  return {
    labels,
    hasBackground,
    vocabulary,
    linear: trainSvm(vectors, targets, classes, vocabulary.keys.length, { ...defaultSvm, ...options }),
    examples: buildExampleIndex(
      vectors,
      examples.map(({ target }) => target === labels.length),
      vocabulary.wordFeatures,
    ),
  };
}

/** Raise it whenever features or fitting change: the same examples then give another model, so another version. */
const recipe = 3;

/** SHA-256 over recipe, options, texts and labels, in the given order; `frustration` are the texts of the second model. */
export function hashTraining(
  examples: { text: string; label: string | null }[],
  frustration: { text: string; isPositive: boolean }[],
  options: FitOptions,
  isEncoded: boolean,
): string {
  const hash = createHash("sha256").update(JSON.stringify([recipe, options.cost, options.seed, isEncoded]));
  for (const { text, label } of examples) hash.update(JSON.stringify([label, text]));
  for (const { text, isPositive } of frustration) hash.update(JSON.stringify([isPositive, text]));
  return hash.digest("hex");
}
