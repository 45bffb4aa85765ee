import { afterEach, describe, expect, it, vi } from "vitest";
import { readTold, untold, writeTold } from "./told";

const offers = [
  { id: "before", offeredAt: 900 },
  { id: "told", offeredAt: 1100 },
  { id: "new", offeredAt: 1200 },
];

describe("what a tab that leads tells", () => {
  it("is what came since it was opened and what no tab has told, also when it leads only since the other one was shut", () => {
    expect(untold(offers, new Set(["told"]), 1000).map((o) => o.id)).toEqual(["new"]);
    expect(untold(offers, new Set(["told", "new"]), 1000)).toEqual([]);
  });
});

describe("what is kept of it", () => {
  afterEach(() => vi.unstubAllGlobals());
  const storing = (kept: string | null) => {
    const setItem = vi.fn();
    vi.stubGlobal("localStorage", { getItem: () => kept, setItem });
    return setItem;
  };

  it("is read as it was written", () => {
    const setItem = storing('["a","b"]');
    expect(readTold()).toEqual(new Set(["a", "b"]));
    writeTold(["c"]);
    expect(setItem).toHaveBeenCalledWith("baton.offers.told", '["c"]');
  });

  it.each([["null"], ["{}"], ["no json"], ["[1,null]"]])("is nothing where something else lies there: %s", (kept) => {
    storing(kept);
    expect(readTold()).toEqual(new Set());
  });

  it("does without a storage", () => {
    vi.stubGlobal("localStorage", undefined);
    expect(readTold()).toEqual(new Set());
    expect(() => writeTold(["a"])).not.toThrow();
  });
});
