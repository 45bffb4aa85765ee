import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { dayTest, isSupported } from "./rules";

const dayMs = 86_400_000;
const dayOf = (date: string) => Date.parse(date) / dayMs;
const ruleOf = (text: string) => ICAL.Recur.fromString(text);

/** The first days of a rule from `start` on. */
function first(text: string, start: string, count: number): string[] {
  const isOn = dayTest(ruleOf(text), dayOf(start));
  const found: string[] = [];
  for (let day = dayOf(start); found.length < count && day < dayOf(start) + 40_000; day++)
    if (isOn(day)) found.push(new Date(day * dayMs).toISOString().slice(0, 10));
  return found;
}

describe("the days of a rule", () => {
  it.each([
    ["FREQ=YEARLY", "2026-05-01", "2026-05-01 2027-05-01 2028-05-01"],
    ["FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29"],
    ["FREQ=YEARLY;INTERVAL=2", "2025-12-26", "2025-12-26 2027-12-26 2029-12-26"],
    ["FREQ=YEARLY;BYMONTH=4,1;BYMONTHDAY=-1", "2026-01-01", "2026-01-31 2026-04-30 2027-01-31"],
    ["FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-01-01", "2026-11-26 2027-11-25 2028-11-23"],
    ["FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-01-01", "2026-05-25 2027-05-31 2028-05-29"],
    ["FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "2026-01-01", "2026-11-03 2027-11-02 2028-11-07"],
    ["FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17"],
    ["FREQ=YEARLY;BYDAY=-1FR", "2026-01-01", "2026-12-25 2027-12-31 2028-12-29"],
    ["FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997-03-13 1997-03-20 1997-03-27 1998-03-05"],
    ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-03", "1998-02-13 1998-03-13 1998-11-13"],
    ["FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997-09-28 1997-10-29 1997-11-28"],
    ["FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", "1997-09-07", "1997-09-07 1997-09-28 1997-11-02 1997-11-30"],
    ["FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31"],
    ["FREQ=DAILY;INTERVAL=10", "2026-01-25", "2026-01-25 2026-02-04 2026-02-14"],
    ["FREQ=DAILY;BYMONTH=1", "2026-01-31", "2026-01-31 2027-01-01 2027-01-02"],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "2026-01-01", ""],
  ])("%s from %s: %s", (rule, start, expected) => {
    const days = expected.split(" ").filter(Boolean);
    expect(first(rule, start, days.length || 1)).toEqual(days);
  });

  it.each([
    ["FREQ=HOURLY", false],
    ["FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", false],
    ["FREQ=YEARLY;BYYEARDAY=366", false],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", false],
    ["FREQ=DAILY;BYHOUR=9", false],
    ["FREQ=WEEKLY;BYDAY=2MO", false],
    ["FREQ=YEARLY;BYMONTH=11;BYDAY=WE;BYMONTHDAY=16,17,18,19,20,21,22", true],
  ])("%s is read: %s", (rule, isRead) => {
    expect(isSupported(ruleOf(rule))).toBe(isRead);
  });
});
