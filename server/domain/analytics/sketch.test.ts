import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, distributionOf, relativeError } from "./sketch";
import { addTo, type Vector } from "./vector";

/** Quantile of type 7, exactly. */
function exact(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return sorted[low]! + (above - sorted[low]!) * (at - low);
}
function sketched(values: readonly number[]): Vector {
  const vector: Vector = new Map();
  for (const v of values) addTo(vector, new Map([[bucketOf(v), 1]]));
  return vector;
}
const seconds = fc.oneof(fc.nat(120), fc.nat(100_000), fc.nat(3_000_000_000));

describe("the sketch of a distribution", () => {
  it("has every quantile within its relative error of the exact one", () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 200 }), (values) => {
        const d = distributionOf(sketched(values), 0);
        expect(d.n).toBe(values.length);
        for (const [key, q] of [
          ["p25", 0.25],
          ["p50", 0.5],
          ["p75", 0.75],
          ["p90", 0.9],
          ["p95", 0.95],
        ] as const) {
          const is = exact(values, q);
          expect(Math.abs(d[key]! - is)).toBeLessThanOrEqual(is * relativeError + 1e-9);
        }
      }),
    );
  });
  it("subtracts: what is taken away was never there", () => {
    fc.assert(
      fc.property(fc.array(seconds), fc.array(seconds), (a, b) => {
        const sum = sketched([...a, ...b]);
        addTo(sum, sketched(b), -1);
        expect(sum).toEqual(sketched(a));
      }),
    );
  });
  it("counts everything in bars that do not overlap", () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1 }), (values) => {
        const { bars, n } = distributionOf(sketched(values), 0);
        expect(bars.reduce((sum, b) => sum + b.n, 0)).toBe(n);
        for (const [at, bar] of bars.entries()) {
          if (at > 0) expect(bar.fromS).toBeGreaterThanOrEqual(bars[at - 1]!.toS - 1e-6);
          const inside = values.filter((v) =>
            bar.fromS === 0 ? v <= bar.toS + 1e-6 : v > bar.fromS + 1e-6 && v <= bar.toS + 1e-6,
          );
          if (bar.fromS > 0) expect(inside.length).toBe(bar.n);
        }
      }),
    );
  });
  it("says nothing of nothing", () => {
    expect(distributionOf(new Map(), 0)).toEqual({
      n: 0,
      p25: null,
      p50: null,
      p75: null,
      p90: null,
      p95: null,
      bars: [],
    });
  });
});
