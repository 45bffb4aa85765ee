import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvLine } from "./write";

describe("a line of CSV", () => {
  it("is read back as it was, whatever it holds", () => {
    const cells = ["plain", 'with "quotes"', "a,b", "two\nlines", " spaced ", "ü 漢"];
    expect(parse(csvLine(cells), { relax_column_count: true })).toEqual([cells]);
  });
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("makes %j text", (formula) => {
    expect(parse(csvLine([formula]))[0]![0]).toBe(`'${formula}`);
  });
  it("leaves numbers and gaps as they are", () => {
    expect(csvLine([-5, null, 0, true])).toBe("-5,,0,true\r\n");
  });
});
