import { describe, expect, it } from "vitest";
import { incidentFor, incidentMatch, isOf, type MatchFacts } from "./match";

const facts: MatchFacts = {
  issueType: "sign-in",
  features: ["sso"],
  errors: ["e1"],
  text: "Since  this morning\nSingle Sign-On answers with 503.",
};
const match = (more: object) => incidentMatch.parse(more);

describe("the tickets of an incident", () => {
  it.each([
    ["by issue type", { issueTypes: ["sign-in", "invoice"] }, true],
    ["by feature", { features: ["sso"] }, true],
    ["by error", { errors: ["e2", "e1"] }, true],
    ["by words in any case and white space", { words: ["SINCE THIS MORNING SINGLE"] }, true],
    ["by all kinds that are filled", { issueTypes: ["sign-in"], words: ["503"] }, true],
    ["not where one kind fails", { issueTypes: ["sign-in"], words: ["504"] }, false],
    ["not of another type", { issueTypes: ["invoice"] }, false],
  ])("are found %s", (_, more, is) => {
    expect(isOf(match(more), facts)).toBe(is);
  });

  it("without an issue type are found by what else they have", () => {
    expect(isOf(match({ issueTypes: ["sign-in"] }), { ...facts, issueType: null })).toBe(false);
    expect(isOf(match({ words: ["503"] }), { ...facts, issueType: null })).toBe(true);
  });

  it("must have something in common", () => {
    expect(incidentMatch.safeParse({}).error?.issues[0]?.message).toContain("Say what its tickets have in common");
    expect(incidentMatch.safeParse({ words: [""] }).success).toBe(false);
  });
});

it("of several incidents a ticket joins the one that asks for most, then the older", () => {
  const open = [
    { id: "b", match: match({ issueTypes: ["sign-in"] }), declaredAt: 2 },
    { id: "a", match: match({ issueTypes: ["sign-in"] }), declaredAt: 3 },
    { id: "c", match: match({ issueTypes: ["sign-in"], words: ["503"] }), declaredAt: 9 },
    { id: "d", match: match({ issueTypes: ["invoice"], words: ["503"] }), declaredAt: 1 },
  ];
  expect(incidentFor(open, facts)?.id).toBe("c");
  expect(incidentFor(open.slice(0, 2), facts)?.id).toBe("b");
  expect(incidentFor(open.slice(3), facts)).toBeNull();
});
