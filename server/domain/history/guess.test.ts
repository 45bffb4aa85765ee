import { describe, expect, it } from "vitest";
import { guessDelimiter, guessFormat, guessHistory } from "./guess";

describe("what a log seems to say", () => {
  it("by its headers and dates", () => {
    const headers = ["number", "sys_mod_count", "opened_at", "sys_updated_at", "assignment_group", "Category"];
    const rows = [["1", "0", "1/3/2016 01:22", "22/3/2016 15:08", "Group 1", "x"]];
    expect(guessHistory(headers, rows)).toEqual({
      columns: {
        ...{ key: "number", order: "sys_mod_count", createdAt: "opened_at", at: "sys_updated_at" },
        ...{ owner: "assignment_group", issueType: "Category" },
      },
      formats: ["d/M/yyyy HH:mm"],
    });
  });

  it.each([
    [["1/3/2016 01:22", "2/3/2016 01:22"], "d/M/yyyy HH:mm"],
    [["1/3/2016 01:22", "3/22/2016 01:22"], "M/d/yyyy HH:mm"],
    [["2016-03-01T01:22:00Z"], "iso"],
    [["soon"], null],
    [[], null],
  ])("dates %j by %s", (texts, format) => expect(guessFormat(texts)).toBe(format));

  it.each([
    ["a,b,c", ","],
    ["a;b,c;d", ";"],
    ['"a,b,c",d\te\tf', "\t"],
    ["alone", ","],
  ])("the delimiter of %j", (header, delimiter) => expect(guessDelimiter(header)).toBe(delimiter));
});
