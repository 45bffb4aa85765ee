import { describe, expect, it } from "vitest";
import { titleOf } from "./title";

describe("what a ticket is called", () => {
  it.each([
    ["Invoice 12", "Wrong sum.", "Invoice 12"],
    [null, "The sync stopped.", "The sync stopped."],
    ["", "The sync\nstopped.", "The sync stopped."],
    ["  ", null, ""],
    [null, undefined, ""],
  ])("with subject %j and text %j", (subject, text, expected) => {
    expect(titleOf(subject, text)).toBe(expected);
  });
  it("is the first sentence of a long message", () => {
    expect(titleOf(null, `The sync stopped on Monday. ${"And then more happened ".repeat(9)}`)).toBe(
      "The sync stopped on Monday.",
    );
  });
});
