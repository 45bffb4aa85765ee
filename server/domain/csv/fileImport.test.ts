import { describe, expect, it } from "vitest";
import { beginsAgainAt, importStates, isUnderWay, mostAttempts } from "./fileImport";

describe("an import", () => {
  it("is under way until it is done or has failed", () => {
    expect(importStates.filter(isUnderWay)).toEqual(["waiting", "running"]);
  });

  it("that broke off begins again, ever later, a few times", () => {
    const pauses = Array.from({ length: mostAttempts + 1 }, (_, i) => beginsAgainAt(i + 1, 0, 0.5));
    expect(pauses).toEqual([15_000, 30_000, 60_000, 120_000, null, null]);
    expect(beginsAgainAt(1, 1_000_000, 0)).toBe(1_010_000);
  });
});
