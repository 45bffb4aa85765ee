import { conceptFor } from "./concepts";
import { tokenize } from "./tokenize";

/** Feature counts of one text by hashed key, one map per block, since each block is weighted on its own. */
export interface FeatureCounts {
  /** Words, pairs of neighbouring words, concepts, and pairs of concepts anywhere in the text. */
  words: Map<number, number>;
  /** 2 to 5 characters inside one word, its edges marked. */
  characters: Map<number, number>;
}

const fnvPrime = 16777619;
const seeds = { word: 0x811c9dc5, pair: 0x01a2b3c5, characters: 0x5bd1e995, concept: 0x7f4a7c15 };
const edge = 32;
const shortest = 2;
const longest = 5;
/** Concepts that are paired; a long text touches on everything, which says nothing. */
const pairedConcepts = 8;

/** FNV-1a over UTF-16 units, going on from `hash`. */
function fnv(hash: number, text: string): number {
  let value = hash;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), fnvPrime);
  return value;
}

/** Spreads a hash over all 32 bits (murmur3's finaliser); 32 bits keep clashes among some 100,000 features rare. */
function finish(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function count(counts: Map<number, number>, hash: number): void {
  const key = finish(hash);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countCharacters(counts: Map<number, number>, word: string): void {
  const length = word.length + 2;
  for (let start = 0; start < length - 1; start++) {
    let hash = seeds.characters;
    for (let size = 1; size <= longest && start + size <= length; size++) {
      const at = start + size - 1;
      const unit = at === 0 || at === length - 1 ? edge : word.charCodeAt(at - 1);
      hash = Math.imul(hash ^ unit, fnvPrime);
      if (size >= shortest) count(counts, hash);
    }
  }
}

/** "card" with "refused" is a failed payment, wherever the two words stand. */
function countConceptPairs(words: Map<number, number>, concepts: Set<string>): void {
  const paired = [...concepts].slice(0, pairedConcepts).sort();
  paired.forEach((one, at) => {
    for (const other of paired.slice(at + 1)) count(words, fnv(seeds.concept, `${one}+${other}`));
  });
}

/** Counts the word 1-2-grams, concepts and in-word character 2-5-grams of a text. Total. */
export function countFeatures(text: string): FeatureCounts {
  const words = new Map<number, number>();
  const characters = new Map<number, number>();
  const concepts = new Set<string>();
  let previous: string | null = null;
  for (const word of tokenize(text)) {
    count(words, fnv(seeds.word, word));
    if (previous !== null) count(words, fnv(Math.imul(fnv(seeds.pair, previous) ^ edge, fnvPrime), word));
    countCharacters(characters, word);
    const concept = conceptFor(word);
    if (concept !== undefined) {
      count(words, fnv(seeds.concept, concept));
      concepts.add(concept);
    }
    previous = word;
  }
  countConceptPairs(words, concepts);
  return { words, characters };
}
