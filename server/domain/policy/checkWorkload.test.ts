import { expect, it } from "vitest";
import { policyWith } from "../../cli/test-setup/policies";
import { checkPolicy } from "./check";
import { publishedPolicy } from "./document";

const desk = { staffed: [], people: [], outcomes: {} };

it("a ticket that nobody has room for is told with a concrete one", () => {
  const heavy = policyWith((p) => {
    p.workload.weights.phone = 4;
  });
  const found = (largestCapacity?: number) =>
    checkPolicy(heavy, { ...desk, largestCapacity }).warnings.filter((w) => w.code === "heavierThanCapacity");
  expect(found(3)).toMatchObject([
    { path: "workload.weights.phone", fix: "Use 3 or less, or give somebody more capacity." },
  ]);
  expect(found(4)).toEqual([]);
  expect(found(undefined)).toEqual([]);
});

it.each([[0], [0.1], [0.3], [-1], [11], [Number.NaN]])("a weight of %s is none", (weight) => {
  const document = policyWith((p) => {
    p.workload.weights.chat = weight;
  });
  expect(publishedPolicy.safeParse(document).success).toBe(false);
});

it("has one for every channel", () => {
  const { web, ...others } = policyWith().workload.weights;
  expect(web).toBe(1);
  expect(publishedPolicy.safeParse({ ...policyWith(), workload: { weights: others } }).success).toBe(false);
});
