import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWhole,
  minutesText,
  percentText,
  readDecimal,
  readMinutes,
  readPercent,
  readQuarters,
  readWhole,
} from "./quantity";

describe("a length in minutes", () => {
  it.each([
    ["90", 90],
    ["90m", 90],
    ["90 min", 90],
    ["2h 30m", 150],
    ["2h30", 150],
    ["2 h 30", 150],
    ["2:30", 150],
    ["1.5h", 90],
    ["1,5 h", 90],
    ["2 hours 5 minutes", 125],
    ["48H", 2880],
    [" 0.5 ", 0.5],
  ])("%s is %d", (text, minutes) => {
    expect(readMinutes(text)).toEqual({ value: minutes, fault: null });
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["soon", "unreadable"],
    ["2h 30x", "unreadable"],
    ["30m 2h", "unreadable"],
    ["h", "unreadable"],
    ["2:75", "unreadable"],
    ["2d", "days"],
    ["1.5 days", "days"],
    ["0", "notPositive"],
    ["-5", "notPositive"],
    ["9000h", "tooLong"],
  ])("“%s” is refused: %s", (text, fault) => {
    expect(readMinutes(text)).toEqual({ value: null, fault });
  });

  it("is read as it is written", () => {
    expect([150, 45, 60, 2880, 0.5].map(minutesText)).toEqual(["2h 30m", "45m", "1h", "48h", "0.5m"]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 525_600 }), (m) => readMinutes(minutesText(m)).value === m));
  });
});

describe("shares and numbers", () => {
  it("reads per cent", () => {
    expect([readPercent("45"), readPercent("33.3 %"), readPercent("100%")].map((r) => r.value)).toEqual([
      0.45, 0.333, 1,
    ]);
    expect([readPercent(""), readPercent("half"), readPercent("120")].map((r) => r.fault)).toEqual([
      "empty",
      "unreadable",
      "outOfRange",
    ]);
    expect(percentText(0.07 + 0.28)).toBe("35");
  });

  it("knows a whole in spite of binary fractions", () => {
    expect(isWhole(0.45 + 0.35 + 0.2)).toBe(true);
    expect(isWhole(0.1 + 0.2 + 0.7)).toBe(true);
    expect(isWhole(0.99)).toBe(false);
  });

  it("reads whole numbers within their bounds", () => {
    expect(readWhole(" 9 ", 0, 23)).toEqual({ value: 9, fault: null });
    expect([readWhole("", 0, 9), readWhole("1.5", 0, 9), readWhole("24", 0, 23)].map((r) => r.fault)).toEqual([
      "empty",
      "notWhole",
      "outOfRange",
    ]);
  });

  it("reads quarters within their bounds, and nothing between", () => {
    expect(["0.5", "1", "1,25", " 2.75 "].map((t) => readQuarters(t, 0.25, 10).value)).toEqual([0.5, 1, 1.25, 2.75]);
    expect(["", "0.3", "half", "-1", "0", "11"].map((t) => readQuarters(t, 0.25, 10).fault)).toEqual([
      "empty",
      ...["notQuarter", "notQuarter", "notQuarter", "outOfRange", "outOfRange"],
    ]);
  });
});

describe("readDecimal", () => {
  it("reads a number within its bounds, and says what else it is", () => {
    const read = (text: string) => readDecimal(text, 0, 4);
    expect([read("1.2").value, read(" 0,016 ").value, read("4").value]).toEqual([1.2, 0.016, 4]);
    expect([read(""), read("-1"), read("1e3"), read("4.1")].map((r) => r.fault)).toEqual([
      "empty",
      "notNumber",
      "notNumber",
      "outOfRange",
    ]);
  });
});
