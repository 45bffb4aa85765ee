import { describe, expect, it } from "vitest";
import type { Role } from "../vocabulary";
import { disableRefusal, inviteRefusal, lastAdminText, leavesNoAdmin, moveRefusal } from "./rights";

const as = (role: Role, ...teams: string[]) => ({ id: "me", role, teams });

describe("who may invite whom", () => {
  it.each([
    ["an admin anybody", as("admin"), { role: "admin" as const, teams: [] }, true],
    ["a lead an agent into a team of theirs", as("lead", "a", "b"), { role: "agent" as const, teams: ["b"] }, true],
    ["a lead nobody into another team", as("lead", "a"), { role: "agent" as const, teams: ["a", "b"] }, false],
    ["a lead nobody into no team", as("lead", "a"), { role: "agent" as const, teams: [] }, false],
    ["a lead no lead", as("lead", "a"), { role: "lead" as const, teams: ["a"] }, false],
    ["an agent nobody", as("agent", "a"), { role: "agent" as const, teams: ["a"] }, false],
  ])("%s", (_, by, person, isAllowed) => {
    expect(inviteRefusal(by, person) === null).toBe(isAllowed);
  });
});

describe("who may move whom", () => {
  const agent = { role: "agent" as const, teams: ["a", "z"] };
  it.each([
    ["an admin anybody", as("admin"), { role: "lead" as const, teams: ["a"] }, ["c"], true],
    ["a lead an agent between teams of theirs", as("lead", "a", "b"), agent, ["b", "z"], true],
    ["a lead nobody into another's team", as("lead", "a", "b"), agent, ["c", "z"], false],
    ["a lead nobody out of another's team", as("lead", "a", "b"), agent, ["a", "b"], false],
    ["a lead no lead", as("lead", "a", "b"), { role: "lead" as const, teams: ["a"] }, ["b"], false],
    ["an agent nobody", as("agent", "a", "b"), { role: "agent" as const, teams: ["a"] }, ["b"], false],
  ])("%s", (_, by, person, teams, isAllowed) => {
    expect(moveRefusal(by, person, teams) === null).toBe(isAllowed);
  });
});

describe("the last admin", () => {
  it("is neither demoted nor disabled, while another one could sign in", () => {
    const demoted = { id: "a", role: "lead" as const, isActive: true };
    expect(leavesNoAdmin(["a"], demoted)).toBe(true);
    expect(leavesNoAdmin(["a", "b"], demoted)).toBe(false);
    expect(leavesNoAdmin(["a"], { ...demoted, role: "admin", isActive: false })).toBe(true);
    expect(leavesNoAdmin(["a"], { ...demoted, role: "admin" })).toBe(false);
    expect(leavesNoAdmin(["b"], demoted)).toBe(false);
  });
});

describe("who is not disabled", () => {
  const facts = { admins: ["a", "b"], lastResort: "resort" };
  it.each([
    ["oneself", "me", "You cannot disable yourself"],
    ["the last resort", "resort", "last resort"],
  ])("%s", (_, id, text) => {
    expect(disableRefusal({ id: "me" }, { id }, facts)).toContain(text);
  });
  it("the last admin", () => {
    expect(disableRefusal({ id: "me" }, { id: "a" }, { ...facts, admins: ["a"] })).toBe(lastAdminText);
    expect(disableRefusal({ id: "me" }, { id: "a" }, facts)).toBeNull();
  });
});
