const countBits = 4;
const mostTimes = (1 << countBits) - 1;
/** Slot and count share 32 bits. */
export const mostSlots = 2 ** (32 - countBits);

/** Which texts hold a word and how often, packed as slot × 16 + times (15 stands for more too). */
export class Postings {
  private packed = new Uint32Array(2);
  size = 0;

  add(slot: number, times: number): void {
    if (this.size === this.packed.length) {
      const grown = new Uint32Array(Math.ceil(this.size * 1.5) + 1);
      grown.set(this.packed);
      this.packed = grown;
    }
    this.packed[this.size++] = slot * (1 << countBits) + Math.min(times, mostTimes);
  }

  /** The packed entries; only the first `size` count. Scanned by the search itself: a call for each would cost more. */
  get entries(): Uint32Array {
    return this.packed;
  }

  /** Leaves out the slots that `isGone` names. */
  purge(isGone: Uint8Array): void {
    let kept = 0;
    for (let at = 0; at < this.size; at++) {
      const entry = this.packed[at]!;
      if (isGone[slotOf(entry)] !== 1) this.packed[kept++] = entry;
    }
    this.size = kept;
    if (kept < this.packed.length / 4) this.packed = this.packed.slice(0, Math.max(2, kept));
  }

  get bytes(): number {
    return this.packed.byteLength;
  }
}

export const slotOf = (entry: number): number => entry >>> countBits;
export const timesOf = (entry: number): number => entry & mostTimes;
