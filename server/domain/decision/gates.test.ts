import { describe, expect, it } from "vitest";
import { matchKeywords } from "./gates";

describe("gate keywords", () => {
  it.each([
    ["Is this a DATA breach?", ["data breach"], true],
    ["data, breach", ["data breach"], true],
    ["Data\nbreach!", ["data breach"], true],
    ["metadata breaches", ["data breach"], false],
    ["Nous exigeons un re\u0301sume\u0301.", ["r\u00e9sum\u00e9"], true],
    ["a résumé", ["resume"], false],
    ["Ref. §12 BGB", ["§12"], true],
    ["order 112", ["12"], false],
    ["!? really", ["?!"], false],
    ["", ["data breach"], false],
    ["", ["--"], false],
  ])("%j against %j: %s", (text, keywords, isThere) => {
    expect(matchKeywords(text, keywords)).toEqual(isThere ? keywords : []);
  });

  it("finds each that occurs, as the policy writes it", () => {
    expect(matchKeywords("A subpoena about the data breach", ["Data Breach", "lawsuit", "Subpoena"])).toEqual([
      "Data Breach",
      "Subpoena",
    ]);
  });
});
