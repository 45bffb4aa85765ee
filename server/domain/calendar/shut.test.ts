import { describe, expect, it } from "vitest";
import { aroundTheClock, type CalendarRules, weekdays, weekOf } from "./document";
import { longestShut } from "./shut";

const mondays = weekOf(["monday"], [{ from: 540, to: 1020 }]);
const every = (first: string, weeks: number) =>
  Array.from({ length: weeks }, (_, i) => {
    const date = new Date(Date.parse(first) + i * 7 * 86_400_000).toISOString().slice(0, 10);
    return { date, name: `Off ${i}` };
  });
const with_ = (holidays: CalendarRules["holidays"], week = mondays): CalendarRules => ({
  ...{ id: "office", name: "Office", zone: "UTC" },
  week,
  holidays,
});

describe("the longest time for which holidays close a calendar", () => {
  it("counts the closed days of the week in between, and those after the last one", () => {
    expect(longestShut(with_(every("2026-01-05", 52)))).toEqual({ from: "2026-01-05", to: "2027-01-03", days: 364 });
    const office = weekOf(weekdays.slice(0, 5), [{ from: 540, to: 1020 }]);
    expect(longestShut(with_([{ date: "2026-12-25", name: "Christmas Day" }], office))).toEqual({
      from: "2026-12-25",
      to: "2026-12-27",
      days: 3,
    });
  });

  it("leaves out what is over", () => {
    const old = [...every("2026-01-05", 52), { date: "2027-05-03", name: "May" }];
    expect(longestShut(with_(old), "2027-01-01").days).toBe(13);
    expect(longestShut(with_(every("2026-01-05", 52)), "2026-12-01")).toMatchObject({ from: "2026-12-01", days: 34 });
  });

  it("is not made by holidays with hours, nor without any", () => {
    const worked = every("2026-01-05", 52).map((h) => ({ ...h, open: [{ from: 540, to: 600 }] }));
    expect(longestShut(with_(worked)).days).toBeLessThan(7);
    expect(longestShut(aroundTheClock).days).toBe(0);
    expect(longestShut(with_(every("2026-01-05", 52), weekOf([], []))).days).toBe(0);
  });
});
