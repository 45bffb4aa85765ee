import type { FeatureCounts } from "./features";
import { type FeatureLookup, featureLookup, type Vocabulary } from "./vocabulary";

/** A text as the model sees it. Word features come first; the whole vector has length 1, or 0 if nothing is known. */
export interface TextVector {
  indices: Int32Array;
  values: Float32Array;
  /** How many of the entries are words and pairs. */
  words: number;
  /** Share of the text's word and pair occurrences the model knows, 0..1. */
  coverage: number;
}

export type Vectorizer = (counts: FeatureCounts) => TextVector;

interface Block {
  indices: number[];
  values: number[];
  known: number;
  total: number;
}

function weighBlock(counts: Map<number, number>, lookup: FeatureLookup, idf: Float32Array): Block {
  const block: Block = { indices: [], values: [], known: 0, total: counts.size };
  let squares = 0;
  for (const [key, times] of counts) {
    const index = lookup(key);
    if (index < 0) continue;
    const value = (1 + Math.log(times)) * idf[index]!;
    block.indices.push(index);
    block.values.push(value);
    block.known += 1;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < block.values.length; at++) block.values[at]! /= length;
  return block;
}

/** Sublinear tf × idf, each block scaled to length 1 and the whole again to length 1. */
export function createVectorizer(vocabulary: Vocabulary): Vectorizer {
  const { keys, idf, wordFeatures } = vocabulary;
  const findWord = featureLookup(keys, 0, wordFeatures);
  const findCharacters = featureLookup(keys, wordFeatures, keys.length);
  return (counts) => {
    const words = weighBlock(counts.words, findWord, idf);
    const characters = weighBlock(counts.characters, findCharacters, idf);
    const blocks = (words.values.length > 0 ? 1 : 0) + (characters.values.length > 0 ? 1 : 0);
    const scale = blocks === 0 ? 0 : 1 / Math.sqrt(blocks);
    const known = words.indices.length;
    const indices = new Int32Array(known + characters.indices.length);
    const values = new Float32Array(indices.length);
    indices.set(words.indices);
    indices.set(characters.indices, known);
    for (let at = 0; at < indices.length; at++) {
      values[at] = (at < known ? words.values[at]! : characters.values[at - known]!) * scale;
    }
    return {
      indices,
      values,
      words: known,
      coverage: words.total === 0 ? 0 : words.known / words.total,
    };
  };
}
