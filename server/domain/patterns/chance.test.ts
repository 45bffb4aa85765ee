import fc from "fast-check";
import { expect, it } from "vitest";
import { atLeast, atLeastDrawn, atLeastOf, atMostSolved, leastShare, standing } from "./chance";

it.each([
  ["two sixes of two", atLeast(2, 2, 1 / 6), 1 / 36],
  ["none at least", atLeast(0, 5, 0.2), 1],
  ["more than there are", atLeast(6, 5, 0.2), 0],
  ["one of three at even chance", atLeast(1, 3, 0.5), 7 / 8],
  ["three where one is usual", atLeastOf(3, 1), 1 - 2.5 * Math.exp(-1)],
  ["the tea of the lady", atLeastDrawn(4, 4, 4, 8), 1 / 70],
  ["half of it", atLeastDrawn(3, 4, 4, 8), 17 / 70],
  [
    "one of two unlike tries",
    atMostSolved(1, [
      { count: 1, chance: 0.9 },
      { count: 1, chance: 0.5 },
    ]),
    1 - 0.45,
  ],
  ["all of them", atMostSolved(3, [{ count: 3, chance: 0.9 }]), 1],
])("the chance of %s", (_, found, right) => {
  expect(found).toBeCloseTo(right, 9);
});

it("of tries that are alike is the binomial", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (n, p) => {
      for (let k = 0; k < n; k++)
        expect(atMostSolved(k, [{ count: n, chance: p }]) + atLeast(k + 1, n, p)).toBeCloseTo(1, 6);
    }),
    { numRuns: 30 },
  );
});

it("of many tests those stand that one alone would not have to be as strong for", () => {
  const tests = [0.001, 0.012, 0.02, 0.2, 0.9].map((chance) => ({ chance }));
  expect(standing(tests, 0.05).map((t) => t.chance)).toEqual([0.001, 0.012, 0.02]);
  expect(standing([{ chance: 0.03 }, { chance: 0.9 }], 0.05)).toEqual([]);
  expect(standing([], 0.05)).toEqual([]);
});

it("a share is at least what Wilson's interval says", () => {
  expect(leastShare(0, 0)).toBe(0);
  expect(leastShare(8, 10)).toBeGreaterThan(0.5);
  expect(leastShare(8, 10)).toBeLessThan(leastShare(80, 100));
});
