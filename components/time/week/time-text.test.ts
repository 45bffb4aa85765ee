import { describe, expect, it } from "vitest";
import { barsOf, copiedTo } from "./bars";
import { endText, readTime, timeText } from "./time-text";

describe("times of the day", () => {
  it.each([
    ["8", 480],
    ["08:30", 510],
    ["8.30", 510],
    ["0830", 510],
    [" 17:00 ", 1020],
    ["24:00", 1440],
    ["30:00", 1800],
    ["0", 0],
  ])("%s is %d minutes", (text, minutes) => expect(readTime(text)).toBe(minutes));

  it.each(["", "8 am", "25:75", "8:3", "49:00", "-1", "noon"])("“%s” is none", (text) => {
    expect(readTime(text)).toBeNull();
  });

  it("are written in 24 hours, an end in the next day as its clock shows it", () => {
    expect([0, 510, 1440].map(timeText)).toEqual(["00:00", "08:30", "24:00"]);
    expect(endText(1320, 1800)).toBe("06:00");
    expect(endText(1320, 360)).toBe("06:00");
    expect(endText(0, 1800)).toBe("30:00");
    expect(endText(480, 1440)).toBe("24:00");
  });
});

describe("the bars of a week", () => {
  const week = {
    monday: [{ from: 540, to: 1020 }],
    friday: [{ from: 1320, to: 360 }],
    sunday: [{ from: 1320, to: 1800 }],
  };

  it("cut a shift over midnight, and let it go on the next day", () => {
    expect(barsOf(week, 4)).toEqual([{ from: 1320, to: 1440, isFromEve: false }]);
    expect(barsOf(week, 5)).toEqual([{ from: 0, to: 360, isFromEve: true }]);
    expect(barsOf(week, 0)).toEqual([
      { from: 0, to: 360, isFromEve: true },
      { from: 540, to: 1020, isFromEve: false },
    ]);
  });

  it("pass over what is half written", () => {
    expect(barsOf({ monday: [{ from: "8 am", to: 600 }, null], tuesday: "shut" }, 0)).toEqual([]);
    expect(barsOf(undefined, 3)).toEqual([]);
  });

  it("copy a day to others as copies", () => {
    const copied = copiedTo(week, "monday", ["tuesday", "friday"]);
    expect(copied.tuesday).toEqual([{ from: 540, to: 1020 }]);
    expect(copied.friday).toEqual([{ from: 540, to: 1020 }]);
    expect(copied.monday).toBe(week.monday);
    expect(week).not.toHaveProperty("tuesday");
  });
});
