import { describe, expect, it } from "vitest";
import { areaUnderCurve } from "./auc";
import { readBinary, trainBinary } from "./binary";

const things = ["invoice", "export", "dashboard", "import", "password mail", "webhook", "seat", "report"];
const examples = things.flatMap((thing) => [
  { text: `this ${thing} is a disgrace and I am furious`, isPositive: true },
  { text: `fed up with the useless ${thing} again`, isPositive: true },
  { text: `could you tell me where the ${thing} is, thanks`, isPositive: false },
  { text: `how do I change the ${thing} please`, isPositive: false },
]);

describe("trainBinary", () => {
  const model = trainBinary(examples, null);

  it("tells both kinds apart in new texts", () => {
    const angry = readBinary(model, "furious about this useless tool", null);
    const calm = readBinary(model, "please tell me how to change my name, thanks", null);
    expect(angry).toBeGreaterThan(0.7);
    expect(calm).toBeLessThan(0.3);
  });

  it("answers for any text", () => {
    for (const text of ["", "😡", "\ud800", "x".repeat(100_000)]) {
      expect(readBinary(model, text, null)).toBeGreaterThanOrEqual(0);
      expect(readBinary(model, text, null)).toBeLessThanOrEqual(1);
    }
  });
});

describe("areaUnderCurve", () => {
  it("counts pairs in the right order, ties half", () => {
    expect(areaUnderCurve([3, 2], [1, 0])).toBe(1);
    expect(areaUnderCurve([1], [1])).toBe(0.5);
    expect(areaUnderCurve([0, 2], [1, 1])).toBe(0.5);
    expect(areaUnderCurve([], [1])).toBeNull();
  });
});
