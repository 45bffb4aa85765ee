import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, anyPolicy, facts, policyWith, signalsOf } from "@/server/cli/test-setup/policies";
import { compilePolicy } from "../policy/compile";
import type { PolicyDocument } from "../policy/document";
import type { Reason } from "../reasons";
import { type AutonomyStage, autonomyStages } from "../vocabulary";
import { type DecisionFacts, decide } from "./decide";

const compiled = (change?: (p: PolicyDocument) => void) => compilePolicy(1, policyWith(change));
const demo = compiled();
const sure = (probability: number) => ({ candidates: [{ issueType: "invoice", probability }] });
const atStage = (document: PolicyDocument, id: unknown, stage: unknown) => {
  const issueTypes = document.issueTypes.map((t) => (t.id === id ? { ...t, stage: stage as AutonomyStage } : t));
  return compilePolicy(1, { ...document, issueTypes });
};

/** Facts with everything that holds a decision back: another language, a correction, a precedent that is untrained. */
const heldBack: fc.Arbitrary<DecisionFacts> = fc
  .record({
    some: anyFacts,
    language: fc.constantFrom("en", "de", null, undefined),
    corrected: fc.constantFrom(null, null, { issueType: null }, { issueType: "invoice" }, { issueType: "unheard-of" }),
    uncorrected: fc.constantFrom(undefined, 0.1, 0.99),
    isInScope: fc.boolean(),
    sure: fc.constantFrom(undefined, 0.7, 0.97),
    isQuiet: fc.constantFrom(true, true, true, false), // no gate is closed
  })
  .map(({ some: { understanding, ...rest }, language, corrected, uncorrected, isInScope, sure, isQuiet }) => ({
    ...rest,
    keywords: isQuiet ? [] : rest.keywords,
    understanding: understanding && {
      ...understanding,
      ...(isInScope && { noneOfThese: 0 }),
      ...(sure !== undefined && { candidates: [{ issueType: "invoice", probability: sure }] }),
      ...(isQuiet && { signals: signalsOf() }),
      language,
      uncorrected,
    },
    ...(corrected && { corrected }),
  }));

/** The demo's policy with all its issue types at one stage. */
const anyStage = fc.constantFrom(...autonomyStages).map((stage) =>
  policyWith((p) => {
    p.understanding.noneOfThese = 0.9;
    for (const t of p.issueTypes) t.stage = stage;
  }),
);

/** Decides with the one thing otherwise that a change names. null where a change names more than one. */
function turned({ code, params }: Reason, some: DecisionFacts, document: PolicyDocument) {
  const policy = compilePolicy(1, document);
  const read = (more: object) => ({ ...some, understanding: some.understanding && { ...some.understanding, ...more } });
  if (code === "wouldAtStage" && params.needs === "stage")
    return decide(some, atStage(document, params.issueType, params.stage));
  if (code === "inDeskLanguage") return decide(read({ language: String(params.languages).split(", ")[0] }), policy);
  if (code === "withinScope") return decide(read({ noneOfThese: Number(params.limit) - 1e-9 }), policy);
  if (code === "withoutCorrection") return decide({ ...some, corrected: undefined }, policy);
  return null;
}

describe("what would have changed a decision", () => {
  it("is said of every decision, and is true: with that one thing otherwise it is decided so", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(anyPolicy, anyStage), heldBack, (document, some) => {
        const { changes } = decide(some, compilePolicy(1, document));
        expect(changes.length).toBeGreaterThan(0);
        for (const change of changes) {
          const then = turned(change, some, document);
          if (!then) continue;
          seen.add(change.code);
          expect(then.disposition).toBe(change.params.disposition);
          if (change.code === "withinScope" || change.code === "withoutCorrection")
            expect(then.issueType ?? "none").toBe(change.params.issueType);
        }
      }),
      { numRuns: 1000 },
    );
    expect([...seen].sort()).toEqual(["inDeskLanguage", "withinScope", "withoutCorrection", "wouldAtStage"]);
  });

  it.each<[string, DecisionFacts, Reason[]]>([
    [
      "what belongs to no issue type",
      facts({ ...sure(0.4), noneOfThese: 0.6 }),
      [
        {
          code: "withinScope",
          params: { probability: 0.6, limit: 0.5, disposition: "human", issueType: "invoice" },
        },
      ],
    ],
    [
      "what is in another language",
      facts({ ...sure(0.95), language: "fr" }),
      [{ code: "inDeskLanguage", params: { language: "fr", languages: "en", disposition: "autonomous" } }],
    ],
    ["what could not be read", facts(null), [{ code: "onceRead", params: {} }]],
    [
      "what no issue type fits",
      facts({ candidates: [{ issueType: "unheard-of", probability: 1 }] }),
      [{ code: "asKnownType", params: {} }],
    ],
    [
      "what a person put right",
      facts(sure(0.95), { corrected: { issueType: "data-sync" } }),
      [{ code: "withoutCorrection", params: { disposition: "autonomous", issueType: "invoice" } }],
    ],
  ])("%s", (_, some, expected) => {
    expect(decide(some, demo).changes).toEqual(expected);
  });

  it("is the border to a person where the stage is not all that holds it back", () => {
    const policy = atStage(demo.document, "invoice", "review");
    const held = facts({ ...sure(0.95), uncorrected: 0.1 });
    expect(decide(held, policy).changes.map((c) => c.code)).toEqual(["wouldBeHuman"]);
    expect(decide(facts(sure(0.95)), policy).changes.map((c) => c.code)).toEqual(["wouldAtStage"]);
  });

  it("ends also where a policy takes everything for none of its types", () => {
    const policy = compiled((p) => {
      p.understanding.noneOfThese = 0;
    });
    const { changes } = decide(facts({ ...sure(0.95), noneOfThese: 0 }), policy);
    expect(changes).toMatchObject([{ code: "withinScope", params: { disposition: "autonomous" } }]);
  });
});
