import { describe, expect, it } from "vitest";
import { firstSentences } from "./brief";

describe("firstSentences", () => {
  it("keeps a short message whole, in one line", () => {
    expect(firstSentences("We cannot\n\nsign in.")).toBe("We cannot sign in.");
  });
  it("ends with a whole sentence", () => {
    const text = `The sync stopped on Monday. We tried twice. ${"Then we waited for a very long time ".repeat(9)}`;
    expect(firstSentences(text, 60)).toBe("The sync stopped on Monday. We tried twice.");
  });
  it("cuts one endless sentence between words", () => {
    const cut = firstSentences("word ".repeat(100), 52);
    expect(cut).toBe(`${"word ".repeat(10).trim()}…`);
  });
  it("cuts text without any space", () => {
    expect(firstSentences("x".repeat(500), 100)).toHaveLength(101);
  });
});
