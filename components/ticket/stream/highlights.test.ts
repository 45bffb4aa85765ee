import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPieces } from "./highlights";

describe("cutPieces", () => {
  const body = "We cannot sign in, this is urgent.";
  it("marks evidence that points behind the subject's line", () => {
    const pieces = cutPieces(body, 8, [{ mark: "urgency", span: { start: 35, end: 41 } }]);
    expect(pieces.filter((one) => one.marks.length > 0)).toEqual([{ start: 27, text: "urgent", marks: ["urgency"] }]);
  });
  it("shares a piece where two signals overlap, and cuts what reaches over the end", () => {
    const pieces = cutPieces("abcdef", 0, [
      { mark: "urgency", span: { start: 1, end: 4 } },
      { mark: "severity", span: { start: 3, end: 99 } },
    ]);
    expect(pieces.map((one) => [one.text, one.marks.join()])).toEqual([
      ["a", ""],
      ["bc", "urgency"],
      ["d", "urgency,severity"],
      ["ef", "severity"],
    ]);
  });
  it("never loses or repeats a character", () => {
    const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(20), fc.array(span), (text, offset, spans) => {
        const evidence = spans.map((one) => ({ mark: "urgency" as const, span: one }));
        const pieces = cutPieces(text, offset, evidence);
        expect(pieces.map((one) => one.text).join("")).toBe(text);
      }),
    );
  });
});
