import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs } from "../context/days";
import { comparisonOf, firstDay, piecesOf, quarterMs, type Span, slotsOf, spanOf, units, yearBefore } from "./period";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"];
const date = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));
const period = fc.record({ from: date, to: date, zone: fc.constantFrom(...zones) }).filter((p) => p.from < p.to);

/** Every quarter that the pieces hold, each once. */
function quartersIn(span: Span): number[] {
  const { months, days, parts } = piecesOf(span);
  const whole = [
    ...days,
    ...months.flatMap((m) => Array.from({ length: firstDay(m + 1) - firstDay(m) }, (_, i) => firstDay(m) + i)),
  ];
  return [
    ...whole.flatMap((day) => Array.from({ length: 96 }, (_, q) => day * 96 + q)),
    ...parts.flatMap((p) => Array.from({ length: p.to - p.from }, (_, i) => p.day * 96 + p.from + i)),
  ].sort((a, b) => a - b);
}

describe("periods", () => {
  it("are made of exactly their quarters, in any zone and over changes of the clocks", () => {
    fc.assert(
      fc.property(period, (p) => {
        const span = spanOf(p);
        const found = quartersIn(span);
        expect(found[0]).toBe(span.from / quarterMs);
        expect(found.at(-1)).toBe(span.to / quarterMs - 1);
        expect(new Set(found).size).toBe((span.to - span.from) / quarterMs);
      }),
      { numRuns: 30 },
    );
  });
  it("are cut into slots without gap or overlap", () => {
    fc.assert(
      fc.property(period, fc.constantFrom(...units), (p, unit) => {
        const slots = slotsOf(p, unit);
        expect(slots[0]!.from).toBe(p.from);
        expect(slots.at(-1)!.to).toBe(p.to);
        for (const [at, s] of slots.slice(1).entries()) expect(s.from).toBe(slots[at]!.to);
      }),
    );
  });
  it("know days of 23 and 25 hours", () => {
    const hours = (from: string, to: string, zone: string) => {
      const s = spanOf({ from, to, zone });
      return (s.to - s.from) / 3_600_000;
    };
    expect(hours("2026-03-29", "2026-03-30", "Europe/Berlin")).toBe(23);
    expect(hours("2026-10-25", "2026-10-26", "Europe/Berlin")).toBe(25);
    expect(hours("2026-04-05", "2026-04-06", "Australia/Lord_Howe")).toBe(24.5);
    expect(spanOf({ from: "2026-01-01", to: "2026-01-02", zone: "Asia/Kathmandu" }).from % dayMs).toBe(
      18.25 * 3_600_000,
    );
  });
  it("are compared with as many days before, or the same dates a year earlier", () => {
    const p = { from: "2024-02-01", to: "2024-03-01", zone: "UTC" };
    expect(comparisonOf(p, "previous")).toEqual({ ...p, from: "2024-01-03", to: "2024-02-01" });
    expect(comparisonOf(p, "yearBefore")).toEqual({ ...p, from: "2023-02-01", to: "2023-03-01" });
    expect(yearBefore("2024-02-29")).toBe("2023-02-28");
  });
});
