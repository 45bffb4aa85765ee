import { expect, it } from "vitest";
import { bigPolicy } from "@/server/cli/bench/policy/bigPolicy";
import { checkPolicy } from "./check";
import { oversize } from "./size";

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `f-${i}`, name: `Feature ${i}`, words: [] }));

it("leaves alone what a large desk writes, and four times as much", () => {
  expect(oversize(bigPolicy())).toBeNull();
  expect(oversize(bigPolicy({ issueTypes: 1200, teams: 160 }))).toBeNull();
  for (const none of [null, 1, "", [], {}]) expect(oversize(none)).toBeNull();
});

it("names the section that is too big, and judges nothing else of it", () => {
  const document = { ...bigPolicy(), features: rows(60_000) };
  const { ok, errors, warnings } = checkPolicy(document);
  expect({ ok, warnings }).toEqual({ ok: false, warnings: [] });
  expect(errors).toMatchObject([
    { code: "invalid", path: "features", message: expect.stringMatching(/too big, \d+\.\d MB in 60000 rows/) },
  ]);
  expect(oversize({ ...bigPolicy(), name: "x".repeat(2_000_000) })).toMatchObject({ path: "name" });
});

it("tells the first faults of shape, and not thousands", () => {
  const document = { ...bigPolicy(), ownership: Array.from({ length: 5000 }, () => 1) };
  const { errors } = checkPolicy(document);
  expect(errors.length).toBeLessThanOrEqual(50);
  expect(errors[0]!.path).toMatch(/^ownership/);
  const keys = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`key${i}`, i]));
  expect(checkPolicy({ ...bigPolicy(), ...keys }).errors[0]!.message.length).toBeLessThan(120);
});
