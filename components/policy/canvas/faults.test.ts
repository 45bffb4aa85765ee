import { expect, it } from "vitest";
import { find } from "@/server/domain/policy/finding";
import { faultsOf } from "./faults";

it("counts what is wrong at each card, and leaves out what is not drawn", () => {
  const document = { teams: [{ id: "billing", tiers: [2, 1] }], issueTypes: [{ id: "refund" }] };
  const at = (path: string) => find("dangling", path, "wrong");
  const faults = faultsOf(document, {
    ok: false,
    errors: [at("issueTypes.0.owner"), at("issueTypes.0.stage"), at("sla.targets.0")],
    warnings: [at("issueTypes.0.bands"), at("teams.0.tiers"), at("gates.keywords.1")],
  });
  expect(Object.fromEntries(faults)).toEqual({
    "type:refund": { errors: 2, warnings: 1 },
    "queue:billing:1": { errors: 0, warnings: 1 },
    gates: { errors: 0, warnings: 1 },
  });
});
