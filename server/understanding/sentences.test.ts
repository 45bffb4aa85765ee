import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesOf } from "./sentences";

describe("sentencesOf", () => {
  it("ends at marks and lines, not within numbers", () => {
    const text = "Version 4.2 fails. Why?\nNo idea! Bye";
    expect(sentencesOf(text, 100).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Version 4.2 fails. ",
      "Why?\n",
      "No idea! ",
      "Bye",
    ]);
  });

  it("is the whole text again, in pieces that are not too long", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const pieces = sentencesOf(text, longest);
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        for (const { start, end } of pieces) {
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(longest);
        }
      }),
    );
  });
});
