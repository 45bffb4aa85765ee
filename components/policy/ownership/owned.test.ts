import { describe, expect, it } from "vitest";
import { ownershipOf } from "./owned";

const document = {
  teams: [{ id: "billing", name: "Billing", tiers: [1, 2] }],
  issueTypes: [
    { id: "refund", name: "Refund", owner: "billing", startTier: 2, stage: "review", bands: { high: 0.9, low: 0.5 } },
    { id: "invoice", name: "Invoice", owner: "nobody", startTier: 1, stage: "off", bands: null },
  ],
  calendars: [{ id: "office", name: "Office hours" }],
  ownership: [
    { id: "both", issueTypes: ["refund", "invoice"], segments: null, hours: null, owner: "billing" },
    {
      id: "night",
      issueTypes: ["refund"],
      segments: ["trial"],
      hours: { calendar: "office", during: "closed" },
      owner: "nobody",
    },
  ],
  outOfScope: { owner: "billing", tier: 1 },
  bands: { high: 0.85, low: 0.6 },
  lastResort: { team: "billing", tier: 2, person: null },
};

describe("ownershipOf", () => {
  it("reads owners with their names, start tiers, stages and bands", () => {
    const { types, rules, outOfScope, lastResort } = ownershipOf(document);
    expect(types[0]).toEqual({
      id: "refund",
      name: "Refund",
      team: "Billing",
      tier: 2,
      stage: "review",
      bands: { high: 0.9, low: 0.5 },
    });
    expect(types[1]).toMatchObject({ team: "nobody", bands: null });
    expect(rules).toEqual([
      { id: "both", types: ["Refund", "Invoice"], segments: [], hours: null, team: "Billing" },
      {
        id: "night",
        types: ["Refund"],
        segments: ["trial"],
        hours: { calendar: "Office hours", during: "closed" },
        team: "nobody",
      },
    ]);
    expect(outOfScope).toEqual({ team: "Billing", tier: 1 });
    expect(lastResort).toEqual({ team: "Billing", tier: 2, isNamed: false });
  });
  it.each([
    null,
    7,
    "x",
    [],
    {},
    { issueTypes: [null, 3, {}], teams: "no", lastResort: [] },
    { ownership: [{ issueTypes: 3, hours: [] }] },
  ])("survives %j", (broken) => {
    expect(() => ownershipOf(broken)).not.toThrow();
  });
});
