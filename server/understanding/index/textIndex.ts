import { Best } from "./best";
import { mostSlots, Postings, slotOf, timesOf } from "./postings";
import { lengthOf } from "./quantise";
import { fuse, lengthNorm, liftForSameError, occurrence, rarity } from "./score";
import { Vectors } from "./vectors";

/** A text as it is indexed and asked with. */
export interface IndexedText {
  /** From `countWords`. */
  words: ReadonlyMap<number, number>;
  /** From `quantise`; null while it has not been encoded, or cannot be. */
  vector: Int8Array | null;
  /** Hashes of its error signatures. */
  signatures: readonly string[];
}

/** A text that is like the one asked with, and why. */
export interface Hit<Facts> {
  id: string;
  facts: Facts;
  /** 0..1, everything together. */
  score: number;
  /** Share of the asked text's words that it holds, by their rarity, 0..1. */
  byWords: number;
  /** Cosine of the two vectors, -1..1; null where one of them has none. */
  byMeaning: number | null;
  /** Error signatures that both have. */
  signatures: string[];
}

/** So many of the closest by words are compared by meaning. */
const candidates = 400;
/** The rarest words of a long text are asked with; the others cost time and tell nothing. */
const askedWords = 40;
/** Where so many rarer words are shared out, words that more than an eighth of all texts hold are not looked at: they cost
 *  most of the time and change the order of few. */
const enoughWords = 4;
const commonShare = 1 / 8;
/** Texts with the same error that are looked at; of more, the newest. */
const sameErrors = 200;
const tidyWords = 200;

interface Slot<Facts> {
  id: string;
  facts: Facts;
  signatures: readonly string[];
}

/**
 * Finds texts like a text: closest by words first (BM25 over hashed words), the best few hundred then compared by meaning.
 * Texts are added, replaced and taken out one by one; what is taken out is found no more at once, and its traces are
 * cleared away in small steps while others are added. It holds neither texts nor words. Not for use by two threads.
 */
export class TextIndex<Facts> {
  private readonly slots: (Slot<Facts> | undefined)[] = [];
  private readonly slotById = new Map<string, number>();
  private readonly postings = new Map<number, Postings>();
  private readonly bySignature = new Map<string, Set<number>>();
  private readonly vectors: Vectors;
  private lengths = new Uint16Array(1024);
  private totalLength = 0;
  /** 1 = taken out, and its postings may still be there. */
  private isGone = new Uint8Array(1024);
  private gone: number[] = [];
  private readonly free: number[] = [];
  private tidying: { slots: number[]; words: MapIterator<[number, Postings]> } | null = null;
  /** Scores of the search under way; all 0 between searches. */
  private sums = new Float32Array(1024);

  constructor(dimensions = 512) {
    this.vectors = new Vectors(dimensions);
  }

  get size(): number {
    return this.slotById.size;
  }

  /** Bytes of its typed arrays; ids and facts come on top. */
  get bytes(): number {
    let bytes = this.vectors.bytes + this.lengths.byteLength + this.isGone.byteLength + this.sums.byteLength;
    for (const one of this.postings.values()) bytes += one.bytes;
    return bytes;
  }

  /** Adds a text, or replaces the one with this id. Throws a RangeError beyond 268 million texts. */
  put(id: string, text: IndexedText, facts: Facts): void {
    this.remove(id);
    const slot = this.free.pop() ?? this.slots.length;
    if (slot >= mostSlots) throw new RangeError("the index is full");
    this.makeRoom(slot);
    this.slots[slot] = { id, facts, signatures: text.signatures };
    this.slotById.set(id, slot);
    let length = 0;
    for (const [word, times] of text.words) {
      const holders = this.postings.get(word) ?? new Postings();
      if (holders.size === 0) this.postings.set(word, holders);
      holders.add(slot, times);
      length += times;
    }
    this.lengths[slot] = Math.min(length, 65_535);
    this.totalLength += this.lengths[slot]!;
    this.vectors.set(slot, text.vector);
    for (const signature of text.signatures) {
      const same = this.bySignature.get(signature);
      if (same) same.add(slot);
      else this.bySignature.set(signature, new Set([slot]));
    }
    this.tidy();
  }

  /** Takes a text out; false where there is none with this id. */
  remove(id: string): boolean {
    const slot = this.slotById.get(id);
    if (slot === undefined) return false;
    for (const signature of this.slots[slot]!.signatures) {
      const same = this.bySignature.get(signature);
      same?.delete(slot);
      if (same?.size === 0) this.bySignature.delete(signature);
    }
    this.slotById.delete(id);
    this.slots[slot] = undefined;
    this.isGone[slot] = 1;
    this.gone.push(slot);
    this.totalLength -= this.lengths[slot]!;
    this.vectors.set(slot, null);
    this.tidy();
    return true;
  }

  /** The closest texts, the best first. */
  search(
    asked: IndexedText,
    limit: number,
    isWanted: (id: string, facts: Facts) => boolean = () => true,
  ): Hit<Facts>[] {
    const { best, whole } = this.sumWords(asked.words);
    const found = new Set<number>();
    const shared = this.withSameError(asked.signatures);
    const closest = new Best(candidates);
    for (let slot = 0; slot < this.slots.length; slot++) {
      const sum = best[slot]!;
      if (sum === 0 || !closest.wouldKeep(sum)) continue;
      const one = this.slots[slot];
      if (one && isWanted(one.id, one.facts)) closest.offer(slot, sum);
    }
    for (const slot of closest.kept()) found.add(slot);
    for (const slot of shared.keys()) if (isWanted(this.slots[slot]!.id, this.slots[slot]!.facts)) found.add(slot);
    const length = asked.vector ? lengthOf(asked.vector) : 0;
    const hits = [...found].map((slot): Hit<Facts> => {
      const { id, facts } = this.slots[slot]!;
      const byWords = whole === 0 ? 0 : Math.min(1, best[slot]! / whole);
      const byMeaning = asked.vector && this.vectors.cosine(slot, asked.vector, length);
      const signatures = shared.get(slot) ?? [];
      const fused = fuse(byWords, byMeaning);
      return {
        id,
        facts,
        score: signatures.length > 0 ? liftForSameError(fused) : fused,
        byWords,
        byMeaning,
        signatures,
      };
    });
    best.fill(0);
    return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** Whether a text that is wanted names this error. */
  hasError(signature: string, isWanted: (id: string, facts: Facts) => boolean): boolean {
    for (const slot of this.bySignature.get(signature) ?? []) {
      const { id, facts } = this.slots[slot]!;
      if (isWanted(id, facts)) return true;
    }
    return false;
  }

  /** How much a word tells about the texts that hold it; 0 where more than a fifth of all hold it. */
  tellingness(word: number): number {
    const holders = this.postings.get(word)?.size ?? 0;
    return holders > Math.max(3, this.size / 5) ? 0 : this.rarityOf(word);
  }

  private rarityOf(word: number): number {
    return rarity(this.size, this.postings.get(word)?.size ?? 0);
  }

  private makeRoom(slot: number): void {
    if (slot < this.lengths.length) return;
    const capacity = Math.ceil(slot * 1.5) + 1;
    const lengths = new Uint16Array(capacity);
    lengths.set(this.lengths);
    this.lengths = lengths;
    const isGone = new Uint8Array(capacity);
    isGone.set(this.isGone);
    this.isGone = isGone;
    this.sums = new Float32Array(capacity);
  }

  /** BM25 of every slot, and of the asked text with itself. */
  private sumWords(words: ReadonlyMap<number, number>): { best: Float32Array; whole: number } {
    const mean = this.totalLength / Math.max(1, this.size);
    let length = 0;
    for (const times of words.values()) length += times;
    const ownNorm = lengthNorm(Math.min(length, 65_535), mean);
    const rarest = [...words]
      .map(([word, times]) => ({ holders: this.postings.get(word), weight: this.rarityOf(word), times }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, askedWords);
    let whole = 0;
    let known = 0;
    const { sums, lengths } = this;
    for (const { holders, weight, times } of rarest) {
      if (known >= enoughWords && holders && holders.size > this.size * commonShare) break;
      if (holders) known++;
      whole += weight * occurrence(times, ownNorm);
      if (!holders) continue;
      const { entries, size } = holders;
      for (let at = 0; at < size; at++) {
        const entry = entries[at]!;
        const slot = slotOf(entry);
        sums[slot]! += weight * occurrence(timesOf(entry), lengthNorm(lengths[slot]!, mean));
      }
    }
    return { best: sums, whole };
  }

  private withSameError(signatures: readonly string[]): Map<number, string[]> {
    const shared = new Map<number, string[]>();
    for (const signature of new Set(signatures)) {
      for (const slot of [...(this.bySignature.get(signature) ?? [])].slice(-sameErrors)) {
        shared.set(slot, [...(shared.get(slot) ?? []), signature]);
      }
    }
    return shared;
  }

  /** A few words further in clearing away what was taken out; a whole round frees the slots. */
  private tidy(): void {
    if (!this.tidying) {
      // Until then, words count as a little more common than they are.
      if (this.gone.length <= this.size / 10) return;
      this.tidying = { slots: this.gone, words: this.postings.entries() };
      this.gone = [];
    }
    for (let step = 0; step < tidyWords; step++) {
      const next = this.tidying.words.next();
      if (next.done) {
        for (const slot of this.tidying.slots) this.isGone[slot] = 0;
        this.free.push(...this.tidying.slots);
        this.tidying = null;
        return;
      }
      const [word, holders] = next.value;
      holders.purge(this.isGone);
      if (holders.size === 0) this.postings.delete(word);
    }
  }
}
