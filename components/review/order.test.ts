import { describe, expect, it } from "vitest";
import { afterSettling, nextOrder, stepFrom } from "./order";

describe("the list of drafts while it changes", () => {
  it.each([
    ["stands still when nothing happens", ["a", "b"], ["a", "b"], ["a", "b"], []],
    ["takes new ones at the end at once", ["a", "b"], ["a", "b", "c"], ["a", "b", "c"], []],
    ["holds back what would push others down", ["b", "c"], ["a", "b", "x", "c"], ["b", "c"], ["a", "x"]],
    ["lets go of what is settled", ["a", "b", "c"], ["a", "c"], ["a", "c"], []],
    ["keeps the order it shows when the server's differs", ["a", "b"], ["b", "a"], ["a", "b"], []],
    ["begins anew when nothing is left", ["a"], ["c", "b"], ["c", "b"], []],
    ["is empty when nothing waits", ["a"], [], [], []],
  ])("%s", (_, before, now, order, held) => {
    expect(nextOrder(before, now)).toEqual({ order, held });
  });
});

describe("where the reviewer goes on", () => {
  it("is the next one, at the end the one before, and nowhere after the last", () => {
    expect(afterSettling(["a", "b", "c"], "b")).toBe("c");
    expect(afterSettling(["a", "b"], "b")).toBe("a");
    expect(afterSettling(["a"], "a")).toBeNull();
  });
  it("is one step along the list, which ends at its ends", () => {
    expect(stepFrom(["a", "b"], "a", 1)).toBe("b");
    expect(stepFrom(["a", "b"], "b", 1)).toBe("b");
    expect(stepFrom(["a", "b"], null, 1)).toBe("a");
    expect(stepFrom(["a", "b"], "gone", -1)).toBe("b");
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
