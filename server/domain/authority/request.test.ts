import { describe, expect, it } from "vitest";
import { approvalAnswer, approvalRequest } from "./request";
import { thirdParty } from "./thirdParty";

const refund = (more: object = {}) => ({
  kind: "refund",
  request: "Charged twice.",
  amount: "120.50",
  currency: "EUR",
  ...more,
});
const whom = (more: object = {}) => ({ label: "ENG-1234", link: "", ...more });
type Schema = {
  safeParse(input: unknown): { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } };
};
const fault = (schema: Schema, input: unknown) => {
  const { error } = schema.safeParse(input);
  const issue = error?.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : null;
};

describe("a request for approval", () => {
  it("takes each kind, trimmed, the amount as written", () => {
    expect(
      approvalRequest.parse(refund({ request: "  Charged twice. ", amount: " 120.50 ", currency: "eur" })),
    ).toEqual(refund());
    expect(approvalRequest.parse({ kind: "exception", request: "Keep the old price." })).toMatchObject({
      kind: "exception",
    });
    for (const amount of ["0.01", "1", "7.5", "1000000"]) expect(fault(approvalRequest, refund({ amount }))).toBeNull();
    for (const currency of ["USD", "JPY", "CHF"]) expect(fault(approvalRequest, refund({ currency }))).toBeNull();
  });

  it.each([
    [refund({ request: "" }), /^request: Write what you ask for/],
    [refund({ request: " \u0000 \n " }), /^request: Write what you ask for/],
    [refund({ request: "x".repeat(2001) }), /^request: .*shorten it/],
    [{ kind: "exception" }, /^request: Write what you ask for/],
    [refund({ amount: undefined }), /^amount: A refund needs an amount/],
    [refund({ amount: "" }), /^amount: A refund needs an amount/],
    [refund({ amount: "0" }), /^amount: The amount must be more than 0/],
    [refund({ amount: "0.00" }), /^amount: The amount must be more than 0/],
    [refund({ amount: "-5" }), /^amount: The amount must be more than 0/],
    [refund({ amount: "1.005" }), /^amount: .*more than two decimals/],
    [refund({ amount: "1000000.01" }), /^amount: The amount is above/],
    [refund({ amount: "9".repeat(400) }), /^amount: The amount is above/],
    [refund({ amount: "1e3" }), /^amount: The amount is not a number/],
    [refund({ amount: "NaN" }), /^amount: The amount is not a number/],
    [refund({ amount: "Infinity" }), /^amount: The amount is not a number/],
    [refund({ amount: "12,50" }), /^amount: The amount is not a number/],
    [refund({ amount: "€12" }), /^amount: The amount is not a number/],
    [refund({ amount: 12 }), /^amount: A refund needs an amount/],
    [refund({ currency: "XQQ" }), /^currency: The currency is not known/],
    [refund({ currency: "" }), /^currency: The currency is not known/],
    [refund({ currency: undefined }), /^currency: Choose the currency/],
    [refund({ kind: "gift" }), /^kind: The kind of request/],
    [{ ...refund(), kind: "other" }, /amount/],
  ])("refuses %j", (input, why) => {
    expect(fault(approvalRequest, input)).toMatch(why);
  });
});

describe("the answer to one", () => {
  it("needs a reason for a denial only", () => {
    expect(approvalAnswer.parse({ state: "approved", reason: " " })).toEqual({ state: "approved", reason: null });
    expect(approvalAnswer.parse({ state: "denied", reason: " Not ours. " })).toEqual({
      state: "denied",
      reason: "Not ours.",
    });
  });
  it.each([
    [{ state: "denied", reason: "" }, /^reason: Say why it is denied/],
    [{ state: "denied", reason: "  \n" }, /^reason: Say why it is denied/],
    [{ state: "approved", reason: "x".repeat(1001) }, /^reason: .*shorten it/],
    [{ state: "withdrawn", reason: "" }, /^state: /],
    [{ state: "pending", reason: "" }, /^state: /],
  ])("refuses %j", (input, why) => {
    expect(fault(approvalAnswer, input)).toMatch(why);
  });
});

describe("a third party", () => {
  it("has a label in one line, and a link or none", () => {
    expect(thirdParty.parse(whom({ label: " the \n bank " }))).toEqual({ label: "the bank", link: null });
    const links = [
      "https://tracker.example/ENG-1234?a=1#c2",
      "http://jira.internal:8080/browse/ENG-1",
      "http://10.0.0.7/ENG-1",
    ];
    for (const link of links) expect(thirdParty.parse(whom({ link: ` ${link} ` })).link).toBe(link);
  });
  it.each([
    [whom({ label: "" }), /^label: Say for whom/],
    [whom({ label: " \n\u0000" }), /^label: Say for whom/],
    [whom({ label: "x".repeat(81) }), /^label: .*longer than 80/],
    [{ link: "" }, /^label: Say for whom/],
    [whom({ link: "javascript:alert(1)" }), /^link: The link is not a web address/],
    [whom({ link: " JaVaScRiPt:alert(1)" }), /^link: The link is not a web address/],
    [whom({ link: "java\nscript:alert(1)" }), /^link: The link is not a web address/],
    [whom({ link: "data:text/html,x" }), /^link: The link is not a web address/],
    [whom({ link: "file:///etc/passwd" }), /^link: The link is not a web address/],
    [whom({ link: "//tracker.example/1" }), /^link: The link is not a web address/],
    [whom({ link: "ENG-1234" }), /^link: The link is not a web address/],
    [whom({ link: "https://user:pass@tracker.example/" }), /^link: /],
    [whom({ link: `https://tracker.example/${"x".repeat(500)}` }), /^link: .*longer than 500/],
  ])("refuses %j", (input, why) => {
    expect(fault(thirdParty, input)).toMatch(why);
  });
});
