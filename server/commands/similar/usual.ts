import { leastResolved, leastWords } from "../../domain/similar/unfamiliar";
import { askedWith } from "../../understanding/index/asked";
import type { IndexedText, TextIndex } from "../../understanding/index/textIndex";

/** The newest resolved tickets that are compared with the others. */
const sampled = 100;
/** Measured anew once there are this many times more, or fewer. */
const growth = 1.25;
/** Nine in ten are at least as close to another one. */
const quantile = 0.1;
/** Who shares half of the words is never unlike, however much alike the forms are that this desk gets. */
const most = 0.5;

/** How many tickets are resolved, and how close resolved tickets of this desk usually come to one another: what is close
 *  depends on how many there are and on how people write, so the desk is its own measure. */
export class Usual {
  private readonly resolved = new Set<string>();
  private readonly sample = new Map<string, IndexedText>();
  private measuredAt = 0;
  /** 0..1; null until there are enough. */
  closeness: number | null = null;

  get size(): number {
    return this.resolved.size;
  }

  add(id: string, question: string): void {
    this.resolved.add(id);
    const words = askedWith(question, []);
    this.sample.delete(id);
    if (words.words.size < leastWords) return;
    this.sample.set(id, words);
    if (this.sample.size > sampled) this.sample.delete(this.sample.keys().next().value!);
  }

  remove(id: string): void {
    this.resolved.delete(id);
    this.sample.delete(id);
  }

  /** Measures again where much has changed; `breathe` is awaited between searches. */
  async measure(tickets: TextIndex<{ isResolved: boolean }>, breathe: () => Promise<void>): Promise<void> {
    if (this.size < leastResolved) {
      this.closeness = null;
      this.measuredAt = 0;
      return;
    }
    const isStill = this.size < this.measuredAt * growth && this.size * growth > this.measuredAt;
    if (this.closeness !== null && isStill) return;
    this.measuredAt = this.size;
    const found: number[] = [];
    for (const [id, words] of [...this.sample]) {
      await breathe();
      const [closest] = tickets.search(words, 1, (other, { isResolved }) => isResolved && other !== id);
      found.push(closest?.score ?? 0);
    }
    found.sort((a, b) => a - b);
    const lowest = found[Math.floor(quantile * found.length)];
    this.closeness = lowest === undefined ? null : Math.min(most, lowest);
  }
}
