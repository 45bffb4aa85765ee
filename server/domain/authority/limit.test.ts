import { describe, expect, it } from "vitest";
import { decideFault, needsOf } from "./limit";
import { type ApprovalRequest, approvalRequest } from "./request";

const refund = (amount: string): ApprovalRequest =>
  approvalRequest.parse({ kind: "refund", request: "Charged twice.", amount, currency: "EUR" });
const exception = approvalRequest.parse({ kind: "exception", request: "Once only." });

describe("whose word a request needs", () => {
  it.each([
    ["up to the limit", "500.00", "admin", "lead"],
    ["a cent above it", "500.01", "admin", "admin"],
    ["above it, where the duty manager decides", "9000", "dutyManager", "dutyManager"],
    ["above it, where nobody does", "9000", "nobody", null],
  ] as const)("a refund %s", (_, amount, above, needs) => {
    expect(needsOf(refund(amount), { limit: 500, above })).toBe(needs);
  });

  it("has no limit where there is no money, and one of 0 is one for every refund", () => {
    expect(needsOf(exception, { limit: 0, above: "nobody" })).toBe("lead");
    expect(needsOf(refund("0.01"), { limit: 0, above: "admin" })).toBe("admin");
  });
});

describe("who may decide", () => {
  const request = { requestedBy: "ann", askedId: "dana", needs: "lead" } as const;
  const agent = (id: string) => ({ id, mayDecideAny: false, mayDecideAbove: false });
  const lead = (id: string) => ({ ...agent(id), mayDecideAny: true });
  const admin = (id: string) => ({ ...lead(id), mayDecideAbove: true });
  it.each([
    ["whoever was asked", "lead", agent("dana"), null],
    ["another agent", "lead", agent("bob"), "notAsked"],
    ["any lead", "lead", lead("lena"), null],
    ["whoever asks, even an admin", "lead", admin("ann"), "own"],
    ["the duty manager who was asked, above the limit", "dutyManager", agent("dana"), null],
    ["another lead, above the limit", "dutyManager", lead("lena"), "aboveLimit"],
    ["an admin, above the limit", "dutyManager", admin("ada"), null],
    ["the lead who was asked, where it takes an admin", "admin", lead("dana"), "aboveLimit"],
    ["an admin, where it takes one", "admin", admin("ada"), null],
  ] as const)("%s", (_, needs, by, fault) => {
    expect(decideFault({ ...request, needs }, by)).toBe(fault);
  });
});
