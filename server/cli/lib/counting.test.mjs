import { describe, expect, it } from "vitest";
import { countCheck, countPlaywright, countVitest, total, words } from "./counting.mjs";

const file = (status, ...results) => ({ status, assertionResults: results.map((result) => ({ status: result })) });

describe("counting Vitest's report", () => {
  it("takes passed and failed tests", () => {
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file("failed", "passed", "failed")] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a file that does not load", () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file("passed", "passed"), file("failed")] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a failure outside of tests", () => {
    expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a run that left no report", () => {
    expect(countVitest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("counting Playwright's report", () => {
  it("takes a flaky test as passed", () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 1 }, errors: [] };
    expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 2 });
  });

  it("counts errors outside of tests, such as a global setup that fails", () => {
    const report = { stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 }, errors: [{ message: "setup" }] };
    expect(countPlaywright(report, 1)).toEqual({ passed: 0, failed: 1 });
  });
});

it("sums up in the words of the last line", () => {
  expect(words(total([countCheck(0), countCheck(2), { passed: 5, failed: 0 }]))).toBe("6 passed, 1 failed");
});
