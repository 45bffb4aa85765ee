import { describe, expect, it } from "vitest";
import { askedReply, faultOfReply, matchReplies } from "./savedReply";
import { fillKnown, unfilledIn } from "./variables";

describe("a saved reply's variables", () => {
  it("are filled in where they have a value, and stay where they have none", () => {
    const text = fillKnown("Dear {{customer.name}}, #{{ticket.number}} {{ agent.name }}", {
      "customer.name": "Zoë {{x}}",
      "ticket.number": "7",
      "agent.name": " ",
    });
    expect(text).toBe("Dear Zoë {{x}}, #7 {{ agent.name }}");
    expect(unfilledIn(text)).toEqual(["{{x}}", "{{ agent.name }}"]);
  });
  it.each([
    ["{{customer.name}}", null],
    ["{{nobody}}", "{{nobody}}"],
    ["{{customer.name", "{{"],
    ["{{action.refund}}", "{{action.refund}}"],
    ["no braces, {one}", null],
  ])("%j has the fault %j", (body, fault) => expect(faultOfReply(body)).toBe(fault));
  it("are nothing left in a text without double braces that close", () => {
    expect(unfilledIn("use { and }, or {{ alone")).toEqual([]);
  });
});

describe("matchReplies", () => {
  const reply = (title: string, issueTypeId: string | null) => ({ title, issueTypeId });
  const all = [reply("Refund done", "invoice"), reply("Ask for a browser", null), reply("Reset link", "sign-in")];
  it("puts those for the ticket's issue type first, then those for any", () => {
    expect(matchReplies(all, "", "sign-in").map((r) => r.title)).toEqual([
      "Reset link",
      "Ask for a browser",
      "Refund done",
    ]);
  });
  it("wants every word", () => {
    expect(matchReplies(all, "re DONE", null).map((r) => r.title)).toEqual(["Refund done"]);
  });
});

describe("askedReply", () => {
  it.each([
    ["/", 0, ""],
    ["Hello,\n/reset li", 7, "reset li"],
  ])("%j asks", (before, from, words) => expect(askedReply(before)).toEqual({ from, words }));
  it.each(["and/or", "/a/b", "/a\n", " /x"])("%j does not", (before) => expect(askedReply(before)).toBeNull());
});
