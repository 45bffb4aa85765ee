import { describe, expect, it } from "vitest";
import {
  addBusinessMs,
  businessMsBetween,
  isOpenAt,
  nextCloseAt,
  nextOpenAt,
  openFrom,
  openIntervals,
} from "./businessTime";
import { compileCalendar } from "./compile";
import { aroundTheClock, type CalendarRules, type Holiday, type OpenTime, weekdays, weekOf } from "./document";
import { stretchMs } from "./zone";

const hour = 3_600_000;
const office = weekdays.slice(0, 5);

const calendar = (zone: string, open: OpenTime[], more: Partial<CalendarRules> = {}) =>
  compileCalendar({ id: "office", name: "Office", zone, week: weekOf(office, open), holidays: [], ...more });
const at = (text: string) => Date.parse(text);
const said = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 16));
const nineToFive = [{ from: 540, to: 1020 }];
const allDays = (open: OpenTime[]) => ({ week: weekOf(weekdays, open) });

describe("hours of an office", () => {
  const berlin = calendar("Europe/Berlin", nineToFive);

  it("is due at closing time, not at the next opening", () => {
    // Friday 09:00 to 17:00 in Berlin, in winter.
    expect(said(addBusinessMs(berlin, at("2026-01-09T08:00Z"), 8 * hour))).toBe("2026-01-09T16:00");
    expect(said(addBusinessMs(berlin, at("2026-01-09T08:00Z"), 8 * hour + 1))).toBe("2026-01-12T08:00");
  });

  it("starts counting when it opens and counts back as well", () => {
    expect(said(addBusinessMs(berlin, at("2026-01-10T12:00Z"), hour))).toBe("2026-01-12T09:00");
    expect(said(addBusinessMs(berlin, at("2026-01-12T09:00Z"), -2 * hour))).toBe("2026-01-09T15:00");
    expect(businessMsBetween(berlin, at("2026-01-12T09:00Z"), at("2026-01-09T15:00Z"))).toBe(-2 * hour);
  });

  it("takes several intervals a day, a half day and a Saturday that is worked", () => {
    const holidays: Holiday[] = [
      { date: "2026-12-24", name: "Christmas Eve", open: [{ from: 540, to: 720 }] },
      { date: "2026-12-25", name: "Christmas Day" },
      { date: "2026-12-26", name: "Stocktaking", open: [{ from: 600, to: 660 }] },
    ];
    const c = calendar(
      "UTC",
      [
        { from: 780, to: 1020 },
        { from: 480, to: 720 },
      ],
      { holidays },
    );
    expect(openIntervals(c, at("2026-12-23T00:00Z"), at("2026-12-28T09:00Z")).map((i) => said(i.start))).toEqual([
      "2026-12-23T08:00",
      "2026-12-23T13:00",
      "2026-12-24T09:00",
      "2026-12-26T10:00",
      "2026-12-28T08:00",
    ]);
  });

  it("never counts outside of the years it knows, and says so", () => {
    expect(() => addBusinessMs(berlin, -1, hour)).toThrow("1970 to 2199");
    expect(() => addBusinessMs(berlin, Number.NaN, hour)).toThrow(RangeError);
    expect(() => addBusinessMs(berlin, 0, Number.NaN)).toThrow(RangeError);
    expect(() => addBusinessMs(berlin, at("2026-01-01"), Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(said(addBusinessMs(berlin, at("2199-12-30T08:00Z"), hour))).toBe("2199-12-30T09:00");
  });

  it("is not changed by what happens to the rules later", () => {
    const rules = { id: "a", name: "A", zone: "UTC", week: weekOf(office, nineToFive), holidays: [] };
    const c = compileCalendar(rules);
    rules.week.monday[0]!.from = 0;
    expect(isOpenAt(c, at("2026-01-12T05:00Z"))).toBe(false);
  });
});

describe("days that are not 24 hours long", () => {
  const wholeDay = [{ from: 0, to: 1440 }];
  const sundays = { week: weekOf(["sunday"], wholeDay) };

  it.each([
    ["Europe/Berlin", "2026-03-29", 23],
    ["Europe/Berlin", "2026-10-25", 25],
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["America/Sao_Paulo", "2018-11-04", 23],
    ["America/Sao_Paulo", "2026-11-01", 24],
  ])("%s %s has %d hours", (zone, date, hours) => {
    const c = calendar(zone, [], sundays);
    const noon = at(`${date}T12:00Z`);
    expect(businessMsBetween(c, noon - 72 * hour, noon + 72 * hour)).toBe(hours * hour);
  });

  it("skips the minutes that the clocks leap over and counts twice those they show twice", () => {
    const night = calendar("Europe/Berlin", [], allDays([{ from: 120, to: 180 }]));
    const open = (day: string) => businessMsBetween(night, at(`${day}T00:00Z`) - 2 * hour, at(`${day}T12:00Z`));
    expect([open("2026-03-28"), open("2026-03-29"), open("2026-10-25")]).toEqual([hour, 0, 2 * hour]);
  });

  it("gives a night shift the time that really passes", () => {
    const c = calendar("Europe/Berlin", [], { week: weekOf(["saturday"], [{ from: 1320, to: 360 }]) });
    const long = (day: string) => {
      const start = nextOpenAt(c, at(`${day}T00:00Z`));
      return (nextCloseAt(c, start)! - start) / hour;
    };
    expect([long("2026-03-21"), long("2026-03-28"), long("2026-10-24")]).toEqual([8, 7, 9]);
  });

  it("has no 30 December 2011 in Apia", () => {
    const c = calendar("Pacific/Apia", wholeDay, { week: weekOf(["friday"], wholeDay) });
    expect(said(nextOpenAt(c, at("2011-12-24T12:00Z")))).toBe("2012-01-05T10:00");
  });
});

describe("where two stretches of the compiled form meet", () => {
  // A Thursday at midnight, as 1970-01-01 was.
  const seam = 58 * stretchMs;
  const wednesdays = (to: number) => calendar("UTC", [], { week: weekOf(["wednesday"], [{ from: 1200, to }]) });

  it("knows the closing instant of the stretch before", () => {
    const c = wednesdays(1440);
    expect(addBusinessMs(c, seam - hour, hour)).toBe(seam);
    expect(addBusinessMs(c, seam, 0)).toBe(seam);
    expect([isOpenAt(c, seam), isOpenAt(c, seam - 1), nextCloseAt(c, seam - hour)]).toEqual([false, true, seam]);
    expect(addBusinessMs(c, seam + 1, 0)).toBe(seam + (6 * 24 + 20) * hour);
  });

  it("has one night over it", () => {
    const c = wednesdays(1440 + 360);
    const night = { start: seam - 4 * hour, end: seam + 6 * hour };
    expect([openFrom(c, seam - hour), openFrom(c, seam), openFrom(c, seam + hour)]).toEqual([night, night, night]);
    expect(openIntervals(c, seam - 24 * hour, seam + 24 * hour)).toEqual([night]);
    expect(addBusinessMs(c, seam - 2 * hour, 5 * hour)).toBe(seam + 3 * hour);
    expect(addBusinessMs(c, seam + 3 * hour, -5 * hour)).toBe(seam - 2 * hour);
  });
});

describe("calendars that hardly close", () => {
  it("is elapsed time around the clock", () => {
    const c = compileCalendar(aroundTheClock);
    const t = at("2026-07-01T00:00Z");
    expect(addBusinessMs(c, t, 123_456_789)).toBe(t + 123_456_789);
    expect([nextCloseAt(c, t), nextOpenAt(c, t)]).toEqual([null, t]);
  });

  it("closes for its one holiday, and opens for good after it", () => {
    const c = compileCalendar({ ...aroundTheClock, holidays: [{ date: "2027-01-01", name: "New Year" }] });
    expect(said(nextCloseAt(c, at("2025-06-01T00:00Z")))).toBe("2027-01-01T00:00");
    expect(said(nextOpenAt(c, at("2027-01-01T05:00Z")))).toBe("2027-01-02T00:00");
    expect(nextCloseAt(c, at("2027-01-02T00:00Z"))).toBeNull();
  });
});
