/** Keeps the `limit` highest of many scored numbers; a heap with the lowest on top. Equal scores: the lower number stays. */
export class Best {
  private readonly items: Int32Array;
  private readonly scores: Float32Array;
  private size = 0;

  constructor(private readonly limit: number) {
    this.items = new Int32Array(limit);
    this.scores = new Float32Array(limit);
  }

  private isWorse(a: number, b: number): boolean {
    const difference = this.scores[a]! - this.scores[b]!;
    return difference < 0 || (difference === 0 && this.items[a]! > this.items[b]!);
  }

  private swap(a: number, b: number): void {
    const [item, score] = [this.items[a]!, this.scores[a]!];
    this.items[a] = this.items[b]!;
    this.scores[a] = this.scores[b]!;
    this.items[b] = item;
    this.scores[b] = score;
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.isWorse(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.size && this.isWorse(child, worst)) worst = child;
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }

  /** Whether an item with this score would be kept just now. */
  wouldKeep(score: number): boolean {
    return this.size < this.limit || score >= this.scores[0]!;
  }

  offer(item: number, score: number): void {
    if (this.size < this.limit) {
      this.items[this.size] = item;
      this.scores[this.size] = score;
      this.rise(this.size++);
      return;
    }
    const isBetter = score > this.scores[0]! || (score === this.scores[0]! && item < this.items[0]!);
    if (!isBetter) return;
    this.items[0] = item;
    this.scores[0] = score;
    this.sink();
  }

  /** What was kept, in no order. */
  kept(): Int32Array {
    return this.items.slice(0, this.size);
  }
}
