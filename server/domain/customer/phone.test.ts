import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisePhone } from "./phone";

describe("telephone numbers", () => {
  it.each([
    ["+49301234567", "+49301234567"],
    ["+49 30 1234567", "+49301234567"],
    ["  +49 (30) 123-45-67 ", "+49301234567"],
    ["+49 (0)30 1234567", "+49301234567"],
    ["0049 30 1234567", "+49301234567"],
    ["0049 (0) 30 1234567", "+49301234567"],
    ["+1 (415) 555-0100", "+14155550100"],
    ["+1.415.555.0100", "+14155550100"],
    ["+44\u00a020\u20117946 0018", "+442079460018"],
    ["+49 30/1234567", "+49301234567"],
    ["030 1234567", null],
    ["415 555 0100", null],
    ["+0 30 1234567", null],
    ["+123456", null],
    ["+1234567890123456", null],
    ["+49 30 CALL-NOW", null],
    ["anonymous", null],
    ["++49301234567", null],
    ["49+301234567", null],
    ["", null],
  ])("%s → %s", (text, wanted) => {
    expect(normalisePhone(text)).toBe(wanted);
  });

  const digits = fc.tuple(fc.constantFrom(..."123456789"), fc.stringMatching(/^\d{6,14}$/)).map((d) => d.join(""));
  const gaps = fc.array(fc.constantFrom("", " ", "-", ".", "/", "\u00a0"), { minLength: 15, maxLength: 15 });

  it("does not depend on how the digits are grouped, nor on + or 00", () => {
    fc.assert(
      fc.property(digits, gaps, fc.constantFrom("+", "00", "+ ", " 00 "), (number, between, prefix) => {
        const grouped = [...number].map((d, i) => d + between[i]).join("");
        expect(normalisePhone(prefix + grouped)).toBe(`+${number}`);
      }),
    );
  });

  it("gives E.164 or nothing for any text, and leaves E.164 alone", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()-]{0,24}$/)), (text) => {
        const once = normalisePhone(text);
        if (once === null) return;
        expect(once).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(normalisePhone(once)).toBe(once);
      }),
    );
  });
});
