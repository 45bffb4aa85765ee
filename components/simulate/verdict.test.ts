import { describe, expect, it } from "vitest";
import { verdictOf } from "./verdict";

const change = (value: number, low = value, high = value) => ({ value, low, high });

describe("verdictOf", () => {
  it("tells good from bad by what the measure wants", () => {
    expect(verdictOf({ measure: "hops", change: change(-5, -8, -2) })).toBe("better");
    expect(verdictOf({ measure: "hops", change: change(5, 2, 8) })).toBe("worse");
    expect(verdictOf({ measure: "contained", change: change(5, 2, 8) })).toBe("better");
    expect(verdictOf({ measure: "autonomous", change: change(5) })).toBe("other");
  });
  it("claims nothing where the interval holds both directions", () => {
    expect(verdictOf({ measure: "cost", change: change(-5, -12, 1) })).toBe("unclear");
    expect(verdictOf({ measure: "cost", change: change(0) })).toBe("same");
  });
});
