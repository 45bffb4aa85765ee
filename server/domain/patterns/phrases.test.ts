import { describe, expect, it } from "vitest";
import { phrasesOf, sharedPhrases } from "./phrases";

const none = new Set<string>();

describe("phrases of a text", () => {
  it("are of two and three words that say something, within a sentence", () => {
    expect(phrasesOf("The checkpoint table is locked. Restart fails!", none)).toEqual([
      "checkpoint table",
      "restart fails",
    ]);
    expect(phrasesOf("nightly sync stopped", none)).toEqual(["nightly sync", "nightly sync stopped", "sync stopped"]);
  });

  it.each([
    ["an address", "ask dana.kerr@hollowoak.example about exports"],
    ["a number", "invoice 2026-114 paid"],
    ["a link", "see https://example.com/reset?token=abc now"],
    ["a name", "Dana Kerr pressed save"],
    ["a code", "session 8f2c-11 expired"],
  ])("hold no %s", (_, text) => {
    const found = phrasesOf(text, new Set(["dana", "kerr", "hollow", "oak"]));
    expect(found.join(" ")).not.toMatch(/dana|kerr|@|\d|example|http|token/i);
  });

  it("are none of a text of little words, and few of an endless one", () => {
    expect(phrasesOf("It is what it is, and so on", none)).toEqual([]);
    expect(phrasesOf("alpha beta gamma delta ".repeat(5_000), none).length).toBeLessThan(130);
  });
});

it("a phrase is shared where three customers say it, however often one does", () => {
  const said = (customerId: string, ...phrases: string[]) => ({ customerId, phrases });
  const shared = sharedPhrases([
    said("a", "checkpoint mismatch", "my own words"),
    said("a", "my own words"),
    said("a", "my own words"),
    said("b", "checkpoint mismatch", "two of us"),
    said("c", "checkpoint mismatch", "two of us"),
  ]);
  expect([...shared]).toEqual(["checkpoint mismatch"]);
});
