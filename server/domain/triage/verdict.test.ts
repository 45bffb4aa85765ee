import fc from "fast-check";
import { expect, it } from "vitest";
import { readVerdict, type Verdict, verdicts } from "./verdict";

it.each<[string, Verdict]>([
  ["Yes", "confirms"],
  ["yes, that worked", "confirms"],
  ["Yep!", "confirms"],
  ["It works now, thank you", "confirms"],
  ["that worked perfectly", "confirms"],
  ["ok", "confirms"],
  ["Okay.", "confirms"],
  ["solved 👍", "confirms"],
  ["Thanks a lot!", "confirms"],
  ["Got it, thanks", "confirms"],
  ["yes but it is slow", "asks"],
  ["Yes? How?", "asks"],
  ["ok and where is the billing page", "asks"],
  ["no", "objects"],
  ["That didn't help", "objects"],
  ["That didn’t help", "objects"],
  ["I already tried that", "objects"],
  ["it still fails", "objects"],
  ["Not what I asked", "objects"],
  ["the same error as before", "objects"],
  ["Works, but not for my colleague", "objects"],
  ["Where can I find the recipients?", "asks"],
  ["My account number is 4711", "asks"],
  ["", "asks"],
])("“%s” %s", (text, verdict) => {
  expect(readVerdict(text)).toBe(verdict);
});

it("never throws, and never takes a long text or a question for a confirmation", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const verdict = readVerdict(text);
      expect(verdicts).toContain(verdict);
      if (text.includes("?") || text.trim().length > 160) expect(verdict).not.toBe("confirms");
    }),
  );
});
