import { expect, it } from "vitest";
import { matchOf } from "./match-fields";

it("makes a rule of what was chosen, words between commas, each once", () => {
  const none = { issueType: null, feature: null, error: null, words: "" };
  expect(matchOf({ ...none, words: " 503, sign on ,, 503" }).words).toEqual(["503", "sign on"]);
  expect(matchOf({ ...none, issueType: "invoice", error: "e" })).toEqual({
    issueTypes: ["invoice"],
    features: [],
    errors: ["e"],
    words: [],
  });
});
