import { describe, expect, it } from "vitest";
import { oneLine } from "./one-line";

describe("one line of an answer", () => {
  it.each([
    ["Hello Kim,\n\nwe corrected it.", "we corrected it."],
    ["Hi!\n1. Open **Settings**\n2. Choose [Exports](https://example.com/x)", "Open Settings Choose Exports"],
    ["High load was the cause.", "High load was the cause."],
    ["# Steps\n> quoted `code`", "Steps quoted code"],
    ["2 * 3 is 6", "2 * 3 is 6"],
    ["", ""],
  ])("%j", (text, line) => expect(oneLine(text)).toBe(line));
});
