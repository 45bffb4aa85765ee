/** Runs refreshes one after the other: keys that come while one is under way wait for it and then run once, however often
 *  they came. So a burst costs few refetches and the last change is never the one that was missed. */
export class Refresher {
  private readonly dirty = new Map<string, () => Promise<unknown>>();
  private isRunning = false;

  constructor(private readonly pauseMs: number) {}

  add(key: string, refresh: () => Promise<unknown>): void {
    this.dirty.set(key, refresh);
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.dirty.size > 0) {
      const batch = [...this.dirty.values()];
      this.dirty.clear();
      // Async, so that one that throws at once is settled like the others and never ends the loop.
      await Promise.allSettled(batch.map(async (refresh) => refresh()));
      await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
    }
    this.isRunning = false;
  }
}
