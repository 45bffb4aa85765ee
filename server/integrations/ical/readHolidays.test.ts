import { describe, expect, it } from "vitest";
import { checkCalendar } from "../../domain/calendar/check";
import { aroundTheClock } from "../../domain/calendar/document";
import { largestFile, readHolidays } from "./readHolidays";

const range = { from: "2026-01-01", to: "2027-12-31", zone: "Europe/Berlin" };
const file = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//own//test//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
let uids = 0;
const event = (name: string, ...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${++uids}@test`, `SUMMARY:${name}`, ...lines, "END:VEVENT"].join("\r\n");
const day = (date: string) => `DTSTART;VALUE=DATE:${date}`;
const end = (date: string) => `DTEND;VALUE=DATE:${date}`;
const read = (...events: string[]) => readHolidays(file(...events), range);
const dates = (...events: string[]) => read(...events).holidays.map((h) => h.date);

describe("holidays of an iCalendar file", () => {
  it("takes days and stretches of days; the end is not included", () => {
    expect(
      read(
        event("Company\\, closed", day("20261224"), end("20261227")),
        event("Labour Day", day("20260501"), end("20260502")),
        event("Without an end", day("20260603")),
        event("Ends where it begins", day("20260604"), end("20260604")),
      ),
    ).toEqual({
      holidays: [
        { date: "2026-05-01", name: "Labour Day" },
        { date: "2026-06-03", name: "Without an end" },
        { date: "2026-06-04", name: "Ends where it begins" },
        { date: "2026-12-24", name: "Company, closed" },
        { date: "2026-12-25", name: "Company, closed" },
        { date: "2026-12-26", name: "Company, closed" },
      ],
      notes: [],
    });
  });

  it("cuts a stretch at both ends of the range and reads a length in place of an end", () => {
    expect(dates(event("Turn", day("20251230"), end("20260103")))).toEqual(["2026-01-01", "2026-01-02"]);
    expect(dates(event("Turn", day("20271231"), "DURATION:P3D"))).toEqual(["2027-12-31"]);
  });

  it("follows yearly rules within the range, by date and by weekday", () => {
    expect(dates(event("New Year", day("19500101"), "RRULE:FREQ=YEARLY"))).toEqual(["2026-01-01", "2027-01-01"]);
    expect(dates(event("Fourth Thursday", day("20001123"), "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"))).toEqual([
      "2026-11-26",
      "2027-11-25",
    ]);
    expect(
      dates(event("Last Monday", day("20200525"), "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20261231")),
    ).toEqual(["2026-05-25"]);
    expect(dates(event("Three days", day("20260105"), "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"))).toEqual([
      "2026-01-05",
      "2026-01-07",
      "2026-01-09",
    ]);
  });

  it("keeps 29 February to leap years", () => {
    const leap = file(event("Leap day", day("20240229"), "RRULE:FREQ=YEARLY"));
    const found = readHolidays(leap, { ...range, to: "2032-12-31" });
    expect(found.holidays.map((h) => h.date)).toEqual(["2028-02-29", "2032-02-29"]);
  });

  it("leaves out excepted days, adds extra ones, and moves or cancels changed ones", () => {
    const rule = ["UID:series@test", "SUMMARY:Series"];
    const series = ["BEGIN:VEVENT", ...rule, day("20260201"), "RRULE:FREQ=MONTHLY;COUNT=5"];
    const except = ["EXDATE;VALUE=DATE:20260301", "RDATE;VALUE=DATE:20260815", "END:VEVENT"];
    const moved = ["BEGIN:VEVENT", ...rule, "RECURRENCE-ID;VALUE=DATE:20260401", day("20260403"), "END:VEVENT"];
    const gone = ["BEGIN:VEVENT", ...rule, "RECURRENCE-ID;VALUE=DATE:20260501", day("20260501"), "STATUS:CANCELLED"];
    const text = [...series, ...except, ...moved, ...gone, "END:VEVENT"].join("\r\n");
    expect(dates(text)).toEqual(["2026-02-01", "2026-04-03", "2026-06-01", "2026-08-15"]);
  });

  it("turns hours of any zone into the days that they touch in the calendar's", () => {
    const found = read(
      // 20:00 to 22:00 in New York is already the next day in Berlin.
      event("Evening", "DTSTART;TZID=America/New_York:20260310T200000", "DTEND;TZID=America/New_York:20260310T220000"),
      event("To midnight", "DTSTART:20260601T100000Z", "DTEND:20260601T220000Z"),
      event("Past midnight", "DTSTART:20260701T100000Z", "DTEND:20260701T220001Z"),
      event("Floating", "DTSTART:20260801T230000", "DTEND:20260802T010000"),
    );
    expect(found.holidays.map((h) => h.date)).toEqual([
      "2026-03-11",
      "2026-06-01",
      "2026-07-01",
      "2026-07-02",
      "2026-08-01",
      "2026-08-02",
    ]);
    expect(found.notes).toEqual([
      "These have hours of their own; every day they touch became a whole holiday: “Evening”, “To midnight”, “Past midnight” and 1 more.",
    ]);
  });

  it("reads a zone that only the file defines, unless its rules could keep the reader for ever", () => {
    const zone = (...rule: string[]) =>
      ["BEGIN:VTIMEZONE", "TZID:Our Hall", "BEGIN:STANDARD", "DTSTART:19700101T000000", ...rule]
        .concat("TZOFFSETFROM:-1000", "TZOFFSETTO:-1000", "END:STANDARD", "END:VTIMEZONE")
        .join("\r\n");
    const evening = event("Evening", "DTSTART;TZID=Our Hall:20260310T150000", "DTEND;TZID=Our Hall:20260310T160000");
    expect(dates(zone(), evening)).toEqual(["2026-03-11"]);
    expect(dates(zone("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), evening)).toEqual(["2026-03-11"]);
    expect(dates(zone("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"), evening)).toEqual([]);
  });

  it("counts a rule from its start, and reads ends and exceptions that are told in UTC", () => {
    expect(dates(event("Four", day("20231225"), "RRULE:FREQ=YEARLY;COUNT=4"))).toEqual(["2026-12-25"]);
    // 23:00 in UTC on Christmas Eve is Christmas Day in Berlin.
    expect(dates(event("Until", day("20201225"), "RRULE:FREQ=YEARLY;UNTIL=20261224T230000Z"))).toEqual(["2026-12-25"]);
    const hours = ["DTSTART;TZID=Europe/Berlin:20260105T003000", "DTEND;TZID=Europe/Berlin:20260105T013000"];
    const rule = ["RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260105T233000Z"];
    expect(dates(event("Night", ...hours, ...rule))).toEqual(["2026-01-05", "2026-01-07"]);
  });

  it("keeps the rest of a stretch that began before the range", () => {
    const stretch = event("Week", day("20201228"), end("20210103"), "RRULE:FREQ=YEARLY;UNTIL=20251231");
    expect(dates(stretch)).toEqual(["2026-01-01", "2026-01-02"]);
  });

  it("makes one holiday of several on a day, skips the cancelled, and says both", () => {
    expect(
      read(
        event("Day A", day("20261003")),
        event("Day A", day("20261003")),
        event("Day B", day("20261003")),
        event("Called off", day("20261004"), "STATUS:CANCELLED"),
        event("", day("20261005")),
      ),
    ).toEqual({
      holidays: [
        { date: "2026-10-03", name: "Day A / Day B" },
        { date: "2026-10-05", name: "Holiday" },
      ],
      notes: [
        "Several events fall on one day and became one holiday: “Day A”, “Day B”.",
        "Left out, because they are cancelled: “Called off”.",
      ],
    });
  });

  it("gives what a calendar takes, whatever the names are", () => {
    const long = event(`${"Long ".repeat(40)}`, day("20260105"));
    const { holidays } = read(long, event("Other".repeat(15), day("20260105")));
    expect(checkCalendar({ ...aroundTheClock, holidays }).errors).toEqual([]);
  });

  it("says when nothing falls into the range", () => {
    expect(read(event("Old", day("20200101")))).toEqual({
      holidays: [],
      notes: ["No event of the file falls between 2026-01-01 and 2027-12-31."],
    });
  });
});

describe("files that cannot be taken as they are", () => {
  it("leaves out what it cannot read, and says so", () => {
    const found = read(
      event("Never", day("20260101"), "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"),
      event("Seconds", "DTSTART:20260101T000000Z", "RRULE:FREQ=SECONDLY"),
      event("Dateless"),
      event("Wrong", "DTSTART;VALUE=DATE:2026-13-45x"),
      event("Age", day("20200101"), end("20300101")),
      event("Good", day("20260102")),
    );
    expect(found.holidays).toEqual([{ date: "2026-01-02", name: "Good" }]);
    expect(found.notes).toEqual([
      "Left out, because they repeat by a rule that is not read here; add their days by hand: “Seconds”.",
      "Left out, because they have no date that can be read: “Dateless”, “Wrong”.",
      "Left out, because they are longer than a year: “Age”.",
    ]);
  });

  it("stops where a file repeats without measure", () => {
    const events = Array.from({ length: 200 }, (_, i) => event(`Daily ${i}`, day("20260101"), "RRULE:FREQ=DAILY"));
    expect(read(...events).notes.join()).toContain("the file repeats too often");
  });

  it.each([
    ["", "does not begin with BEGIN:VCALENDAR"],
    ["date,name\n2026-01-01,New Year", "does not begin with BEGIN:VCALENDAR"],
    ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Cut", "cut off or damaged"],
    ["BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR", "cut off or damaged"],
    [file(), "holds no event"],
    [file("BEGIN:VTODO\r\nUID:1\r\nSUMMARY:Task\r\nEND:VTODO"), "holds no event"],
    [`${file()}${" ".repeat(largestFile)}`, "larger than 1 MB"],
  ])("refuses %j", (text, message) => {
    expect(() => readHolidays(text, range)).toThrow(message);
  });

  it("refuses a range or a zone that does not exist", () => {
    const good = file(event("Good", day("20260102")));
    expect(() => readHolidays(good, { ...range, zone: "Mars/Base" })).toThrow("no time zone “Mars/Base”");
    expect(() => readHolidays(good, { ...range, from: "2028-01-01" })).toThrow("the first one first");
    expect(() => readHolidays(good, { ...range, to: "2026-02-30" })).toThrow("YYYY-MM-DD");
    expect(() => readHolidays(good, { ...range, to: "2056-01-01" })).toThrow("at most 20 years");
  });

  it("reads a byte order mark and two calendars in one file", () => {
    const two = `\uFEFF${file(event("One", day("20260102")))}${file(event("Two", day("20260103")))}`;
    expect(readHolidays(two, range).holidays.map((h) => h.name)).toEqual(["One", "Two"]);
  });
});
