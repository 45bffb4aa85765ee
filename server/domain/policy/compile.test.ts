import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { compilePolicy } from "./compile";

const target = (minutes: number, issueType: string | null, segment: "enterprise" | null) => ({
  metric: "resolution" as const,
  issueType,
  segment,
  minutes,
  calendar: null,
});
const policy = compilePolicy(
  3,
  policyWith((p) => {
    p.sla.targets = [
      target(1, null, null),
      target(2, null, "enterprise"),
      target(3, "invoice", null),
      target(4, "invoice", "enterprise"),
      target(5, "refund", null),
    ];
    p.sla.warnAt = [0.9, 0.5, 0.9];
    p.teams[0]!.tiers = [3, 1];
  }),
);

describe("a compiled policy", () => {
  it.each([
    ["invoice", "enterprise", 4],
    ["invoice", "trial", 3],
    ["refund", "enterprise", 5],
    ["sign-in", "enterprise", 2],
    ["sign-in", "trial", 1],
    [null, "enterprise", 2],
    [null, "trial", 1],
  ] as const)("the most specific target wins: %s of %s", (issueType, segment, minutes) => {
    expect(policy.target("resolution", issueType, segment)?.targetMs).toBe(minutes * 60_000);
  });

  it("has no target where none is set", () => {
    expect(policy.target("acceptance", null, "trial")).toBeNull();
  });

  it("warns in order, at each fraction once", () => {
    expect(policy.target("resolution", null, "trial")?.warnAt).toEqual([0.5, 0.9]);
  });

  it("never promises no time at all", () => {
    const hasty = compilePolicy(
      1,
      policyWith((p) => Object.assign(p.sla, { targets: [target(1e-9, null, null)] })),
    );
    expect(hasty.target("resolution", null, "trial")?.targetMs).toBe(1);
  });

  it("knows issue types and a team's tiers, lowest first", () => {
    expect(policy.issueType("invoice")?.owner).toBe("billing");
    expect(policy.issueType("constructor")).toBeUndefined();
    expect(policy.teamTiers("access")).toEqual([1, 3]);
    expect(policy.teamTiers("nobody")).toEqual([]);
  });
});
