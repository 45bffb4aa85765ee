/** What happens next, in order of time; what happens at the same instant keeps the order in which it was put here. */
export class Agenda<E> {
  private readonly heap: { at: number; n: number; event: E }[] = [];
  private count = 0;

  add(at: number, event: E): void {
    const item = { at, n: this.count++, event };
    const { heap } = this;
    let i = heap.push(item) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!isBefore(item, heap[up]!)) break;
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = item;
  }

  get nextAt(): number {
    return this.heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  take(): E | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return undefined;
    if (heap.length > 0) {
      let i = 0;
      for (;;) {
        let down = 2 * i + 1;
        if (down >= heap.length) break;
        if (down + 1 < heap.length && isBefore(heap[down + 1]!, heap[down]!)) down++;
        if (!isBefore(heap[down]!, last)) break;
        heap[i] = heap[down]!;
        i = down;
      }
      heap[i] = last;
    }
    return first.event;
  }
}

const isBefore = (a: { at: number; n: number }, b: { at: number; n: number }) =>
  a.at < b.at || (a.at === b.at && a.n < b.n);
