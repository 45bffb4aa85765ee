import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autonomyEvidence, upperErrorBound } from "./autonomy";

describe("the upper bound of an error rate (Clopper-Pearson, one-sided)", () => {
  // Where no error was seen, the exact bound is 1 − a^(1/n); the others are beta quantiles from tables.
  it.each([
    [0, 59, 0.05, 0.0495],
    [0, 58, 0.05, 0.0503],
    [1, 100, 0.05, 0.0466],
    [5, 100, 0.05, 0.10225],
    [0, 60, 0.025, 1 - 0.025 ** (1 / 60)],
    [0, 1, 0.05, 0.95],
    [1, 2, 0.05, 0.9747],
    [0, 1_000_000, 0.05, 2.9957e-6],
    [10, 10, 0.05, 1],
    [11, 10, 0.05, 1],
    [0, 0, 0.05, 1],
  ])("%s of %s at %s is %s", (wrong, total, a, bound) => {
    expect(upperErrorBound(wrong, total, a)).toBeCloseTo(bound, bound < 0.001 ? 9 : 4);
  });

  it("rises with errors, falls with outcomes and with the error allowed", () => {
    const count = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(count, fc.nat(50), fc.double({ min: 0.001, max: 0.2, noNaN: true }), (total, wrong, a) => {
        const bound = upperErrorBound(wrong, total, a);
        expect(bound).toBeGreaterThanOrEqual(Math.min(1, wrong / total));
        expect(upperErrorBound(wrong + 1, total, a)).toBeGreaterThanOrEqual(bound);
        expect(upperErrorBound(wrong, total + 1, a)).toBeLessThanOrEqual(bound);
        expect(upperErrorBound(wrong, total, a * 2)).toBeLessThanOrEqual(bound);
      }),
    );
  });
});

describe("the evidence for acting alone", () => {
  it.each([
    [
      { total: 0, wrong: 0 },
      { looked: 0, upperBound: 1, isEarned: false, missing: 120 },
    ],
    [
      { total: 59, wrong: 0 },
      { looked: 0, upperBound: 1, isEarned: false, missing: 61 },
    ],
    [
      { total: 60, wrong: 0 },
      { looked: 60, isEarned: false, missing: 60 },
    ],
    [
      { total: 119, wrong: 0 },
      { looked: 60, isEarned: false, missing: 1 },
    ],
    [
      { total: 120, wrong: 0 },
      { looked: 120, isEarned: true, missing: 0 },
    ],
    [
      { total: 239, wrong: 0 },
      { looked: 120, isEarned: true, missing: 0 },
    ],
    [
      { total: 120, wrong: 1 },
      { looked: 120, isEarned: false, missing: 120 },
    ],
    [
      { total: 240, wrong: 1 },
      { looked: 240, isEarned: true, missing: 0 },
    ],
    [
      { total: 10_000, wrong: 9000 },
      { looked: 7680, isEarned: false, missing: expect.any(Number) },
    ],
  ])("of %j at 5 %%", (count, evidence) => {
    expect(autonomyEvidence(count, 0.05)).toMatchObject(evidence);
  });

  it("spends half of the error at the first look and half of the rest at each further one", () => {
    expect(autonomyEvidence({ total: 60, wrong: 0 }, 0.05).upperBound).toBeCloseTo(1 - 0.025 ** (1 / 60), 9);
    expect(autonomyEvidence({ total: 130, wrong: 0 }, 0.05).upperBound).toBeCloseTo(1 - 0.0125 ** (1 / 120), 9);
    expect(autonomyEvidence({ total: 240, wrong: 0 }, 0.05).upperBound).toBeCloseTo(1 - 0.00625 ** (1 / 240), 9);
  });

  it("says the truth about what is missing: with so many more right answers it is earned, and with no fewer", () => {
    const counts = fc
      .nat(2000)
      .chain((total) => fc.record({ total: fc.constant(total), wrong: fc.nat(Math.min(total, 60)) }));
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.3, noNaN: true }), ({ total, wrong }, limit) => {
        const { isEarned, missing } = autonomyEvidence({ total, wrong }, limit);
        expect(isEarned).toBe(missing === 0);
        if (isEarned) return;
        expect(autonomyEvidence({ total: total + missing, wrong }, limit).isEarned).toBe(true);
        expect(autonomyEvidence({ total: total + missing - 1, wrong }, limit).isEarned).toBe(false);
      }),
    );
  });

  it("is never better for more errors, or for a stricter limit", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(80), fc.double({ min: 0.01, max: 0.3, noNaN: true }), (total, wrong, limit) => {
        const evidence = autonomyEvidence({ total, wrong }, limit);
        const worse = autonomyEvidence({ total, wrong: wrong + 1 }, limit);
        expect(worse.upperBound).toBeGreaterThanOrEqual(evidence.upperBound);
        expect(worse.isEarned && !evidence.isEarned).toBe(false);
        expect(worse.missing).toBeGreaterThanOrEqual(evidence.missing);
        expect(autonomyEvidence({ total, wrong }, limit / 2).isEarned && !evidence.isEarned).toBe(false);
      }),
    );
  });

  it("never promises what no look can earn", () => {
    expect(autonomyEvidence({ total: 10, wrong: 0 }, 1e-15).missing).toBe(Number.POSITIVE_INFINITY);
  });
});
