import type { TextOutcome } from "./diagnose";
import { highestAt } from "./highest";
import { classify, type TriageModel } from "./model";

/** What a model says about labelled texts, and the probability it gives to what is right. `label: null` = none of the
 *  issue types. A label that the model does not know gets probability 0. `vectors` are the encoder's of the texts;
 *  null = the linear model alone. */
export function readOutcomes(
  model: TriageModel,
  examples: readonly { text: string; label: string | null }[],
  vectors: readonly Float32Array[] | null = null,
): (TextOutcome & { right: number })[] {
  return examples.map(({ text, label }, example) => {
    const { types, none } = classify(model, text, vectors?.[example]);
    const best = highestAt(types);
    const at = label === null ? -1 : model.labels.indexOf(label);
    const right = label === null ? none : (types[at] ?? 0);
    return { example, label, best: model.labels[best]!, probability: types[best]!, noneOfThese: none, right };
  });
}
