import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, learnParentWeight, shrunkChance, shrunkMean, shrunkOffset, usualParentWeight } from "./shrink";

const chance = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const shift = fc.double({ min: -3, max: 3, noNaN: true });
const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    weight: fc.double({ min: 0.1, max: 50, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    shift,
  })
  .map(({ weight, share, shift }) => ({ weight, solved: weight * share, shift }));

describe("a shrunk chance", () => {
  it("is the parent without evidence, exactly", () => {
    fc.assert(fc.property(chance, (p) => shrunkChance([], p, 12) === p));
  });

  it("is the beta posterior's mean where nothing is shifted", () => {
    fc.assert(
      fc.property(
        chance,
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p, n, share) => {
          const found = shrunkChance([{ weight: n, solved: n * share, shift: 0 }], p, 12);
          expect(found).toBeCloseTo((12 * p + n * share) / (12 + n), 2);
        },
      ),
    );
  });

  it("goes to what many touches say, and never past it", () => {
    fc.assert(
      fc.property(chance, chance, (parent, rate) => {
        const at = (n: number) => shrunkChance([{ weight: n, solved: n * rate, shift: 0 }], parent, 12);
        const off = [1, 10, 100, 10_000].map((n) => Math.abs(at(n) - rate));
        for (let i = 1; i < off.length; i++) expect(off[i]!).toBeLessThanOrEqual(off[i - 1]! + 1e-9);
        expect(at(10_000)).toBeCloseTo(rate, 2);
      }),
    );
  });

  it("rises with every success and with the parent", () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 6 }), chance, chance, (list, a, b) => {
        const [first, ...rest] = list as [Evidence, ...Evidence[]];
        const more = [{ ...first, solved: first.weight }, ...rest];
        expect(shrunkChance(more, a, 12)).toBeGreaterThanOrEqual(shrunkChance(list, a, 12));
        expect(shrunkChance(list, Math.max(a, b), 12)).toBeGreaterThanOrEqual(shrunkChance(list, Math.min(a, b), 12));
      }),
    );
  });

  it("thinks better of whoever solved the same share of harder tickets", () => {
    const solved = (shift: number) => shrunkChance([{ weight: 40, solved: 20, shift }], 0.7, 12);
    expect(solved(-1)).toBeGreaterThan(solved(0));
    expect(solved(0)).toBeGreaterThan(solved(1));
  });
});

describe("a person's offset", () => {
  it("is 0 without evidence and rises with successes, trusted the more the more there were", () => {
    expect(shrunkOffset([])).toEqual({ offset: 0, trust: 0 });
    fc.assert(
      fc.property(evidence, (e) => {
        const found = shrunkOffset([e]);
        const better = shrunkOffset([{ ...e, solved: e.weight }]);
        expect(better.offset).toBeGreaterThanOrEqual(found.offset);
        const more = shrunkOffset([{ ...e, weight: e.weight * 10, solved: e.solved * 10 }]);
        expect(Math.abs(more.offset)).toBeGreaterThanOrEqual(Math.abs(found.offset) - 1e-6);
        expect(found.trust).toBeGreaterThan(0);
        expect(found.trust).toBeLessThan(1);
      }),
    );
  });

  it("comes to what many touches say", () => {
    const p = 1 / (1 + Math.exp(-(0.3 + 0.7)));
    const { offset, trust } = shrunkOffset([{ weight: 5000, solved: 5000 * p, shift: 0.3 }]);
    expect(offset).toBeCloseTo(0.7, 1);
    expect(trust).toBeGreaterThan(0.99);
  });
});

describe("a shrunk mean", () => {
  it("lies between parent and mean", () => {
    expect(shrunkMean(0, 0, 3, 10)).toBe(3);
    expect(shrunkMean(10 * 5, 10, 3, 10)).toBe(4);
  });
});

describe("what a parent's word is worth", () => {
  const children = (spread: number) =>
    Array.from({ length: 12 }, (_, i) => ({
      weight: 60,
      solved: 60 * (0.6 + (i % 2 ? spread : -spread)),
      expected: 0.6,
    }));
  it("is little where children differ from it, much where they don't, and as usual where little is known", () => {
    expect(learnParentWeight(children(0.35))).toBeLessThan(usualParentWeight);
    expect(learnParentWeight(children(0.02))).toBeGreaterThan(usualParentWeight);
    expect(learnParentWeight(children(0.35).slice(0, 4))).toBe(usualParentWeight);
    expect(learnParentWeight([])).toBe(usualParentWeight);
  });
});
