import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankMarkup } from "./markup";

describe("blankMarkup", () => {
  it.each([
    ["<b>export</b> fails", "   export     fails"],
    ["<script>alert(1)</script> export fails", "                          export fails"],
    ['<img src=x onerror="alert(2)">help', `${" ".repeat(30)}help`],
    ["a < b and c > d", "a < b and c > d"],
    ["Map<string> is broken", "Map         is broken"],
    ["2 <3 you", "2 <3 you"],
  ])("%s", (text, read) => {
    expect(blankMarkup(text)).toBe(read);
  });

  it("never changes the length, and touches nothing without a bracket", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "/", "script", "b", " ", "x", "=", "é", "😀") }),
        (text) => {
          expect(blankMarkup(text)).toHaveLength(text.length);
          if (!text.includes("<")) expect(blankMarkup(text)).toBe(text);
        },
      ),
    );
  });

  it("ends on a wall of brackets", () => {
    expect(blankMarkup("<a".repeat(50_000))).toHaveLength(100_000);
    expect(blankMarkup("<script>".repeat(12_500))).toHaveLength(100_000);
  });
});
