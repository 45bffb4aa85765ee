import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, dayOf, daysBetween, isDay } from "./days";
import { sumVolume, volumeOf } from "./volume";

const today = "2026-11-24";
const back = (days: number) => dayOf(Date.parse(today) - days * dayMs);
const steady = (from: number, to: number, value: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ day: back(from + i), value }));
const change = (measures: { day: string; value: number }[]) => volumeOf(sumVolume(measures, today));

describe("volume change", () => {
  it.each([
    ["flat", [...steady(1, 7, 100), ...steady(8, 35, 100)], 0],
    ["+300 %", [...steady(1, 7, 400), ...steady(8, 35, 100)], 3],
    ["half", [...steady(1, 7, 50), ...steady(8, 35, 100)], -0.5],
    ["stopped", [...steady(1, 7, 0), ...steady(8, 35, 100)], -1],
    ["just enough days", [...steady(4, 7, 200), ...steady(22, 35, 100)], 1],
    ["today and older days do not count", [...steady(0, 0, 9e9), ...steady(1, 35, 100), ...steady(36, 90, 9e9)], 0],
  ])("%s", (_, measures, expected) => {
    const volume = change(measures);
    expect(volume.state === "known" && volume.change).toBeCloseTo(expected, 10);
  });

  it.each([
    ["nothing measured", []],
    ["too few recent days", [...steady(5, 7, 100), ...steady(8, 35, 100)]],
    ["too few days before", [...steady(1, 7, 100), ...steady(8, 20, 100)]],
    ["nothing used before", [...steady(1, 7, 100), ...steady(8, 35, 0)]],
  ])("says that there is not enough data: %s", (_, measures) => {
    expect(change(measures).state).toBe("notEnough");
  });

  it("does not depend on order or scale", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 50 }).map(back), value: fc.nat(1000) }), {
          selector: (m) => m.day,
        }),
        fc.integer({ min: 1, max: 50 }),
        (measures, scale) => {
          const [one, other] = [
            change(measures),
            change([...measures].reverse().map((m) => ({ ...m, value: m.value * scale }))),
          ];
          expect(other.state).toBe(one.state);
          if (one.state === "known" && other.state === "known") expect(other.change).toBeCloseTo(one.change, 8);
        },
      ),
    );
  });
});

describe("days", () => {
  it.each([
    ["2026-02-28", true],
    ["2026-02-29", false],
    ["2028-02-29", true],
    ["2026-13-01", false],
    ["26-01-01", false],
    ["2026-1-1", false],
    ["", false],
  ])("%s is one: %s", (text, expected) => expect(isDay(text)).toBe(expected));
  it("are counted over a change of the clock", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
  });
});
