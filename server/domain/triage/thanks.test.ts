import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMerelyThanks } from "./thanks";

describe("isMerelyThanks", () => {
  it.each([
    "Thanks!",
    "thank you so much, Maya",
    "It works now, thank you.",
    "works again, thanks a lot",
    "Perfect",
    "Great, that solved it 🎉",
    "👍",
    "Much appreciated. Have a nice day.",
    "THX",
    "All good now, cheers",
  ])("yes: %s", (text) => expect(isMerelyThanks(text)).toBe(true));

  it.each([
    "Thanks, but it still fails",
    "thank you, one more question",
    "Thanks. How do I do that for the other account?",
    "Great, now nothing works",
    "Great. Another error.",
    "thanks for nothing, this is not solved",
    "It fails again",
    "Thanks in advance, I am waiting",
    "no thanks",
    "hello",
    "",
    "   ",
    "😡",
    `Thanks. ${"Here is the whole story of what happened next. ".repeat(6)}`,
    "Thanks, could you send the invoice too",
    "Thank you. Unfortunately the import is broken",
  ])("no: %s", (text) => expect(isMerelyThanks(text)).toBe(false));

  it("never throws, and never takes a long text for a thank-you", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const is = isMerelyThanks(`thanks ${text}`);
        if (text.trim().length > 160) expect(is).toBe(false);
      }),
    );
  });
});
