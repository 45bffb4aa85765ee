import { describe, expect, it } from "vitest";
import { ownershipOf } from "./ownership";

const document = {
  teams: [{ id: "billing", name: "Billing", tiers: [1, 2] }],
  issueTypes: [
    { id: "refund", name: "Refund", owner: "billing", startTier: 2, stage: "review", bands: { high: 0.9, low: 0.5 } },
    { id: "invoice", name: "Invoice", owner: "nobody", startTier: 1, stage: "off", bands: null },
  ],
  intersections: [{ issueTypes: ["refund", "invoice"], owner: "billing" }],
  outOfScope: { owner: "billing", tier: 1 },
  bands: { high: 0.85, low: 0.6 },
  lastResort: { team: "billing", tier: 2, person: null },
};

describe("ownershipOf", () => {
  it("reads owners with their names, start tiers, stages and bands", () => {
    const { types, intersections, outOfScope, lastResort } = ownershipOf(document);
    expect(types[0]).toEqual({
      id: "refund",
      name: "Refund",
      team: "Billing",
      tier: 2,
      stage: "review",
      bands: { high: 0.9, low: 0.5 },
    });
    expect(types[1]).toMatchObject({ team: "nobody", bands: null });
    expect(intersections).toEqual([{ first: "Refund", second: "Invoice", team: "Billing" }]);
    expect(outOfScope).toEqual({ team: "Billing", tier: 1 });
    expect(lastResort).toEqual({ team: "Billing", tier: 2, isNamed: false });
  });
  it.each([null, 7, "x", [], {}, { issueTypes: [null, 3, {}], teams: "no", lastResort: [] }])(
    "survives %j",
    (broken) => {
      expect(() => ownershipOf(broken)).not.toThrow();
    },
  );
});
