import { describe, expect, it } from "vitest";
import { diagnose, logLoss, type TextOutcome } from "./diagnose";

const outcome = (
  label: string | null,
  best: string,
  probability: number,
  example = 0,
  noneOfThese = 0,
): TextOutcome => ({
  label,
  best,
  probability,
  noneOfThese,
  example,
});

describe("a diagnosis", () => {
  const outcomes = [
    outcome("a", "a", 0.95, 0),
    outcome("a", "a", 0.91, 1),
    outcome("a", "b", 0.62, 2),
    outcome("b", "b", 0.55, 3),
    outcome(null, "b", 0.2, 4, 0.7),
    outcome(null, "b", 0.92, 5, 0.05),
  ];
  const found = diagnose(outcomes);

  it("counts all texts, and none of these as a reading", () => {
    // Right: two of a, one of b, one of none. Wrong: an a read as b, one of none read as b.
    expect(found.scores.accuracy).toBe(4 / 6);
    // The best type is right, but none of these is likelier.
    expect(diagnose([outcome("a", "a", 0.4, 0, 0.5)]).scores.accuracy).toBe(0);
  });

  it("bins confidence against what was right", () => {
    expect(found.reliability.map(({ from, texts, accuracy }) => [from, texts, accuracy])).toEqual([
      [0.2, 1, 0],
      [0.5, 1, 1],
      [0.6, 1, 0],
      [0.9, 3, 2 / 3],
    ]);
  });

  it("names what is taken for what, with the texts", () => {
    expect(found.confusions).toEqual([
      { actual: "a", read: "b", texts: 1, examples: [2] },
      { actual: null, read: "b", texts: 1, examples: [5] },
    ]);
    expect(found.types).toContainEqual({ label: "b", texts: 1, precision: 1 / 3, recall: 1 });
    expect(found.types).toContainEqual({ label: null, texts: 2, precision: 1, recall: 0.5 });
  });

  it("says what a threshold costs and gains, never gaining coverage as it rises", () => {
    const coverages = found.coverage.map(({ coverage }) => coverage);
    expect(coverages).toEqual([...coverages].sort((a, b) => b - a));
    expect(found.coverage.find(({ threshold }) => threshold === 0.9)).toEqual({
      threshold: 0.9,
      coverage: 0.5,
      accuracy: 2 / 3,
    });
  });

  it("calls no text at all neither right nor wrong", () => {
    expect(found.coverage.at(-1)).toEqual({ threshold: 1, coverage: 0, accuracy: null });
  });

  it("is empty without texts", () => {
    expect(diagnose([])).toMatchObject({ scores: { accuracy: 0 }, texts: 0, reliability: [], types: [] });
  });
});

describe("log loss", () => {
  it("costs being sure and wrong most", () => {
    const of = (right: number) => logLoss([{ ...outcome("a", "a", 0.5), right }]);
    expect(of(1)).toBe(0);
    expect(of(0.5)).toBeCloseTo(Math.LN2);
    expect(of(0)).toBeGreaterThan(10);
  });
});
