import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { compilePolicy } from "@/server/domain/policy/compile";
import { promiseMetrics, segments } from "@/server/domain/vocabulary";
import { winningRow } from "./winner";

const issueType = fc.constantFrom(null, "invoice", "refund");
const row = fc.record({
  metric: fc.constantFrom(...promiseMetrics),
  issueType,
  segment: fc.option(fc.constantFrom(...segments)),
  minutes: fc.integer({ min: 1, max: 1000 }),
  calendar: fc.constant(null),
});

describe("the row that wins", () => {
  it("is the one by which the desk promises", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), row, fc.constantFrom(...segments), (targets, asked, segment) => {
        const policy = compilePolicy(
          1,
          policyWith((p) => Object.assign(p.sla, { targets })),
        );
        const promised = policy.target(asked.metric, asked.issueType, segment);
        const wins = winningRow(targets, asked.metric, asked.issueType, segment);
        expect(wins === null ? null : targets[wins]!.minutes * 60_000).toEqual(promised?.targetMs ?? null);
      }),
    );
  });

  it("passes over what is no row", () => {
    expect(winningRow(["x", null, { metric: "resolution" }], "resolution", null, "trial")).toBe(2);
    expect(winningRow([], "resolution", null, "trial")).toBeNull();
  });
});
