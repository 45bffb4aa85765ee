// Counting what the test runners report. A run that failed without a failed test (a file that does not load, a
// time-out, an error outside of tests) counts as one failure: it must not pass unseen.

/** From Vitest's JSON report. */
export function countVitest(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = (report.testResults ?? []).filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }, code);
}

/** From Playwright's JSON report; a flaky test passed at its retry. */
export function countPlaywright(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) }, code);
}

/** A check is one test. */
export const countCheck = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

function atLeastOneFailure(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

export function total(counts) {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

export const words = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
