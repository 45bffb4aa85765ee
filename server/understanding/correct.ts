import { countFeatures, type FeatureCounts } from "./features";
import { dotAt } from "./kernel";
import type { Probabilities, TriageModel } from "./model";
import type { TextVector } from "./vectorize";

/** What a person said a text is about. */
export interface Correction {
  text: string;
  /** Null = none of the issue types. */
  label: string | null;
  /** The encoder's vector of the text; null where there was no encoder. */
  vector: Float32Array | null;
}

/** Likeness at which a correction begins to count, and at which it counts fully: by meaning and by letters. */
const byMeaning = { from: 0.62, to: 0.85 };
const byLetters = { from: 0.4, to: 0.75 };
/** How far the fullest correction moves a text: people err, too. */
const strength = 0.95;

interface Prepared {
  /** Position of the label among the corrected model's labels, -1 for none. */
  target: number;
  letters: TextVector;
  meaning: Float32Array | null;
}

function rise(value: number, { from, to }: { from: number; to: number }): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

function influenceOf(one: Prepared, letters: Map<number, number>, meaning: Float32Array | null): number {
  let cosine = 0;
  one.letters.indices.forEach((index, at) => {
    cosine += (letters.get(index) ?? 0) * one.letters.values[at]!;
  });
  const lexical = rise(cosine, byLetters);
  return meaning && one.meaning ? Math.max(lexical, rise(dotAt(one.meaning, 0, meaning, 0), byMeaning)) : lexical;
}

/**
 * The base model with a list of corrections upon it, version `base+N`. A text takes on a corrected text's label by as
 * much as it is alike, in meaning or in letters; what is like none of them stays exactly as it was. Of two corrections
 * for one text the later one wins. Pure; undoing one is applying the list without it. A label that the model did not
 * know is added.
 */
export function applyCorrections(model: TriageModel, corrections: readonly Correction[]): TriageModel {
  const version = `${model.version.split("+")[0]}+${corrections.length}`;
  if (corrections.length === 0) return { ...model, version };
  const labels = [...new Set([...model.labels, ...corrections.flatMap(({ label }) => label ?? [])])];
  const positions = new Map(labels.map((label, at) => [label, at]));
  const prepared = corrections.map(({ text, label, vector }): Prepared => {
    const letters = model.vectorize(countFeatures(text));
    return { target: label === null ? -1 : positions.get(label)!, letters, meaning: vector };
  });

  const corrected = (counts: FeatureCounts, vector: Float32Array | null, read: Probabilities): Probabilities => {
    const { indices, values } = model.vectorize(counts);
    const letters = new Map<number, number>();
    indices.forEach((index, at) => {
      letters.set(index, values[at]!);
    });
    const types = new Float64Array(labels.length);
    types.set(read.types);
    let { none } = read;
    for (const one of prepared) {
      const moved = strength * influenceOf(one, letters, vector);
      if (moved === 0) continue;
      for (let at = 0; at < types.length; at++) types[at]! *= 1 - moved;
      none *= 1 - moved;
      if (one.target < 0) none += moved;
      else types[one.target]! += moved;
    }
    return { types, none };
  };
  return { ...model, version, labels, corrected };
}
