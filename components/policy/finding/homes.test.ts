import { expect, it } from "vitest";
import { faults } from "@/server/cli/test-setup/policyFaults";
import { publishedPolicy } from "@/server/domain/policy/document";
import { homeOf } from "./homes";

it("each section of a document that can be edited in a form has a part of its own", () => {
  const inTextOnly = Object.keys(publishedPolicy.shape).filter((section) => homeOf(section) === "document");
  expect(inTextOnly).toEqual(["schemaVersion", "name", "canvas"]);
});

it("each finding leads to a form", () => {
  for (const { path } of faults) expect(homeOf(path), path).not.toBe("document");
  expect(homeOf("issueTypes.5.owner")).toBe("canvas");
  expect(homeOf("(document)")).toBe("document");
});
