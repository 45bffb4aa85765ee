import { describe, expect, it } from "vitest";
import { sharedWords } from "./sharedWords";

const always = () => 1;

describe("the words that two texts share", () => {
  it("name what both are about and not how it is told", () => {
    const asked = "It says the token expired, she said. I still get what they told us since the connector went away.";
    const found = "He said our token is expired, it says so since Monday, still; they told the connector to get it.";
    expect(sharedWords(asked, found, always)).toEqual(["token", "expired", "connector"]);
  });

  it("are none where only such words are shared", () => {
    expect(sharedWords("It says that you said it.", "She said what that says to you.", always)).toEqual([]);
  });

  it("are no numbers: those are compared by their length alone", () => {
    expect(sharedWords("order 4471 of 1203 rows", "order 9902 of 8841 rows", always)).toEqual(["order", "rows"]);
  });

  it("are the rarest four, as the first text writes them", () => {
    const text = "alpha bravo charlie deltas echo";
    const rare = "alpha bravo charlie delta echo";
    expect(sharedWords(text, rare, always)).toEqual(["alpha", "bravo", "charlie", "deltas"]);
  });
});
