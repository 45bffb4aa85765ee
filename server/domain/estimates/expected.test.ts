import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { chooseStartTier } from "../assignment/gatekeeper";
import { compilePolicy } from "../policy/compile";
import { beliefAfterFailure, type Estimates, expectedOf, planningEstimates, predictPath, skillOf } from "./expected";

const policy = compilePolicy(1, demoPolicy("00000000-0000-7000-8000-000000000000"));
const cell = (tier: number, success: number, outcomes = 50) => {
  return { tier, success, handlingMinutes: 10, exchanges: 2, outcomes };
};
const learned: Estimates = { version: 7, byType: new Map([["sign-in", [cell(1, 0.1)]]]) };
const access = { team: "access", tier: 1, issueType: "sign-in" };

describe("what is expected", () => {
  it("is the estimate, and the policy's prior where there is none", () => {
    expect(expectedOf(learned, policy, "sign-in")).toMatchObject([
      { tier: 1, success: 0.1, outcomes: 50 },
      { tier: 2, success: 0.95, outcomes: 0 },
    ]);
    expect(expectedOf(null, policy, "sign-in")[0]).toMatchObject({ success: 0.86, handlingMinutes: 9, outcomes: 0 });
    expect(expectedOf(learned, policy, "unheard-of")).toEqual([]);
  });

  it("reaches the planner for every issue type of the policy", () => {
    const all = planningEstimates(learned, policy);
    expect(Object.keys(all)).toHaveLength(policy.document.issueTypes.length);
    expect(all["sign-in"]!.byTier[1]).toEqual({ success: 0.1, handlingMinutes: 10 });
  });

  it("moves the start tier, and says of how many outcomes", () => {
    const prior = chooseStartTier(policy, access, 0, expectedOf(null, policy, "sign-in"));
    expect(prior).toEqual(chooseStartTier(policy, access, 0));
    const { tier, reason } = chooseStartTier(policy, access, 0, expectedOf(learned, policy, "sign-in"));
    expect(tier).toBe(2);
    expect(reason).toMatchObject({ code: "startTierEstimate", params: { tier: 2, lowest: 1, outcomes: 50 } });
    expect(reason.params.success).toBeCloseTo(0.1);
  });

  it("is told as a path of the tiers that may take it, at the ticket's own complexity", () => {
    const tiers = expectedOf(learned, policy, "sign-in");
    expect(predictPath(policy, access, tiers, 0)).toEqual([
      { tier: 1, success: 0.1, minutes: 10, exchanges: 2, outcomes: 50 },
      { tier: 2, success: 0.95, minutes: 12, exchanges: 1.5, outcomes: 0 },
    ]);
    expect(predictPath(policy, { team: "access", tier: 2 }, tiers, 1).map((p) => p.tier)).toEqual([2]);
    expect(predictPath(policy, access, tiers, 2)[1]!.success).toBeLessThan(0.95);
  });
});

describe("a person's skill", () => {
  it("is what was declared until outcomes are trusted", () => {
    expect(skillOf(0.8, undefined)).toBe(0.8);
    expect(skillOf(0.8, { offset: 0.1, trust: 0 })).toBeCloseTo(0.9);
    expect(skillOf(0.8, { offset: 0.1, trust: 1 })).toBeCloseTo(0.1);
  });
});

describe("a failed attempt", () => {
  const ticket = { issueType: "sign-in", complexity: 0, complexityVariance: 0.6 };
  it("makes a ticket look harder, the more so the surer success seemed", () => {
    const usual = beliefAfterFailure(ticket, 1, policy, null);
    expect(usual.complexity).toBeGreaterThan(0);
    expect(usual.variance).toBeLessThan(0.6);
    expect(beliefAfterFailure(ticket, 1, policy, learned).complexity).toBeLessThan(usual.complexity);
    expect(beliefAfterFailure({ ...ticket, issueType: null }, 1, policy, null).complexity).toBeGreaterThan(0);
  });
});
