import { expect, it } from "vitest";
import { policyWith } from "../../cli/test-setup/policies";
import { checkPolicy } from "./check";

it("knows no rows of issue types that do not exist", () => {
  const { errors } = checkPolicy(policyWith((p) => Object.assign(p.handoffs.byIssueType, { nothing: ["tried"] })));
  expect(errors).toMatchObject([{ code: "dangling", path: "handoffs.byIssueType.nothing" }]);
});

it("refuses a field that there is not", () => {
  const { errors } = checkPolicy(policyWith((p) => Object.assign(p.handoffs, { required: ["mood"] })));
  expect(errors).toMatchObject([{ code: "invalid", path: "handoffs.required.0" }]);
});

it("warns of escalations that may arrive with nothing", () => {
  const type = policyWith().issueTypes[0]!.id;
  const { errors, warnings } = checkPolicy(
    policyWith((p) => Object.assign(p.handoffs, { required: [], byIssueType: { [type]: [] } })),
  );
  expect(errors).toEqual([]);
  expect(warnings.filter((w) => w.code === "handoffAsksNothing").map((w) => w.path)).toEqual([
    "handoffs.required",
    `handoffs.byIssueType.${type}`,
  ]);
});
