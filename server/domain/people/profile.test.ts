import { describe, expect, it } from "vitest";
import { changedFields, changesThePlan, type Profile, personEmail, profileSchema, unknownNames } from "./profile";

const ann: Profile = {
  name: "Ann",
  role: "agent",
  tier: 1,
  teams: ["access", "billing"],
  skills: { refund: 4 },
  languages: ["en", "de"],
  capacity: 5,
};
const fault = (part: Record<string, unknown>) => profileSchema.safeParse({ ...ann, ...part }).error?.issues[0];

describe("a profile", () => {
  it("is taken as it is written, the name without stray spaces", () => {
    expect(profileSchema.parse({ ...ann, name: "  Ann \n Lee " })).toEqual({ ...ann, name: "Ann Lee" });
  });

  it.each([
    ["no capacity", { capacity: 0 }, "capacity", "from 1 to 100"],
    ["a capacity beyond anybody's", { capacity: 1000 }, "capacity", "from 1 to 100"],
    ["a broken capacity", { capacity: 2.5 }, "capacity", "whole number"],
    ["a proficiency of 6", { skills: { refund: 6 } }, "skills", "from 1 to 5"],
    ["a proficiency of 0", { skills: { refund: 0 } }, "skills", "from 1 to 5"],
    ["a skill in words", { skills: { "Big refunds": 3 } }, "skills", "hyphens"],
    ["a language by its name", { languages: ["german"] }, "languages", "two-letter code"],
    ["a language that there is not", { languages: ["xx"] }, "languages", "two-letter code"],
    ["an empty name", { name: "   " }, "name", "fill it in"],
    ["a name with control characters", { name: "A\u0007" }, "name", "control characters"],
    ["a role that there is not", { role: "owner" }, "role", "agent, lead, admin"],
    ["a tier of 0", { tier: 0 }, "tier", "from 1 to 9"],
    ["something else", { admin: true }, undefined, "admin"],
  ])("refuses %s", (_, part, field, text) => {
    const found = fault(part);
    expect(found?.path[0]).toBe(field);
    expect(found?.message).toContain(text);
  });

  it("has an address, in lower case", () => {
    expect(personEmail.parse("  Ann@Test.Example ")).toBe("ann@test.example");
    for (const bad of ["ann", "ann@", "a b@c.d", "@test.example", ""])
      expect(personEmail.safeParse(bad).success).toBe(false);
  });
});

it("names that the desk does not have are told with those that it has", () => {
  const desk = { teams: [{ id: "access", name: "Access" }], tiers: [1, 2] };
  expect(unknownNames({ teams: ["access"], tier: 2 }, desk)).toEqual([]);
  expect(unknownNames({ teams: ["access", "sales"], tier: 7 }, desk)).toEqual([
    { field: "teams", message: "There is no team “sales”: choose among Access" },
    { field: "tier", message: "There is no tier 7: choose among 1, 2" },
  ]);
});

describe("a change", () => {
  it("is what differs, whatever the order in which it is written", () => {
    expect(changedFields(ann, { ...ann, teams: ["billing", "access"], languages: ["de", "en"] })).toEqual([]);
    expect(changedFields(ann, { ...ann, skills: { refund: 5 }, name: "Anna" })).toEqual(["name", "skills"]);
  });

  it("of name or role alone plans nothing anew", () => {
    expect(changesThePlan(["name", "role"])).toBe(false);
    expect(changesThePlan(["name", "languages"])).toBe(true);
  });
});
