import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, anyPolicy, facts, policyWith, signalsOf } from "@/server/cli/test-setup/policies";
import { checkPolicy } from "../policy/check";
import { compilePolicy } from "../policy/compile";
import type { PolicyDocument } from "../policy/document";
import type { SignalName } from "../triage/understanding";
import { type AutonomyStage, dispositions } from "../vocabulary";
import { type DecisionFacts, decide } from "./decide";

const compiled = (change?: (p: PolicyDocument) => void) => compilePolicy(1, policyWith(change));
const demo = compiled();
const codes = (list: readonly { code: string }[]) => list.map((r) => r.code);
const sure = (issueType: string, probability: number) => ({ candidates: [{ issueType, probability }] });

describe("a decision", () => {
  it("is total: one disposition, one queue of the document, reasons; and always the same", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (document, some) => {
        fc.pre(checkPolicy(document).ok);
        const policy = compilePolicy(1, document);
        const result = decide(some, policy);
        expect(dispositions).toContain(result.disposition);
        expect(result.reasons.length).toBeGreaterThanOrEqual(3);
        expect(document.teams.find((t) => t.id === result.team)?.tiers).toContain(result.tier);
        expect(result.priority).toBeGreaterThanOrEqual(0);
        expect(result.priority).toBeLessThanOrEqual(100);
        expect(result.importance).toBeGreaterThan(0);
        expect(Number.isFinite(result.importance) && Number.isFinite(result.complexity)).toBe(true);
        if (result.issueType !== null) expect(policy.issueType(result.issueType)).toBeDefined();
        expect(decide(structuredClone(some), compilePolicy(1, structuredClone(document)))).toEqual(result);
      }),
      { numRuns: 150 },
    );
  });

  it("never leaves to the machine what a gate, the stage, the scope or a low confidence holds back", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (document, some) => {
        const policy = compilePolicy(1, document);
        const { disposition, issueType, confidence, reasons } = decide(some, policy);
        if (disposition === "human") return;
        const type = policy.issueType(issueType!)!;
        const { high, low } = type.bands ?? document.bands;
        expect(codes(reasons).filter((c) => c.startsWith("gate"))).toEqual([]);
        expect(some.understanding!.noneOfThese).toBeLessThan(document.understanding.noneOfThese);
        expect(confidence).toBeGreaterThanOrEqual(low);
        if (disposition === "autonomous") {
          expect(type.stage).toBe("autonomous");
          expect(confidence).toBeGreaterThanOrEqual(high);
        } else expect(["review", "autonomous"]).toContain(type.stage);
      }),
      { numRuns: 150 },
    );
  });
});

describe("what a person has put right", () => {
  const read = sure("invoice", 0.95);

  it("stands whatever is read, with its owner, and goes on with people", () => {
    const corrected = { issueType: "data-sync" };
    const result = decide(facts(read, { corrected }), demo);
    const type = demo.issueType("data-sync")!;
    expect(result).toMatchObject({ issueType: "data-sync", confidence: 0, team: type.owner, disposition: "human" });
    expect(result.candidates).toEqual(read.candidates);
    expect(codes(result.reasons)).toContain("correctedByPerson");
    expect(result.minTier).toBeLessThanOrEqual(result.tier);
  });

  it("may be that it is none of these, or a type that the policy has no more", () => {
    const { outOfScope, lastResort } = demo.document;
    const none = decide(facts(read, { corrected: { issueType: null } }), demo);
    expect(none).toMatchObject({ issueType: null, confidence: 0, team: outOfScope.owner, disposition: "human" });
    const back = decide(facts({ ...read, noneOfThese: 1 }, { corrected: { issueType: "invoice" } }), demo);
    expect(back).toMatchObject({ issueType: "invoice", team: demo.issueType("invoice")!.owner });
    const gone = decide(facts({ candidates: [] }, { corrected: { issueType: "unheard-of" } }), demo);
    expect(gone).toMatchObject({ issueType: "unheard-of", team: lastResort.team });
  });
});

describe("bands and stages", () => {
  it.each<[AutonomyStage, number, string, string]>([
    ["autonomous", 0.85, "autonomous", "aboveHigh"],
    ["autonomous", 0.8499, "review", "betweenBands"],
    ["autonomous", 0.6, "review", "betweenBands"],
    ["autonomous", 0.5999, "human", "belowLow"],
    ["autonomous", Number.NaN, "human", "belowLow"],
    ["review", 1, "review", "stageHolds"],
    ["review", 0.85, "review", "stageHolds"],
    ["review", 0.7, "review", "betweenBands"],
    ["review", 0.5, "human", "belowLow"],
    ["shadow", 1, "human", "stageOff"],
    ["shadow", 0.6, "human", "stageOff"],
    ["shadow", 0.5, "human", "belowLow"],
    ["off", 1, "human", "stageOff"],
    ["off", 0, "human", "belowLow"],
  ])("%s at %s is %s: %s", (stage, confidence, disposition, code) => {
    const policy = compiled((p) => {
      p.bands = { high: 0.85, low: 0.6 };
      p.issueTypes.find((t) => t.id === "invoice")!.stage = stage;
    });
    const result = decide(facts(sure("invoice", confidence)), policy);
    expect(result.disposition).toBe(disposition);
    expect(codes(result.reasons)).toContain(code);
  });

  it.each<[AutonomyStage, number, string[]]>([
    ["autonomous", 0.9, ["wouldBeReview"]],
    ["autonomous", 0.7, ["wouldBeAutonomous"]],
    ["autonomous", 0.5, ["wouldBeReview"]],
    ["review", 0.9, ["wouldAtStage autonomous"]],
    ["review", 0.7, ["wouldBeAutonomous"]],
    ["review", 0.5, ["wouldBeReview"]],
    ["shadow", 0.9, ["wouldAtStage review", "wouldAtStage autonomous"]],
    ["shadow", 0.7, ["wouldAtStage review"]],
    ["off", 0.7, ["wouldAtStage review"]],
    ["off", 0.5, ["wouldAtStage both"]],
  ])("%s at %s tells what would have changed it", (stage, confidence, expected) => {
    const policy = compiled((p) => {
      p.issueTypes.find((t) => t.id === "invoice")!.stage = stage;
    });
    const { changes } = decide(facts(sure("invoice", confidence)), policy);
    const told = changes.map(({ code, params: { needs, disposition } }) =>
      needs === undefined ? code : `${code} ${needs === "both" ? needs : disposition}`,
    );
    expect(told).toEqual(expected);
  });

  it("an issue type's own bands go before the desk's", () => {
    const policy = compiled((p) => {
      Object.assign(p.issueTypes.find((t) => t.id === "refund")!, {
        stage: "autonomous",
        bands: { high: 0.92, low: 0.65 },
      });
    });
    expect(decide(facts(sure("refund", 0.9)), policy).disposition).toBe("review");
    expect(decide(facts(sure("refund", 0.92)), policy).disposition).toBe("autonomous");
    expect(decide(facts(sure("refund", 0.62)), policy).disposition).toBe("human");
  });
});

describe("corrections", () => {
  const precedent = { correctionId: "c", ticket: 41, closeness: 0.9, team: "integrations" };

  it.each<[string, Partial<DecisionFacts["understanding"]>, Partial<DecisionFacts>, string]>([
    ["made it sure", { uncorrected: 0.02 }, {}, "review"],
    ["made it surer than it was", { uncorrected: 0.7 }, {}, "review"],
    ["spoiled the number", { uncorrected: Number.NaN }, {}, "review"],
    ["confirmed what was sure", { uncorrected: 0.9 }, {}, "autonomous"],
    ["sent it elsewhere", {}, { precedent: { ...precedent, isUntrained: true } }, "review"],
    ["sent it elsewhere before the training", {}, { precedent: { ...precedent, isUntrained: false } }, "autonomous"],
    ["names a team that is no more", {}, { precedent: { ...precedent, team: "x", isUntrained: true } }, "autonomous"],
    ["was decided by an older engine", { learned: { correctionId: "c", ticket: 41, instead: null } }, {}, "autonomous"],
    ["sent it elsewhere, by an older engine", {}, { precedent }, "autonomous"],
  ])("one that %s", (_, read, rest, disposition) => {
    const result = decide(facts({ ...sure("invoice", 0.96), ...read }, rest), demo);
    expect(result.disposition).toBe(disposition);
    const isChecked = disposition === "review";
    expect(codes(result.reasons).includes("correctionChecked")).toBe(isChecked);
    expect(codes(result.changes).includes("afterTraining")).toBe(isChecked);
  });
});

describe("gates", () => {
  it.each<[string, Partial<Record<SignalName, number>>, Partial<DecisionFacts>]>([
    ["gateBillingDispute", { billingDispute: 0.5 }, {}],
    ["gatePolicyException", { policyException: 0.5 }, {}],
    ["gateHumanRequest", { humanRequest: 0.5 }, {}],
    ["gateLegalOrSecurity", { legalOrSecurity: 0.5 }, {}],
    ["gateFrustration", { frustration: 0.75 }, {}],
    ["gateSeverity", { severity: 0.8 }, {}],
    ["gateUrgency", { urgency: 0.9 }, {}],
    ["gateComplexity", { complexity: 0.3 }, {}],
    ["gateSegment", {}, { segment: "enterprise" }],
    ["gateKeyword", {}, { keywords: ["subpoena"] }],
  ])("%s overrides any confidence", (code, signals, rest) => {
    const policy = compiled((p) => {
      p.gates.segments.push("enterprise");
      p.gates.signals = { severity: 0.8, urgency: 0.9, complexity: 0.3 };
    });
    const open = decide(facts(sure("invoice", 1)), policy);
    expect(open.disposition).toBe("autonomous");
    const closed = decide(facts({ ...sure("invoice", 1), signals: signalsOf(signals) }, rest), policy);
    expect(closed.disposition).toBe("human");
    expect(closed.reasons[0]!.code).toBe(code);
    expect(closed.changes).toEqual([{ code: "withoutGate", params: { disposition: "autonomous" } }]);
    expect([closed.team, closed.issueType]).toEqual([open.team, open.issueType]);
  });

  it("stay open below their value, and at no signal even where the value is 0", () => {
    const policy = compiled((p) => {
      p.gates.humanRequest = 0;
    });
    const with_ = (value: number) =>
      decide(facts({ signals: signalsOf({ humanRequest: value, billingDispute: 0.49 }) }), policy).disposition;
    expect([with_(0), with_(0.01)]).toEqual(["autonomous", "human"]);
  });
});

describe("scope and owner", () => {
  it("belongs to no issue type from the policy's probability on", () => {
    const at = (noneOfThese: number) => decide(facts({ ...sure("invoice", 0.9), noneOfThese }), demo);
    expect(at(0.49)).toMatchObject({ disposition: "autonomous", issueType: "invoice", team: "billing" });
    expect(at(0.5)).toMatchObject({ disposition: "human", issueType: null, confidence: 0, team: "product" });
    expect(codes(at(0.5).reasons)).toEqual(["outOfScope", "ownerByScope", "startTierPolicy"]);
  });

  it("goes to the last resort, to a person, when it could not be read", () => {
    const result = decide(facts(null), demo);
    expect(result).toMatchObject({ disposition: "human", issueType: null, team: "product", tier: 1 });
    expect(codes(result.reasons)).toEqual(["understandingFailed", "ownerLastResort", "startTierPolicy"]);
  });

  it("takes the first issue type that the policy knows", () => {
    const candidates = [
      { issueType: "constructor", probability: 0.6 },
      { issueType: "invoice", probability: 0.3 },
    ];
    expect(decide(facts({ candidates }), demo)).toMatchObject({ issueType: "invoice", confidence: 0.3 });
    expect(codes(decide(facts({ candidates: candidates.slice(0, 1) }), demo).reasons)).toContain("ownerLastResort");
  });

  it("keeps at most five candidates", () => {
    const candidates = demo.document.issueTypes.slice(0, 8).map((t) => ({ issueType: t.id, probability: 0.1 }));
    expect(decide(facts({ candidates }), demo).candidates).toEqual(candidates.slice(0, 5));
  });

  const two = (first: number, second: number) => ({
    candidates: [
      { issueType: "sign-in", probability: first },
      { issueType: "payment-failed", probability: second },
    ],
  });
  it.each<[string, DecisionFacts, string, string]>([
    ["both probable enough", facts(two(0.5, 0.25)), "billing", "ownerByIntersection"],
    ["one not probable enough", facts(two(0.7, 0.2499)), "access", "ownerByIssueType"],
    ["one alone", facts(sure("sign-in", 0.9)), "access", "ownerByIssueType"],
    ["another segment", facts(two(0.5, 0.4), { segment: "trial" }), "access", "ownerByIssueType"],
    [
      "both, but a third goes first",
      facts({ candidates: [{ issueType: "data-sync", probability: 0.4 }, ...two(0.3, 0.3).candidates] }),
      "integrations",
      "ownerByIssueType",
    ],
  ])("a rule about two issue types, in a decision from before hours: %s", (_, some, team, code) => {
    const policy = compiled((p) => {
      p.ownership.find((x) => x.issueTypes.includes("sign-in"))!.segments = ["standard", "business"];
    });
    const result = decide(some, policy);
    expect(result.team).toBe(team);
    expect(codes(result.reasons)).toContain(code);
  });

  it("a rule at probability 0 still wants both to be candidates", () => {
    const policy = compiled((p) => {
      for (const x of p.ownership) x.minProbability = 0;
    });
    expect(decide(facts(sure("sign-in", 0.9)), policy).team).toBe("access");
    expect(decide(facts(two(0.9, 0)), policy).team).toBe("billing");
  });

  it("starts hard tickets higher where that is cheaper", () => {
    const hard = (value: number) =>
      decide(facts({ ...sure("api-error", 0.9), signals: signalsOf({ complexity: value }) }), demo);
    expect(hard(0).tier).toBe(1);
    expect(hard(1).tier).toBeGreaterThan(1);
    expect(hard(1).complexity).toBeCloseTo(3);
    expect(codes(hard(1).reasons)).toContain("startTierComplexity");
  });
});
