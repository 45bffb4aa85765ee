import { describe, expect, it } from "vitest";
import { weekdays, weekOf } from "./document";
import { hoursInWords, openMinutes, scaleIfSound, usualWeek, weekHours } from "./week";

const office = {
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: weekOf(weekdays.slice(0, 5), [{ from: 510, to: 720 }]),
  holidays: [{ date: "2026-03-04", name: "Off" }],
};
const hoursOf = (list: number[]) => Array.from({ length: weekHours }, (_, h) => list.includes(h));

describe("a usual week", () => {
  it("is the one after, from Monday midnight of the zone", () => {
    expect(new Date(usualWeek("2026-03-02", "Europe/Berlin")).toISOString()).toBe("2026-03-08T23:00:00.000Z");
    expect(new Date(usualWeek("2026-03-08", "Asia/Tokyo")).toISOString()).toBe("2026-03-08T15:00:00.000Z");
    expect(new Date(usualWeek("2026-03-04", "nowhere")).toISOString()).toBe("2026-03-09T00:00:00.000Z");
  });
  it("is none in which the clocks change", () => {
    // Summer time begins on Sunday, 29 March.
    expect(new Date(usualWeek("2026-03-17", "Europe/Berlin")).toISOString()).toBe("2026-03-29T22:00:00.000Z");
  });
  it("has a calendar's hours by the minute, its holidays left out", () => {
    const minutes = openMinutes(office, usualWeek("2026-02-25", "Europe/Berlin"))!;
    expect(minutes.slice(48, 48 + 13)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 60, 60, 0]);
    expect(minutes.reduce((a, b) => a + b)).toBe(5 * 210);
    expect(scaleIfSound({ ...office, zone: "nowhere" })).toBeNull();
    expect(openMinutes({ ...office, week: weekOf([], []) }, 0)).toBeNull();
  });
});

describe("hours in words", () => {
  it("puts days with the same hours together", () => {
    const lunch = [0, 1, 2, 3, 4].map((d) => d * 24 + 13);
    expect(hoursInWords(hoursOf(lunch))).toBe("Monday to Friday 13:00-14:00");
    expect(hoursInWords(hoursOf([8, 9, 22, 23, 32, 33, 46, 47]))).toBe(
      "Monday and Tuesday 08:00-10:00 and 22:00-24:00",
    );
    expect(hoursInWords(new Array(weekHours).fill(true))).toBe("Monday to Sunday all day");
    expect(hoursInWords(hoursOf([]))).toBe("");
  });
});
