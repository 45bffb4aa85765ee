import { describe, expect, it } from "vitest";
import { emptyContract, handoffContract, missingFields, requiredFields } from "./contract";

const step = { what: "Restarted the connector.", by: "assistant" } as const;

describe("what an escalation must carry", () => {
  it("names what is missing, in the order of the form", () => {
    expect(missingFields(emptyContract, ["evidence", "tried"])).toEqual(["tried", "evidence"]);
    expect(missingFields({ ...emptyContract, tried: [step] }, ["tried", "wanted"])).toEqual(["wanted"]);
    expect(missingFields({ ...emptyContract, wanted: "  " }, ["wanted"])).toEqual(["wanted"]);
    expect(missingFields(emptyContract, [])).toEqual([]);
  });
  it("takes the issue type's own fields before the desk's, also where those are none", () => {
    const rules = { required: ["tried" as const], byIssueType: { invoice: ["evidence" as const], news: [] } };
    expect(requiredFields(rules, "invoice")).toEqual(["evidence"]);
    expect(requiredFields(rules, "news")).toEqual([]);
    expect(requiredFields(rules, "sign-in")).toEqual(["tried"]);
    expect(requiredFields(rules, null)).toEqual(["tried"]);
    expect(requiredFields(rules, "toString")).toEqual(["tried"]);
  });
  it("trims, and refuses what is too long, too much or unknown", () => {
    const parsed = handoffContract.parse({ ...emptyContract, tried: [{ ...step, what: " a\u0000 " }] });
    expect(parsed.tried).toEqual([{ what: "a", by: "assistant" }]);
    for (const bad of [
      { wanted: "x".repeat(1_001) },
      { tried: [{ what: " ", by: "assistant" }] },
      { tried: [{ what: "a", by: "somebody" }] },
      { tried: Array.from({ length: 21 }, () => step) },
      { evidence: [{ kind: "message", id: "no" }] },
      { evidence: [{ kind: "text", text: "" }] },
      { more: 1 },
    ]) {
      expect(handoffContract.safeParse({ ...emptyContract, ...bad }).success).toBe(false);
    }
  });
});
