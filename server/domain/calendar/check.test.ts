import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkCalendar } from "./check";
import { compileCalendar } from "./compile";
import { aroundTheClock, type CalendarRules, calendarSchema, type Holiday, weekdays, weekOf } from "./document";
import { nearestZone } from "./nearestZone";

const good: CalendarRules = {
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: weekOf(weekdays.slice(0, 5), [{ from: 540, to: 1020 }]),
  holidays: [{ date: "2026-12-25", name: "Christmas Day" }],
};
const week = (days: Partial<CalendarRules["week"]>) => ({ ...good, week: { ...good.week, ...days } });
const holidays = (...list: Holiday[]) => ({ ...good, holidays: list });
const faults = (input: unknown) => checkCalendar(input).errors.map((f) => [f.code, f.path, f.message, f.fix]);

describe("the check of a calendar", () => {
  it("finds nothing in good ones", () => {
    for (const rules of [good, aroundTheClock, week({ friday: [{ from: 1320, to: 360 }] })])
      expect(checkCalendar(rules, "2026-01-01")).toEqual({ ok: true, errors: [], warnings: [] });
  });

  it("fills in days and holidays that are not written", () => {
    const short = { id: "a", name: "A", zone: "UTC", week: { monday: [{ from: 0, to: 1440 }] } };
    expect(checkCalendar(short).ok).toBe(true);
    expect(calendarSchema.parse(short).week.sunday).toEqual([]);
    expect(() => z.toJSONSchema(calendarSchema)).not.toThrow();
  });

  it("says that it is never open", () => {
    expect(faults({ ...good, week: weekOf([], []) })).toEqual([
      ["gap", "week", "week: it is never open", "Give at least one weekday an interval."],
    ]);
  });

  it("names overlapping intervals, over midnight and over the end of the week too", () => {
    const lunch = [
      { from: 540, to: 780 },
      { from: 720, to: 1020 },
    ];
    expect(faults(week({ monday: lunch }))).toEqual([
      [
        "overlap",
        "week.monday.1",
        "week.monday.1: Monday 12:00-17:00 overlaps Monday 09:00-13:00",
        "End Monday 09:00-13:00 by 12:00, or make one interval of the two.",
      ],
    ]);
    expect(faults(week({ thursday: [{ from: 1320, to: 600 }] })).map((f) => f[2])).toEqual([
      "week.friday.0: Friday 09:00-17:00 overlaps Thursday 22:00-10:00",
    ]);
    expect(faults(week({ sunday: [{ from: 1200, to: 2400 }] })).map((f) => f[2])).toEqual([
      "week.monday.0: Monday 09:00-17:00 overlaps Sunday 20:00-16:00",
    ]);
    expect(faults(holidays({ date: "2026-12-24", name: "Eve", open: lunch })).map((f) => f[1])).toEqual([
      "holidays.0.open.1",
    ]);
  });

  it("refuses an interval without length and minutes that do not exist", () => {
    expect(faults(week({ monday: [{ from: 540, to: 540 }] }))).toEqual([
      [
        "invalid",
        "week.monday.0",
        "week.monday.0: Monday opens and closes at 09:00",
        "Write 0 to 1440 for the whole day, or remove it.",
      ],
    ]);
    expect(faults(week({ monday: [{ from: 1440, to: 2881 }] })).map((f) => f[2])).toEqual([
      "week.monday.0.from: use a minute of the day from 0 (midnight) to 1439 (23:59)",
      "week.monday.0.to: use a minute from 1 to 2880: 1440 is midnight at the end of the day, 1800 is 06:00 of the next one",
    ]);
    expect(faults(week({ monday: [{ from: 0.5, to: 60 }] })).map((f) => f[1])).toEqual(["week.monday.0.from"]);
  });

  it("offers the zone that was meant", () => {
    expect(faults({ ...good, zone: "Europe/Berln" })).toEqual([
      ["invalid", "zone", "zone: there is no time zone “Europe/Berln”", "Did you mean Europe/Berlin?"],
    ]);
    expect(["berlin", "New York", "US/NewYork", "Europe/Zurch", "America/Sao Paulo"].map(nearestZone)).toEqual([
      "Europe/Berlin",
      "America/New_York",
      "America/New_York",
      "Europe/Zurich",
      "America/Sao_Paulo",
    ]);
    expect(nearestZone("my own desk in the hall")).toBeNull();
    expect(faults({ ...good, zone: "+02:00" }).map((f) => f[3])).toEqual(["Use an IANA name, such as Europe/Berlin."]);
  });

  it("refuses holidays twice and days that do not exist", () => {
    const [a, b] = ["One", "Two"].map((name) => ({ date: "2026-05-01", name }));
    expect(faults(holidays(a!, b!)).map((f) => [f[0], f[2]])).toEqual([
      ["duplicate", "holidays.1: Two (2026-05-01) has the date of holidays.0 (One)"],
    ]);
    const wrong = ["2026-02-30", "1.5.2026", "1969-12-31", "2200-01-01"].map((date) => ({ date, name: "Off" }));
    const paths = new Set(faults(holidays(...wrong)).map((f) => f[1]));
    expect([...paths]).toEqual([0, 1, 2, 3].map((i) => `holidays.${i}.date`));
  });

  it("warns when every holiday is over", () => {
    const late = checkCalendar(good, "2026-12-26");
    expect(late.ok).toBe(true);
    expect(late.warnings.map((w) => w.message)).toEqual([
      "holidays: the last one was on 2026-12-25; none is known from today on",
    ]);
    expect(checkCalendar(good, "2026-12-25").warnings).toEqual([]);
  });

  it("names keys it does not know and bears any input", () => {
    expect(faults({ ...good, hours: [] }).map((f) => f[2])).toEqual(["(calendar): unknown key hours"]);
    fc.assert(fc.property(fc.anything(), (x) => checkCalendar(x).ok === false));
  });

  it("keeps a faulty calendar from being compiled", () => {
    expect(() => compileCalendar({ ...good, zone: "Mars/Base" })).toThrow(
      "Calendar office cannot be used: zone: there is no time zone “Mars/Base”",
    );
  });
});
