import { describe, expect, it } from "vitest";
import { type CallDraft, emptyCall, faultsOf, faultsOfError } from "./call";

const call = (more: Partial<CallDraft> = {}): CallDraft => ({
  ...emptyCall,
  name: "Cara",
  phone: "+49 40 7654321",
  text: "She cannot sign in.",
  ...more,
});

describe("a call before it is sent", () => {
  it.each<[string, Partial<CallDraft>, object]>([
    ["whole", {}, {}],
    ["by e-mail alone", { phone: "", email: "cara@test.example" }, {}],
    ["without any address", { phone: " " }, { phone: "addressMissing" }],
    ["with a national number", { phone: "040 7654321" }, { phone: "phoneUnusable" }],
    ["with half an address", { email: "cara@" }, { email: "emailUnusable" }],
    ["without words", { text: "\n" }, { text: "textMissing" }],
    ["with too many words", { text: "ü".repeat(60_000) }, { text: "textTooLarge" }],
    ["without a name", { name: "" }, { name: "nameMissing" }],
    ["with a long subject", { subject: "x".repeat(301) }, { subject: "subjectUnusable" }],
  ])("%s", (_, more, wanted) => {
    expect(faultsOf(call(more), null)).toEqual(wanted);
  });

  it("needs no name of a caller who is known", () => {
    expect(faultsOf(call({ name: "" }), "Cara Caller")).toEqual({});
  });
});

describe("the server's refusal", () => {
  it.each<[string | null, string, object]>([
    ["customer.phone", "badInput", { phone: "phoneUnusable" }],
    ["customer", "badInput", { phone: "addressMissing" }],
    ["account", "badInput", { account: "accountUnknown" }],
    ["text", "tooLarge", { text: "textTooLarge" }],
    ["constructor", "badInput", {}],
    [null, "unavailable", {}],
  ])("about %s", (field, code, wanted) => {
    expect(faultsOfError({ code, field })).toEqual(wanted);
  });
});
