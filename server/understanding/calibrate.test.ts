import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../domain/random";
import { type CalibrationExample, calibrated, fitCalibration, softmax } from "./calibrate";
import { fitLogistic, predictLogistic } from "./logistic";

const reading = (margins: number[], noneMargin = -1) => ({
  margins: Float64Array.from(margins),
  noneMargin,
  nearness: { known: 0.4, none: 0.1 },
  coverage: 0.8,
  encoded: null,
});

describe("softmax", () => {
  it("sums to one and keeps the order, whatever the margins", () => {
    const margin = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(margin, { minLength: 1 }), fc.double({ min: 0.05, max: 5, noNaN: true }), (margins, t) => {
        const shares = softmax(Float64Array.from(margins), t);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        for (let at = 1; at < margins.length; at++) {
          if (margins[at]! > margins[0]!) expect(shares[at]).toBeGreaterThanOrEqual(shares[0]!);
        }
      }),
    );
  });
});

describe("fitLogistic", () => {
  it("recovers the probability of noisy labels", () => {
    const random = seededRandom(1);
    const examples = Array.from({ length: 4000 }, () => {
      const input = random() * 4 - 2;
      return { inputs: [input], positive: random() < 1 / (1 + Math.exp(-(1.5 * input - 0.5))), weight: 1 };
    });
    const model = fitLogistic(examples, 0.01);
    for (const input of [-1.5, 0, 1.5]) {
      expect(predictLogistic(model, [input])).toBeCloseTo(1 / (1 + Math.exp(-(1.5 * input - 0.5))), 1);
    }
  });

  it("stays finite where one side is missing or an input never varies", () => {
    const model = fitLogistic([1, 2, 3].map((input) => ({ inputs: [input, 7], positive: false, weight: 1 })));
    const probability = predictLogistic(model, [2, 7]);
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThan(0.2);
  });
});

describe("calibration", () => {
  /** Margins whose winner is right in 3 of 4 cases, however large they are. */
  const examples: CalibrationExample[] = Array.from({ length: 400 }, (_, at) =>
    at % 5 === 0
      ? { reading: reading([-0.9, -0.8, -1], 0.6), target: -1, weight: 1 }
      : { reading: reading([3, 1, 1]), target: at % 4 === 0 ? 1 : 0, weight: 1 },
  );
  const calibration = fitCalibration(examples);

  it("makes probabilities match how often the winner was right", () => {
    const { types, none } = calibrated(calibration, reading([3, 1, 1]));
    expect(types[0]! / (1 - none)).toBeGreaterThan(0.65);
    expect(types[0]! / (1 - none)).toBeLessThan(0.85);
  });

  it("tells none of these apart", () => {
    expect(calibrated(calibration, reading([-0.9, -0.8, -1], 0.6)).none).toBeGreaterThan(0.8);
    expect(calibrated(calibration, reading([3, 1, 1])).none).toBeLessThan(0.2);
  });

  it("always sums to one", () => {
    const number = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        const { types, none } = calibrated(calibration, reading([a, b, c], d));
        expect(types.reduce((sum, share) => sum + share, none)).toBeCloseTo(1, 9);
      }),
    );
  });
});
