import { describe, expect, it } from "vitest";
import { type Outcome, scoreOutcomes } from "./metrics";

const outcome = (label: string | null, best: string, probability: number, noneOfThese = 0): Outcome => ({
  label,
  best,
  probability,
  noneOfThese,
});

describe("scoreOutcomes", () => {
  it("has no calibration error where probability equals the share that is right", () => {
    const outcomes = [...Array(7).fill(outcome("a", "a", 0.7)), ...Array(3).fill(outcome("b", "a", 0.7))];
    expect(scoreOutcomes(outcomes, 0.85).ece).toBeCloseTo(0, 9);
  });

  it("sees overconfidence, out-of-scope texts included", () => {
    expect(scoreOutcomes([outcome("a", "b", 0.95), outcome(null, "a", 0.95)], 0.9).ece).toBeCloseTo(0.95, 9);
  });

  it("recognises none on top or below what is believable, and counts what was accepted", () => {
    const outcomes = [
      outcome(null, "a", 0.2, 0.8),
      outcome(null, "a", 0.5, 0.3),
      outcome(null, "a", 0.7, 0.1),
      outcome(null, "a", 0.9, 0.1),
    ];
    expect(scoreOutcomes(outcomes, 0.85)).toMatchObject({ noneRecall: 0.5, noneAccepted: 0.25 });
  });

  it("measures the confident part apart", () => {
    const outcomes = [outcome("a", "a", 0.9), outcome("a", "b", 0.9), outcome("a", "a", 0.5), outcome("a", "a", 0.6)];
    const scores = scoreOutcomes(outcomes, 0.85);
    expect(scores.confident).toEqual({ threshold: 0.85, coverage: 0.5, accuracy: 0.5 });
    expect(scores.accuracy).toBe(0.75);
  });

  it("gives F1 of one for perfect outcomes and zero where none wins", () => {
    expect(scoreOutcomes([outcome("a", "a", 0.9), outcome("b", "b", 0.9)], 0.85).macroF1).toBe(1);
    expect(scoreOutcomes([outcome("a", "a", 0.1, 0.9)], 0.85).macroF1).toBe(0);
  });

  it("copes with nothing", () => {
    const scores = scoreOutcomes([], 0.85);
    expect(scores).toMatchObject({ accuracy: 0, macroF1: 0, ece: 0, noneRecall: null, noneAccepted: null });
    expect(scores.confident.accuracy).toBeNull();
  });
});
