import { describe, expect, it } from "vitest";
import { mayDecide } from "./may-decide";

const request = { state: "pending", needs: "lead", asked: { id: "dana" }, requestedBy: { id: "ann" } } as const;

describe("who is shown approve and deny", () => {
  it.each([
    ["the one who was asked, an agent", { id: "dana", role: "agent" }, request, true],
    ["another lead", { id: "lena", role: "lead" }, request, true],
    ["an admin", { id: "ada", role: "admin" }, { ...request, asked: null }, true],
    ["another agent", { id: "bob", role: "agent" }, request, false],
    ["an agent, where every lead was asked", { id: "bob", role: "agent" }, { ...request, asked: null }, false],
    ["whoever asked, also as a lead", { id: "ann", role: "lead" }, request, false],
    ["another lead, above the limit", { id: "lena", role: "lead" }, { ...request, needs: "admin" as const }, false],
    ["an admin, above the limit", { id: "ada", role: "admin" }, { ...request, needs: "admin" as const }, true],
    ["anybody, once it is settled", { id: "lena", role: "lead" }, { ...request, state: "denied" as const }, false],
  ] as const)("%s", (_, viewer, approval, may) => {
    expect(mayDecide(approval, viewer)).toBe(may);
  });
});
