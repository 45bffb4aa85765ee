import { describe, expect, it } from "vitest";
import { askInput, ticketsInput } from "./asking";

const period = { from: "2026-03-01", to: "2026-04-01", zone: "Europe/Berlin" };
const page = (change: object) => askInput.safeParse({ page: "escalation", period, ...change });
const tickets = (change: object) => ticketsInput.safeParse({ measure: "tickets", period, ...change });

describe("what is asked of analytics", () => {
  it.each([
    ["a tier that is no number", page({ filters: { tier: "NaN" } }), "filters.tier"],
    ["a tier beyond all", page({ filters: { tier: "99999999999" } }), "filters.tier"],
    ["a NUL in a filter", page({ filters: { team: "a\0" } }), "filters.team"],
    ["a NUL in a source", page({ sources: ["a\0"] }), "sources.0"],
    ["a NUL in an item", tickets({ measure: "flow", item: "a\0>b" }), "item"],
    ["a dimension that there is not", page({ filters: { colour: "red" } }), "filters"],
    ["a period that ends before it begins", page({ period: { ...period, to: "2026-02-01" } }), "period"],
    ["a day that there is not", page({ period: { ...period, from: "2026-02-30" } }), "period.from"],
    ["a zone that there is not", page({ period: { ...period, zone: "Berlin" } }), "period.zone"],
    ["eleven years", page({ period: { ...period, from: "2015-01-01" } }), "period"],
  ])("refuses %s and names it", (_, result, field) => {
    expect(result.success).toBe(false);
    expect(result.error!.issues.map((issue) => issue.path.join("."))).toContain(field);
  });
  it("takes what is not known as a value, and every tier", () => {
    for (const tier of ["0", "3", null]) expect(page({ filters: { tier, team: null } }).success).toBe(true);
  });
  it("takes days of the future and of a change of clocks", () => {
    expect(page({ period: { ...period, from: "2026-03-29", to: "2026-03-30" } }).success).toBe(true);
    expect(page({ period: { ...period, from: "2030-01-01", to: "2031-01-01" } }).success).toBe(true);
  });
});
