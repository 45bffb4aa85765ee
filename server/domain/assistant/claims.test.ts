import { describe, expect, it } from "vitest";
import { unsupportedClaim } from "./claims";

const source =
  "Refunds arrive within 5 business days. See https://help.acme.example/refunds or write to pay@acme.example.";

describe("claims of a generated answer", () => {
  it.each([
    ["Open Settings and choose Exports.", null],
    ["Your refund arrives within 5 business days: https://help.acme.example/refunds", null],
    ["Write to pay@acme.example.", null],
    ["It arrives within 2 days.", "time"],
    ["We will give you 20 % back.", "amount"],
    ["We owe you $50.", "amount"],
    ["See https://evil.example/login.", "link"],
    ["Go to evil-help.com now", "link"],
    ["You get a discount.", "promise"],
    ["We guarantee that it works.", "promise"],
    ["Your ticket has been closed.", "promise"],
    ["Mail boss@acme.example", "address"],
    ["", null],
  ])("%j", (text, kind) => expect(unsupportedClaim(text, [source])?.kind ?? null).toBe(kind));
});
