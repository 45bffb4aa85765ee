import type { TextVector } from "./vectorize";

/** The word part of the training texts, as one inverted index: who shares which word, and how much it weighs there. */
export interface ExampleIndex {
  /** 1 where the example belongs to none of the issue types. */
  isNone: Uint8Array;
  /** Feature f's entries are `starts[f]` to `starts[f + 1]`. */
  starts: Uint32Array;
  examples: Uint16Array;
  values: Float32Array;
}

/** Cosine to the closest example of any issue type, and to the closest of none, 0..1. */
export interface Nearness {
  known: number;
  none: number;
}

/** More examples than this add size, but hardly any evidence. */
export const maxIndexed = 6000;

/** Values of the word entries scaled to length 1. */
function wordValues(vector: TextVector): Float32Array {
  const values = vector.values.slice(0, vector.words);
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return values.map((value) => value / length);
}

/** Indexes at most `maxIndexed` examples, evenly picked. `wordFeatures` = number of features that are words. */
export function buildExampleIndex(vectors: TextVector[], isNone: boolean[], wordFeatures: number): ExampleIndex {
  const step = Math.max(1, vectors.length / maxIndexed);
  const picked: number[] = [];
  for (let at = 0; at < vectors.length; at += step) picked.push(Math.floor(at));
  const starts = new Uint32Array(wordFeatures + 1);
  for (const example of picked) {
    const vector = vectors[example]!;
    for (let at = 0; at < vector.words; at++) starts[vector.indices[at]! + 1]! += 1;
  }
  for (let feature = 0; feature < wordFeatures; feature++) starts[feature + 1]! += starts[feature]!;
  const next = starts.slice();
  const examples = new Uint16Array(starts[wordFeatures]!);
  const values = new Float32Array(starts[wordFeatures]!);
  picked.forEach((example, position) => {
    const vector = vectors[example]!;
    wordValues(vector).forEach((value, at) => {
      const slot = next[vector.indices[at]!]!++;
      examples[slot] = position;
      values[slot] = value;
    });
  });
  return { isNone: Uint8Array.from(picked, (example) => (isNone[example] ? 1 : 0)), starts, examples, values };
}

/** How close the nearest training texts are, by their words alone. */
export function nearness(index: ExampleIndex, vector: TextVector): Nearness {
  const cosines = new Float32Array(index.isNone.length);
  wordValues(vector).forEach((value, at) => {
    const feature = vector.indices[at]!;
    const end = index.starts[feature + 1]!;
    for (let slot = index.starts[feature]!; slot < end; slot++) {
      cosines[index.examples[slot]!]! += value * index.values[slot]!;
    }
  });
  const nearest = { known: 0, none: 0 };
  for (let example = 0; example < cosines.length; example++) {
    const side = index.isNone[example] === 1 ? "none" : "known";
    nearest[side] = Math.max(nearest[side], Math.min(1, cosines[example]!));
  }
  return nearest;
}
