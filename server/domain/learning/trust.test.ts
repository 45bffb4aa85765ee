import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loweredBy } from "./trust";

describe("by how much answers that did not hold lower the confidence", () => {
  it.each([
    ["nothing known", 0, 0, 0],
    ["all held", 40, 0, 0],
    ["as many as the limit allows", 100, 5, 0],
    ["one of one", 1, 1, 0.09],
    ["one of twelve", 12, 1, 0.02],
    ["three of twelve", 12, 3, 0.11],
    ["all of many: no more than the most", 50, 50, 0.15],
  ])("%s", (_, total, wrong, lowered) => {
    expect(loweredBy({ total, wrong }, 0.05, 0.15)).toBeCloseTo(lowered, 10);
  });

  const answers = fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]) => ({ total: a + b, wrong: a }));
  it("stays within its bounds, falls with each that holds and rises with each that does not", () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0.01, max: 0.5, noNaN: true }), ({ total, wrong }, limit) => {
        const now = loweredBy({ total, wrong }, limit, 0.15);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(0.15);
        expect(loweredBy({ total: total + 1, wrong }, limit, 0.15)).toBeLessThanOrEqual(now);
        expect(loweredBy({ total: total + 1, wrong: wrong + 1 }, limit, 0.15)).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});
