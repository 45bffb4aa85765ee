import { highestAt } from "./highest";
import { scoreOutcomes, type TriageScores } from "./metrics";
import { classify, type TriageModel } from "./model";

/**
 * Scores a model on labelled texts it was not trained on. `label: null` = belongs to none of the issue types;
 * `threshold` is where a candidate counts as confident; `vectors` are the encoder's, null = the linear model alone.
 */
export function evaluateTriage(
  model: TriageModel,
  examples: { text: string; label: string | null }[],
  threshold = 0.85,
  vectors: Float32Array[] | null = null,
): TriageScores {
  const outcomes = examples.map(({ text, label }, at) => {
    const { types, none } = classify(model, text, vectors?.[at]);
    const best = highestAt(types);
    return { label, best: model.labels[best]!, probability: types[best]!, noneOfThese: none };
  });
  return scoreOutcomes(outcomes, threshold);
}
