import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, inert, jsonLine } from "./csv";

describe("cells of an export", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1", "'+49 30 1"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1", "'  =1"],
    ["\t=1", "'\t=1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["＝1+1", "'＝1+1"],
    ["-5", "-5"],
    ["-5.25", "-5.25"],
    ["a=b", "a=b"],
    ["", ""],
  ])("%j is written as %j", (text, cell) => expect(inert(text)).toBe(cell));

  it("of every kind", () => {
    const line = csvLine(["a,b", 'say "x"', null, true, 12n, new Date(0), ["x", "y"], { n: 1 }, -3]);
    expect(line).toBe('"a,b","say ""x""",,true,12,1970-01-01T00:00:00.000Z,"[""x"",""y""]","{""n"":1}",-3\r\n');
    expect(jsonLine(["a", "b", "at"], ["=1", 12n, new Date(0)])).toBe(
      '{"a":"=1","b":"12","at":"1970-01-01T00:00:00.000Z"}\n',
    );
  });

  it("are read back as they were, but for the apostrophe, and none is a formula", () => {
    const text = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\n", "\r", "\t", " ", "a", "1") });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = parse(csvLine(cells), { relax_column_count: true, record_delimiter: "\r\n" }) as string[][];
        expect(row).toEqual(cells.map(inert));
        for (const cell of row!) if (/^\s*[=+@]/.test(cell)) expect.unreachable(cell);
      }),
    );
  });
});
