import { describe, expect, it } from "vitest";
import { type CalendarRules, weekdays, weekOf } from "@/server/domain/calendar/document";
import { nextDays } from "./next-days";

const hour = 3_600_000;
const rules: CalendarRules = {
  id: "c",
  name: "C",
  zone: "Europe/Berlin",
  week: weekOf(weekdays, [{ from: 0, to: 1440 }]),
  holidays: [{ date: "2026-03-30", name: "Rest" }],
};

describe("the next days of a calendar", () => {
  it("begin at its own midnight and know the day that the clocks change", () => {
    const days = nextDays(rules, Date.parse("2026-03-28T23:30:00Z"), 3);
    expect(days.map((d) => [new Date(d.start).toISOString(), d.openMs / hour, d.holiday])).toEqual([
      ["2026-03-28T23:00:00.000Z", 23, null],
      ["2026-03-29T22:00:00.000Z", 0, "Rest"],
      ["2026-03-30T22:00:00.000Z", 24, null],
    ]);
    expect(days[0]!.bars).toEqual([{ start: 0, end: 1 }]);
  });
});
