import { describe, expect, it } from "vitest";
import { compileCalendar } from "./compile";
import { type CalendarRules, weekdays, weekOf } from "./document";
import { snoozeChoices } from "./snoozeTimes";

const workdays = weekdays.slice(0, 5);
const hours = (from: number, to: number): CalendarRules => {
  const week = weekOf(workdays, [{ from: from * 60, to: to * 60 }]);
  return { id: "own", name: "Own", zone: "Europe/Berlin", week, holidays: [] };
};
const shift = compileCalendar(hours(9, 17));
const at = (text: string) => Date.parse(text);
const told = (now: string, of: Parameters<typeof snoozeChoices>[1]) => {
  const choices = snoozeChoices(at(now), of);
  return Object.values(choices).map((one) => one && new Date(one).toISOString().slice(0, 16));
};
const berlin = { zone: "UTC", shift };

describe("times to put a ticket away until", () => {
  // 2026-11-25 is a Wednesday; Berlin is an hour ahead of UTC in winter.
  it.each([
    [
      "three hours on, the next morning, Monday",
      "2026-11-25T09:05:00Z",
      berlin,
      ["2026-11-25T12:15", "2026-11-26T08:00", "2026-11-30T08:00"],
    ],
    [
      "half an hour before the shift ends",
      "2026-11-25T14:00:00Z",
      berlin,
      ["2026-11-25T15:30", "2026-11-26T08:00", "2026-11-30T08:00"],
    ],
    ["not today at the end of it", "2026-11-25T15:25:00Z", berlin, [null, "2026-11-26T08:00", "2026-11-30T08:00"]],
    [
      "a Friday's next morning is Monday's, told once",
      "2026-11-27T09:00:00Z",
      berlin,
      ["2026-11-27T12:00", "2026-11-30T08:00", null],
    ],
    [
      "without hours, nine o'clock where they are",
      "2026-11-25T09:00:00Z",
      { zone: "Asia/Kathmandu", shift: null },
      ["2026-11-25T12:00", "2026-11-26T03:15", "2026-11-30T03:15"],
    ],
    [
      "and not after midnight",
      "2026-11-25T23:00:00Z",
      { zone: "UTC", shift: null },
      [null, "2026-11-26T09:00", "2026-11-30T09:00"],
    ],
    [
      "over the change to summer time",
      "2026-03-28T10:00:00Z",
      { zone: "Europe/Berlin", shift: null },
      ["2026-03-28T13:00", "2026-03-29T07:00", "2026-03-30T07:00"],
    ],
  ])("%s", (_, now, of, expected) => {
    expect(told(now, of)).toEqual(expected);
  });

  it("pass over a shift that began the day before", () => {
    const nights = compileCalendar(hours(22, 30));
    expect(told("2026-11-25T22:00:00Z", { zone: "UTC", shift: nights })[1]).toBe("2026-11-26T21:00");
  });
});
