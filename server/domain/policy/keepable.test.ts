import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { checkPolicy } from "./check";
import { unkeepable } from "./keepable";

describe("texts that the database cannot keep", () => {
  it.each([
    ["teams.0.name", { teams: [{ name: "a\u0000b" }] }],
    ["teams.0.name", { teams: [{ name: "\udc00" }] }],
    ["teams.0", { teams: [{ "na\u0000me": "a" }] }],
    ["(document)", "\ud800"],
  ])("are found at %s", (path, document) => {
    expect(unkeepable(document)).toMatchObject([{ path }]);
  });
  it("are none in any other JSON, and none in the demo's policy", () => {
    expect(unkeepable(policyWith())).toEqual([]);
    expect(unkeepable({ emoji: "😀", tab: "\t", none: null, list: [1, true, undefined] })).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const isFine = !text.includes("\\u0000") && !/\\ud[89a-f]/i.test(text);
        if (isFine) expect(unkeepable(value)).toEqual([]);
      }),
    );
  });
  it("end where a document refers to itself, or goes on for ever", () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(unkeepable(round)[0]!.what).toMatch(/nested deeper/);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(checkPolicy({ ...policyWith(), canvas: deep }).errors[0]).toMatchObject({ code: "invalid" });
  });
  it("are named by the check, and so is what is divided by", () => {
    const nul = policyWith((p) => Object.assign(p, { name: "\u0000" }));
    expect(checkPolicy(nul).errors).toMatchObject([{ code: "invalid", path: "name" }]);
    const zero = policyWith((p) => Object.assign(p.understanding, { complexityDeviation: 0 }));
    expect(checkPolicy(zero).errors).toMatchObject([{ code: "formula", path: "understanding.complexityDeviation" }]);
  });
});
