import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, anyPolicy, facts, policyWith } from "@/server/cli/test-setup/policies";
import { checkPolicy } from "../policy/check";
import { compilePolicy } from "../policy/compile";
import { type DecisionResult, decide } from "./decide";
import { replayDecision } from "./replay";

const policy = compilePolicy(1, policyWith());
/** As a database of JSON gives it back: fields in another order, those without a value gone. */
const kept = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, x) =>
    typeof x === "object" && x !== null && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).reverse()) : x,
  );

describe("a replay", () => {
  it("gives the same for whatever was decided, as it was kept", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (document, some) => {
        fc.pre(checkPolicy(document).ok);
        const then = compilePolicy(1, document);
        expect(replayDecision(kept({ facts: some, result: decide(some, then) }), then)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("tells a decision of an earlier engine as that engine told it", () => {
    const abroad = facts({ language: "fr" });
    const { changes: _, ...rest } = decide(abroad, policy);
    const stored = { facts: abroad, result: { ...rest, changes: [] } };
    expect(replayDecision({ ...stored, engineVersion: "7" }, policy)).toEqual([]);
    expect(replayDecision({ ...stored, engineVersion: "8" }, policy)).toMatchObject([
      { path: "changes[0]", was: null },
    ]);
  });

  it("names each place that is not the same", () => {
    const some = facts();
    const result = decide(some, policy);
    const first = result.reasons[0]!;
    const other: DecisionResult = {
      ...result,
      tier: result.tier + 1,
      priority: result.priority + 1e-9,
      reasons: [{ ...first, params: { ...first.params, extra: true } }, ...result.reasons.slice(1), first],
    };
    expect(replayDecision({ facts: some, result: other }, policy)).toEqual([
      { path: "priority", was: result.priority + 1e-9, is: result.priority },
      { path: "reasons[0].params.extra", was: true, is: null },
      { path: `reasons[${result.reasons.length}]`, was: kept(first), is: null },
      { path: "tier", was: result.tier + 1, is: result.tier },
    ]);
  });
});
