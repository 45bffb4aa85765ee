import { describe, expect, it } from "vitest";
import { meanOf, ratioOf } from "./compare";

describe("means and ratios over worlds", () => {
  it("gives Student's interval", () => {
    const { value, low, high, n } = meanOf([1, 2, 3, 4]);
    expect([value, n]).toEqual([2.5, 4]);
    // Deviation 1.291, standard error 0.6455, times 3.182.
    expect(high - value).toBeCloseTo(2.054, 3);
    expect(value - low).toBeCloseTo(2.054, 3);
  });

  it("has no interval for one world", () => {
    expect(meanOf([3])).toEqual({ value: 3, low: Number.NaN, high: Number.NaN, n: 1 });
    expect(ratioOf([3], [4])).toEqual({ value: 0.75, low: Number.NaN, high: Number.NaN, n: 1 });
  });

  it("lets cancel what both have in common: a constant ratio is certain however the worlds differ", () => {
    const { value, low, high } = ratioOf([2, 20, 7], [4, 40, 14]);
    expect([value, low, high].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([0.5, 0.5, 0.5]);
    expect(ratioOf([2, 21, 7], [4, 40, 14]).high).toBeGreaterThan(0.5);
  });
});
