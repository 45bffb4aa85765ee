import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { policyWith } from "../test-setup/policies";
import { checkDocument, checkOutcome } from "./policyCheck";

beforeEach(() => {
  // Nobody listens there.
  vi.stubEnv("DATABASE_URL", "postgresql://nobody:x@127.0.0.1:1/none");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("judges a document without a database, and says what it did not judge", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const result = await checkDocument({ ...policyWith((p) => Object.assign(p.bands, { low: 1, high: 0 })) });
  expect(result.notJudged).toEqual(expect.arrayContaining(["nobodyInQueue", "uncovered", "autonomyNotEarned"]));
  expect(result.errors).toMatchObject([{ code: "bands", path: "bands", counterExample: expect.any(String) }]);
  const outcome = checkOutcome(result);
  expect(outcome.exitCode).toBe(1);
  expect(outcome.text).toMatch(/^error {3}bands: low/);
  expect(told.mock.calls.flat().join("\n")).toMatch(/not reachable.*these were not judged: nobodyInQueue/);
});

it("says that a document was an older one", async () => {
  const { notes, ok } = await checkDocument({ schemaVersion: 7 });
  expect(ok).toBe(false);
  expect(notes[0]).toBe("This document was version 7 and was read as version 10.");
});
