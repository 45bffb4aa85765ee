import { describe, expect, it } from "vitest";
import { type Tries, tried, triesFor, waitOf } from "./retry-plan";

const second = 1000;

describe("trying again by itself", () => {
  it("waits longer each time and then leaves it to the reader", () => {
    let last: Tries | null = null;
    let now = 0;
    const seen: (number | null)[] = [];
    for (let i = 0; i < 4; i++) {
      const tries: Tries = triesFor(last, "/inbox", now);
      const wait = waitOf(tries);
      seen.push(wait);
      now += (wait ?? 0) * second;
      last = wait === null ? tries : tried(tries, now);
      now += second;
    }
    expect(seen).toEqual([5, 10, 20, null]);
  });
  it("begins anew at another place, and after a quiet minute", () => {
    const last = { place: "/inbox", count: 3, at: 0 };
    expect(waitOf(triesFor(last, "/queues", second))).toBe(5);
    expect(waitOf(triesFor(last, "/inbox", 59 * second))).toBeNull();
    expect(waitOf(triesFor(last, "/inbox", 60 * second))).toBe(5);
  });
});
