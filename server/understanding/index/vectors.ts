import { lengthOf } from "./quantise";

/** Pages of so many vectors: growing copies nothing, so adding one never takes long. */
const pageSize = 2048;

/** Quantised vectors by slot. */
export class Vectors {
  private readonly pages: Int8Array[] = [];
  private lengths = new Float32Array(pageSize);

  constructor(private readonly dimensions: number) {}

  /** A vector of another size counts as none. */
  set(slot: number, vector: Int8Array | null): void {
    const page = Math.floor(slot / pageSize);
    while (this.pages.length <= page) this.pages.push(new Int8Array(pageSize * this.dimensions));
    if (slot >= this.lengths.length) {
      const grown = new Float32Array(Math.max(slot + 1, 2 * this.lengths.length));
      grown.set(this.lengths);
      this.lengths = grown;
    }
    const isUsable = vector !== null && vector.length === this.dimensions;
    this.lengths[slot] = isUsable ? lengthOf(vector) : 0;
    const start = (slot % pageSize) * this.dimensions;
    if (isUsable) this.pages[page]!.set(vector, start);
    else this.pages[page]!.fill(0, start, start + this.dimensions);
  }

  /** Cosine of a slot's vector with another one of length `length`, -1..1; null where the slot has none. */
  cosine(slot: number, vector: Int8Array, length: number): number | null {
    const own = this.lengths[slot] ?? 0;
    if (own === 0 || length === 0) return null;
    const page = this.pages[Math.floor(slot / pageSize)]!;
    const start = (slot % pageSize) * this.dimensions;
    let dot = 0;
    for (let at = 0; at < vector.length; at++) dot += page[start + at]! * vector[at]!;
    return dot / (own * length);
  }

  get bytes(): number {
    return this.pages.length * pageSize * this.dimensions + this.lengths.byteLength;
  }
}
