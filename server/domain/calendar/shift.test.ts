import { describe, expect, it } from "vitest";
import { openIntervals } from "./businessTime";
import { compileCalendar } from "./compile";
import { aroundTheClock, type CalendarRules, weekdays, weekOf, withHolidays } from "./document";
import { difference, intersection, union } from "./intervals";
import { isOnAt, nextShift, shiftAt, shiftNow } from "./shift";

const at = (text: string) => Date.parse(text);
const said = (shift: { start: number | null; end: number | null } | null) =>
  shift && [shift.start, shift.end].map((x) => (x === null ? null : new Date(x).toISOString().slice(0, 16)));
const nights: CalendarRules = {
  id: "nights",
  name: "Nights",
  zone: "America/New_York",
  week: weekOf(weekdays.slice(0, 5), [{ from: 1320, to: 360 }]),
  holidays: [],
};

describe("shifts in an agent's own zone", () => {
  const c = compileCalendar(nights);

  it("has one shift over midnight", () => {
    const monday = ["2026-01-13T03:00", "2026-01-13T11:00"];
    expect(said(shiftAt(c, at("2026-01-13T03:00Z")))).toEqual(monday);
    expect(said(shiftAt(c, at("2026-01-13T10:59Z")))).toEqual(monday);
    expect(shiftAt(c, at("2026-01-13T11:00Z"))).toBeNull();
  });

  it("finds the next one from within a shift and from without", () => {
    const tuesday = ["2026-01-14T03:00", "2026-01-14T11:00"];
    expect(said(nextShift(c, at("2026-01-13T03:00Z")))).toEqual(tuesday);
    expect(said(nextShift(c, at("2026-01-13T12:00Z")))).toEqual(tuesday);
  });

  it("drops the shift that begins on a holiday and keeps the one that began on its eve", () => {
    const off = compileCalendar(withHolidays(nights, [{ date: "2026-01-13", name: "Leave" }]));
    expect(said(shiftAt(off, at("2026-01-13T06:00Z")))).toEqual(["2026-01-13T03:00", "2026-01-13T11:00"]);
    expect(shiftAt(off, at("2026-01-14T04:00Z"))).toBeNull();
  });

  it("keeps an own entry over one that is added", () => {
    const own = { ...nights, holidays: [{ date: "2026-01-13", name: "Swap", open: [{ from: 0, to: 60 }] }] };
    const both = withHolidays(own, [
      { date: "2026-01-13", name: "Leave" },
      { date: "2026-01-12", name: "Leave" },
    ]);
    expect(both.holidays.map((h) => h.name)).toEqual(["Leave", "Swap"]);
  });

  it("has no end around the clock, and one before a holiday", () => {
    const t = at("2026-01-13T03:00Z");
    expect(said(shiftAt(compileCalendar(aroundTheClock), t))).toEqual([null, null]);
    expect(nextShift(compileCalendar(aroundTheClock), t)).toBeNull();
    const once = compileCalendar({ ...aroundTheClock, holidays: [{ date: "2020-01-01", name: "Rest" }] });
    expect(said(shiftAt(once, t))).toEqual(["2020-01-02T00:00", null]);
    expect(said(nextShift(once, at("2019-05-01T00:00Z")))).toEqual(["2020-01-02T00:00", null]);
    expect(said(shiftAt(once, at("2019-05-01T00:00Z")))).toEqual([null, "2020-01-01T00:00"]);
  });
});

describe("who covers which hours", () => {
  const a = [
    { start: 0, end: 10 },
    { start: 20, end: 30 },
  ];
  const b = [{ start: 5, end: 25 }];

  it("joins, shares and subtracts", () => {
    expect(union(a, b)).toEqual([{ start: 0, end: 30 }]);
    expect(union(b, [{ start: 25, end: 26 }], [])).toEqual([{ start: 5, end: 26 }]);
    expect(intersection(a, b)).toEqual([
      { start: 5, end: 10 },
      { start: 20, end: 25 },
    ]);
    expect(difference(a, b)).toEqual([
      { start: 0, end: 5 },
      { start: 25, end: 30 },
    ]);
    expect(difference(a, [])).toEqual(a);
    expect(intersection(a, [])).toEqual([]);
    expect(b).toEqual([{ start: 5, end: 25 }]);
  });

  it("tells the hours that nobody works", () => {
    const day = compileCalendar({
      ...nights,
      id: "days",
      week: weekOf(weekdays.slice(0, 5), [{ from: 360, to: 1320 }]),
    });
    const [from, to] = [at("2026-01-12T05:00Z"), at("2026-01-17T05:00Z")];
    const desk = openIntervals(compileCalendar(aroundTheClock), from, to);
    const shifts = union(openIntervals(compileCalendar(nights), from, to), openIntervals(day, from, to));
    // Monday's first hours: no shift began on Sunday.
    expect(difference(desk, shifts).map(said)).toEqual([["2026-01-12T05:00", "2026-01-12T11:00"]]);
  });
});

describe("whether hours are on", () => {
  const c = compileCalendar(nights);
  const during = at("2026-01-13T05:00Z");
  const before = at("2026-01-13T01:00Z");

  it("is told with when that changes", () => {
    expect(shiftNow(c, during)).toEqual({ isOn: true, changesAt: at("2026-01-13T11:00Z") });
    expect(shiftNow(c, before)).toEqual({ isOn: false, changesAt: at("2026-01-13T03:00Z") });
    expect(shiftNow(compileCalendar(aroundTheClock), during)).toEqual({ isOn: true, changesAt: null });
  });

  it("is known a little later too, without asking again", () => {
    const early = shiftNow(c, before);
    expect([early.changesAt! - 1, early.changesAt!].map((t) => isOnAt(early, t))).toEqual([false, true]);
    const late = shiftNow(c, during);
    expect([late.changesAt! - 1, late.changesAt!].map((t) => isOnAt(late, t))).toEqual([true, false]);
    expect(isOnAt({ isOn: true, changesAt: null }, during + 1e12)).toBe(true);
  });
});
