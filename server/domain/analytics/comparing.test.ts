import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustCaseMix, type CaseWork, minimumOutcomes } from "./caseMix";
import { type Stratum, upliftOf } from "./uplift";

const scores = (...values: number[]) => ({
  n: values.length,
  sum: values.reduce((a, b) => a + b, 0),
  squares: values.reduce((a, b) => a + b * b, 0),
});

describe("the uplift of CSAT", () => {
  it("weights strata by their escalated tickets and leaves out what has no match", () => {
    const u = upliftOf([
      { escalated: scores(5, 5, 5), direct: scores(4, 4) },
      { escalated: scores(2), direct: scores(4) },
      { escalated: scores(1, 1), direct: scores() },
    ]);
    // 3/4 × 1 + 1/4 × −2
    expect(u.difference).toBeCloseTo(0.25);
    expect(u).toMatchObject({ strata: 2, escalated: { matched: 4, all: 6 }, direct: { matched: 3, all: 3 } });
  });
  it("says nothing without a match, and no interval without degrees of freedom", () => {
    expect(upliftOf([]).difference).toBeNull();
    expect(upliftOf([{ escalated: scores(5), direct: scores(3) }])).toMatchObject({
      difference: 2,
      low: null,
      high: null,
    });
  });
  it("has an interval that is right 95 times in 100", () => {
    // Scores of a known difference of 0: seeded, so that the share is always the same.
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const draw = (n: number, shift: number) =>
      scores(...Array.from({ length: n }, () => 1 + Math.floor(random() * 3) + shift));
    let covered = 0;
    for (let run = 0; run < 1_000; run++) {
      const strata: Stratum[] = [0, 1, 2].map((shift) => ({
        escalated: draw(2 + Math.floor(random() * 6), shift),
        direct: draw(2 + Math.floor(random() * 12), shift),
      }));
      const { low, high } = upliftOf(strata);
      if (low! <= 0 && high! >= 0) covered++;
    }
    expect(covered / 1_000).toBeGreaterThan(0.93);
    expect(covered / 1_000).toBeLessThan(0.97);
  });
});

describe("people on equal work", () => {
  const work = (
    personId: string,
    kind: string,
    outcomes: number,
    solved: number,
    handlingS = outcomes * 600,
  ): CaseWork => ({
    personId,
    kind,
    outcomes,
    solved,
    touches: outcomes,
    handlingS,
  });
  it("are alike where they do alike with different work", () => {
    const [ann, bob] = adjustCaseMix([
      work("ann", "easy", 90, 81),
      work("ann", "hard", 10, 5),
      work("bob", "easy", 10, 9),
      work("bob", "hard", 90, 45),
    ]);
    expect(ann!.success!.observed).toBeGreaterThan(bob!.success!.observed + 0.3);
    expect(ann!.success!.adjusted).toBeCloseTo(bob!.success!.adjusted, 10);
    expect(ann!.success!.adjusted).toBeCloseTo(0.7, 10);
  });
  it("are quicker or slower than the desk as they are than what their own work lets expect", () => {
    const each = fc.record({
      kind: fc.constantFrom("easy", "hard"),
      n: fc.integer({ min: 30, max: 90 }),
      s: fc.nat(3_000),
    });
    fc.assert(
      fc.property(fc.array(each, { minLength: 2, maxLength: 6 }), (list) => {
        const all = adjustCaseMix(list.map(({ kind, n, s }, at) => work(`p${at}`, kind, n, 1 + (n >> 1), n * (s + 1))));
        for (const { success, handlingS } of all)
          for (const told of [success!, handlingS!]) {
            expect(told.adjusted / told.desk).toBeCloseTo(told.observed / told.expected, 8);
          }
      }),
    );
  });
  it("are told nothing of below the minimum", () => {
    const [few] = adjustCaseMix([work("few", "easy", minimumOutcomes - 1, 20), work("many", "easy", 100, 90)]);
    expect(few).toEqual({ personId: "few", outcomes: 29, isEnough: false, success: null, handlingS: null });
  });
  it("keep shares within 0 and 1 and the interval around the adjusted one", () => {
    const one = fc.record({
      personId: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("x", "y"),
      outcomes: fc.nat(200),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      handlingS: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(one), (list) => {
        const all = list.map((w) => ({ ...w, solved: Math.floor(w.outcomes * w.share), touches: w.outcomes }));
        for (const { success } of adjustCaseMix(all)) {
          if (!success) continue;
          const { low, adjusted, high } = success;
          for (const share of [low, adjusted, high]) expect(share >= 0 && share <= 1).toBe(true);
          expect(low).toBeLessThanOrEqual(adjusted + 1e-12);
          expect(adjusted).toBeLessThanOrEqual(high + 1e-12);
        }
      }),
    );
  });
});
