import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refresher } from "./refresher";

/** A refresh that ends when told, counting how often it ran and what it saw when it began. */
function controlled(read: () => number = () => 0) {
  const pending: (() => void)[] = [];
  const seen: number[] = [];
  const refresh = () => {
    seen.push(read());
    return new Promise<void>((resolve) => pending.push(resolve));
  };
  return { refresh, seen, finish: () => pending.splice(0).forEach((resolve) => void resolve()) };
}

describe("the refresher", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

  it("refreshes at once, and a burst meanwhile once more", async () => {
    const refresher = new Refresher(60);
    const inbox = controlled();
    for (let i = 0; i < 50; i++) refresher.add("inbox", inbox.refresh);
    expect(inbox.seen).toHaveLength(1);
    inbox.finish();
    await pass(60);
    expect(inbox.seen).toHaveLength(2);
    inbox.finish();
    await pass(10_000);
    expect(inbox.seen).toHaveLength(2);
  });

  it("never misses the last change, whenever it comes", async () => {
    for (const arrival of ["while fetching", "in the pause", "when idle"] as const) {
      let version = 1;
      const inbox = controlled(() => version);
      const refresher = new Refresher(60);
      refresher.add("inbox", inbox.refresh);
      if (arrival !== "while fetching") {
        inbox.finish();
        await pass(arrival === "in the pause" ? 30 : 1000);
      }
      version = 2;
      refresher.add("inbox", inbox.refresh);
      inbox.finish();
      await pass(1000);
      inbox.finish();
      expect(inbox.seen.at(-1), arrival).toBe(2);
      expect(inbox.seen, arrival).toHaveLength(2);
    }
  });

  it("pauses between two rounds", async () => {
    const refresher = new Refresher(60);
    const inbox = controlled();
    refresher.add("inbox", inbox.refresh);
    refresher.add("inbox", inbox.refresh);
    inbox.finish();
    await pass(59);
    expect(inbox.seen).toHaveLength(1);
    await pass(1);
    expect(inbox.seen).toHaveLength(2);
  });

  it("runs what came for several keys together, each once, the newest way", async () => {
    const refresher = new Refresher(60);
    const [first, old, fresh, other] = [controlled(), controlled(), controlled(), controlled()];
    refresher.add("first", first.refresh);
    refresher.add("a", old.refresh);
    refresher.add("b", other.refresh);
    refresher.add("a", fresh.refresh);
    first.finish();
    await pass(60);
    expect([old, fresh, other].map((c) => c.seen.length)).toEqual([0, 1, 1]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["fails", () => Promise.reject(new Error("offline"))],
    [
      "throws",
      () => {
        throw new Error("at once");
      },
    ],
  ])("goes on when a refresh %s", async (_, bad) => {
    const refresher = new Refresher(60);
    const inbox = controlled();
    refresher.add("bad", bad);
    refresher.add("inbox", inbox.refresh);
    await pass(60);
    expect(inbox.seen).toHaveLength(1);
    inbox.finish();
    await pass(60);
    refresher.add("inbox", inbox.refresh);
    expect(inbox.seen).toHaveLength(2);
  });
});
