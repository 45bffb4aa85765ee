import { describe, expect, it } from "vitest";
import { facts, policyWith, signalsOf } from "@/server/cli/test-setup/policies";
import { decide } from "../decision/decide";
import { compilePolicy } from "../policy/compile";
import { leastRead, leastResolved, type Unfamiliarity, usualCloseness, weighUnfamiliar } from "./unfamiliar";

const rules = { novelty: 0.6, newError: 0.4 };
const seen = (more: Partial<Unfamiliarity> = {}): Unfamiliarity => ({
  resolved: 1000,
  closest: 0.3,
  usual: 0.3,
  newErrors: [],
  ...more,
});
const weights = (more: Partial<Unfamiliarity>) =>
  weighUnfamiliar(seen(more), rules).map((one) => [one.reason.code, Math.round(one.complexity * 1000) / 1000]);

describe("what is usual", () => {
  it("is what nineteen in twenty messages had at least, whatever their order, and unknown of a few", () => {
    const closest = Array.from({ length: 200 }, (_, at) => ((at * 37) % 200) / 200);
    expect(usualCloseness(closest)).toBe(0.05);
    expect(usualCloseness(closest.slice(0, leastRead))).not.toBeNull();
    expect(usualCloseness(closest.slice(0, leastRead - 1))).toBeNull();
  });
});

describe("a message unlike the desk's past", () => {
  it.each<[string, Partial<Unfamiliarity>, [string, number][]]>([
    ["as close as usual", {}, []],
    ["closer", { closest: 0.9 }, []],
    ["a little less close", { closest: 0.24 }, [["unlikeResolved", 0.24]]],
    ["half as close", { closest: 0.15 }, [["unlikeResolved", 0.6]]],
    ["like nothing", { closest: 0 }, [["unlikeResolved", 0.6]]],
    ["too short to tell", { closest: null }, []],
    ["where nothing usual is known", { closest: 0, usual: null }, []],
    ["where nothing is ever close", { closest: 0, usual: 0 }, []],
    ["with a new error", { newErrors: [{ start: 0, end: 5 }] }, [["newError", 0.4]]],
    ["on a new desk", { closest: 0, resolved: leastResolved - 1, newErrors: [{ start: 0, end: 5 }] }, []],
  ])("%s", (_, more, expected) => expect(weights(more)).toEqual(expected));

  const policy = compilePolicy(
    1,
    policyWith((p) => {
      p.context.complexityLimit = 2;
    }),
  );
  const decided = (unfamiliar?: Unfamiliarity, language = "en", value = 0) =>
    decide(
      facts({
        candidates: [{ issueType: "api-error", probability: 0.9 }],
        signals: signalsOf({ complexity: value }),
        language,
        similar: { tickets: 0, bestScore: 0, sameSignature: false, ...(unfamiliar && { unfamiliar }) },
      }),
      policy,
    );
  const strange = seen({ closest: 0, newErrors: [{ start: 3, end: 12 }] });

  it("is harder by so much, says why, and is decided alone all the same", () => {
    const [plain, hard] = [decided(), decided(strange)];
    expect(hard.complexity - plain.complexity).toBeCloseTo(0.9);
    expect(hard.tier).toBeGreaterThanOrEqual(plain.tier);
    expect(hard.disposition).toBe(plain.disposition);
    expect(hard.reasons.map((r) => r.code)).toEqual(expect.arrayContaining(["unlikeResolved", "newError"]));
    expect(plain.reasons.map((r) => r.code)).not.toContain("unlikeResolved");
    // What was stored decides the same again.
    expect(decided(JSON.parse(JSON.stringify(strange)))).toEqual(hard);
  });

  it("starts higher where that is cheaper", () => {
    const tiers = [0, 0.15, 0.3, 0.45, 0.6].map((v) => [
      decided(undefined, "en", v).tier,
      decided(strange, "en", v).tier,
    ]);
    expect(tiers.some(([plain, hard]) => hard! > plain!)).toBe(true);
  });

  it("stays within the policy's limit, together with the account's context", () => {
    const tight = compilePolicy(
      1,
      policyWith((p) => {
        p.context.complexityLimit = 0.5;
      }),
    );
    const some = facts({ similar: { tickets: 0, bestScore: 0, sameSignature: false, unfamiliar: strange } });
    const { complexityMean, complexityDeviation } = tight.document.understanding;
    expect(decide(some, tight).complexity).toBeCloseTo(-complexityMean / complexityDeviation + 0.5);
  });

  it("counts nothing in a language that the desk does not read: there all words are new", () => {
    expect(decided(strange, "de").reasons.map((r) => r.code)).not.toContain("unlikeResolved");
  });
});
