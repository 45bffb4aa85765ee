import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { compilePolicy } from "../policy/compile";
import type { PolicyDocument } from "../policy/document";
import { chooseStartTier, logistic, startCosts, successLogit } from "./gatekeeper";

const base = demoPolicy("00000000-0000-7000-8000-000000000000");
type Prior = [tier: number, success: number, minutes: number];

/** A policy with one issue type of team `t`, staffed at the given tiers, at wages of 1 per minute unless told. */
function policyOf(priors: Prior[], tiers = [1, 2, 3], wages = [1, 1, 1]) {
  const document: PolicyDocument = {
    ...base,
    teams: [{ id: "t", name: "T", tiers, cover: null }],
    tiers: wages.map((costPerMinute, i) => ({ tier: i + 1, name: `T${i + 1}`, costPerMinute, complexityEffect: 1 })),
    issueTypes: [
      {
        ...base.issueTypes[0]!,
        id: "x",
        owner: "t",
        priors: priors.map(([tier, success, handlingMinutes]) => ({ tier, success, handlingMinutes })),
      },
    ],
  };
  return compilePolicy(1, document);
}
const start = (policy: ReturnType<typeof policyOf>, complexity = 0, tier = 1, issueType: string | null = "x") =>
  chooseStartTier(policy, { team: "t", tier, issueType }, complexity);

describe("success", () => {
  it("falls with complexity and rises with skill", () => {
    expect(logistic(successLogit(0.7, 1, 0))).toBeCloseTo(0.7);
    expect(logistic(successLogit(0.7, 1, 1))).toBeCloseTo(0.4619, 4);
    expect(logistic(successLogit(0.7, 1, 0) + 1)).toBeCloseTo(0.8638, 4);
    expect(Number.isFinite(successLogit(1, 1, 0)) && Number.isFinite(successLogit(0, 1, 0))).toBe(true);
  });
});

describe("start tier", () => {
  it("tries here only where p > (c₁ + m) / (c₂ + m) (Shumsky & Pinker)", () => {
    // c₁ = 5, c₂ = 20, m = 8 minutes of the higher tier: the border lies at 13 / 28.
    const at = (p: number) =>
      start(
        policyOf(
          [
            [1, p, 5],
            [2, 0.99, 20],
          ],
          [1, 2],
        ),
      ).tier;
    expect(at(13 / 28 + 0.001)).toBe(1);
    expect(at(13 / 28 - 0.001)).toBe(2);
  });

  it("counts the handoff in wages of the tier it goes to", () => {
    const at = (p: number) =>
      start(
        policyOf(
          [
            [1, p, 5],
            [2, 0.99, 10],
          ],
          [1, 2],
          [1, 2, 2],
        ),
      ).tier;
    expect(at((5 + 16) / (20 + 16) + 0.001)).toBe(1);
    expect(at((5 + 16) / (20 + 16) - 0.001)).toBe(2);
  });

  it("says what starting higher saves", () => {
    const chosen = start(
      policyOf(
        [
          [1, 0.1, 20],
          [2, 0.9, 20],
        ],
        [1, 2],
      ),
    );
    // At T1: 20 + 0.9 × (8 + 20) = 45.2 minutes, at T2: 20.
    expect(chosen).toEqual({
      tier: 2,
      reason: { code: "startTierComplexity", params: { tier: 2, lowest: 1, saved: 56 } },
    });
  });

  it.each<[string, ReturnType<typeof policyOf>, number, string | null, number]>([
    [
      "no issue type",
      policyOf([
        [1, 0.1, 20],
        [2, 0.9, 2],
      ]),
      1,
      null,
      1,
    ],
    [
      "an unknown issue type",
      policyOf([
        [1, 0.1, 20],
        [2, 0.9, 2],
      ]),
      1,
      "y",
      1,
    ],
    [
      "one tier only",
      policyOf(
        [
          [1, 0.1, 20],
          [2, 0.9, 2],
        ],
        [1],
      ),
      1,
      "x",
      1,
    ],
    ["an unstaffed lowest tier", policyOf([[2, 0.9, 2]], [2, 3]), 1, "x", 2],
    ["no estimate for the lowest tier", policyOf([[2, 0.9, 2]]), 1, "x", 1],
    ["no estimates at all", policyOf([[4, 0.9, 2]]), 1, "x", 1],
    [
      "the rule's lowest tier",
      policyOf([
        [1, 0.99, 1],
        [2, 0.9, 20],
        [3, 0.99, 60],
      ]),
      2,
      "x",
      2,
    ],
    ["a team that staffs nothing so high", policyOf([[1, 0.9, 2]], [1]), 3, "x", 3],
  ])("%s", (_, policy, tier, issueType, expected) => {
    expect(start(policy, 0, tier, issueType).tier).toBe(expected);
  });

  it("is staffed, allowed and never lower for a harder ticket where higher tiers suffer less from it", () => {
    const document = base;
    const policy = compilePolicy(1, document);
    const complexity = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...document.issueTypes), complexity, complexity, (t, a, b) => {
        const at = (c: number) =>
          chooseStartTier(policy, { team: t.owner, tier: t.startTier, issueType: t.id }, c).tier;
        expect(policy.teamTiers(t.owner)).toContain(at(a));
        expect(at(a)).toBeGreaterThanOrEqual(t.startTier);
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});

describe("what starting at each tier costs", () => {
  it("is own minutes at their wage, and where that fails a handoff and the cost of the next", () => {
    const steps = [
      { tier: 1, success: 0.5, minutes: 10, costPerMinute: 1 },
      { tier: 2, success: 0.8, minutes: 20, costPerMinute: 2 },
      { tier: 3, success: 0.9, minutes: 30, costPerMinute: 3 },
    ];
    const top = 30 * 3;
    const middle = 20 * 2 + 0.2 * (8 * 3 + top);
    expect(startCosts(steps).map((c) => [c.tier, c.cost])).toEqual([
      [1, 10 + 0.5 * (8 * 2 + middle)],
      [2, middle],
      [3, top],
    ]);
    expect(startCosts([])).toEqual([]);
  });
});
