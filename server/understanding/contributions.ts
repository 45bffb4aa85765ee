import type { Span } from "../domain/triage/understanding";
import { readingWindow } from "../domain/triage/window";
import type { BinaryModel } from "./binary";
import { countFeatures, type FeatureCounts } from "./features";
import { classifiedLength, wordPattern } from "./tokenize";

/** A word and what it adds to the margin: its own features, and half of every pair that it stands in. */
export interface Contribution extends Span {
  value: number;
}

interface Word extends Span {
  /** As written, or null for what the model does not read word by word (links, addresses). */
  text: string | null;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const chunk of text.matchAll(/\S+/g)) {
    const isMasked = chunk[0].includes("://") || chunk[0].includes("@");
    for (const { 0: word, index } of chunk[0].matchAll(wordPattern)) {
      const start = chunk.index + index;
      words.push({ start, end: start + word.length, text: isMasked ? null : word.toLowerCase() });
    }
  }
  return words;
}

/**
 * What each word of a text adds to the model's margin, in the order of the text; `counts` are the text's. The encoder's
 * share belongs to no word and is left out. Offsets are UTF-16, into `text`.
 */
export function wordContributions(model: BinaryModel, text: string, counts: FeatureCounts): Contribution[] {
  const window = readingWindow(text, classifiedLength.head, classifiedLength.tail);
  const words = wordsOf(window.text);
  const known = new Map<string, Set<number>>();
  const featuresOf = (piece: string): Set<number> => {
    const found = known.get(piece) ?? new Set(model.vectorize(countFeatures(piece)).indices);
    known.set(piece, found);
    return found;
  };
  const own = words.map(({ text }) => (text === null ? new Set<number>() : featuresOf(text)));
  const pairs = words.map(({ text }, at) => {
    const next = words[at + 1]?.text;
    if (text === null || next == null) return [];
    return [...featuresOf(`${text} ${next}`)].filter((one) => !own[at]!.has(one) && !own[at + 1]!.has(one));
  });
  // What a text says twice counts little more than once: each time has its share of it.
  const times = new Map<number, number>();
  for (const one of [...own, ...pairs].flatMap((set) => [...set])) times.set(one, (times.get(one) ?? 0) + 1);
  const { indices, values } = model.vectorize(counts);
  const shares = new Map<number, number>();
  indices.forEach((index, at) => {
    shares.set(index, (values[at]! * model.linear.weights[index]!) / (times.get(index) ?? 1));
  });
  const sum = (set: Iterable<number>) => [...set].reduce((total, one) => total + (shares.get(one) ?? 0), 0);
  const ofPairs = pairs.map((pair) => sum(pair) / 2);
  return words.map(({ start, end }, at) => ({
    start: window.toOriginal(start),
    end: window.toOriginal(end),
    value: sum(own[at]!) + ofPairs[at]! + (ofPairs[at - 1] ?? 0),
  }));
}
