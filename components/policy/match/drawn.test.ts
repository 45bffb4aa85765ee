import { expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { faults, soundDesk } from "@/server/cli/test-setup/policyFaults";
import { checkPolicy } from "@/server/domain/policy/check";
import { drawn } from "./drawn";

it.each(faults.filter((f) => f.harm).map((f) => [f.code, f.path, f] as const))(
  "the ticket of %s at %s can be drawn",
  (_, path, fault) => {
    const document = policyWith(fault.put);
    const desk = soundDesk(document);
    fault.desk?.(desk, document);
    const { errors, warnings } = checkPolicy(document, desk);
    const found = [...errors, ...warnings].find((f) => f.code === fault.code && f.path === path);
    expect(drawn(document, found!.ticket!)!.steps.length).toBeGreaterThan(0);
  },
);

it("a document without its shape draws nothing", () => {
  const document = policyWith();
  const ticket = { issueTypes: [], segment: "standard", channel: "web", at: 0, signals: {}, keywords: [] } as const;
  const example = { ...ticket, issueTypes: [], keywords: [] };
  expect(drawn(document, example)).not.toBeNull();
  expect(drawn({ ...document, bands: null }, example)).toBeNull();
  expect(drawn(null, example)).toBeNull();
});
