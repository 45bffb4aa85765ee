import { describe, expect, it } from "vitest";
import { loadFrustration } from "./load";

const { training, heldOut } = loadFrustration();
const normalised = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}?.]+/gu, " ")
    .trim();

describe("messages of frustrated and calm customers", () => {
  it("are enough of both kinds", () => {
    const count = (set: typeof training, wanted: boolean) => set.filter((one) => one.isPositive === wanted).length;
    expect(count(training, true)).toBeGreaterThanOrEqual(200);
    expect(count(training, false)).toBeGreaterThanOrEqual(250);
    expect(count(heldOut, true)).toBeGreaterThanOrEqual(60);
    expect(count(heldOut, false)).toBeGreaterThanOrEqual(60);
  });

  it("are said once, and what is measured on is not trained on", () => {
    const texts = [...training, ...heldOut].map(({ text }) => normalised(text));
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});
