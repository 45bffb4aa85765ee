import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvField, csvLine, csvOf, inert } from "./write";

describe("csvField", () => {
  it.each([
    ["text", "text"],
    ["", ""],
    [null, ""],
    [-2.5, "-2.5"],
    ["-2.5", "-2.5"],
    ["a,b", '"a,b"'],
    ["a=b", "a=b"],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
    ["+49 30 1", "'+49 30 1"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["@SUM(1)", "'@SUM(1)"],
    ["-1+2", "'-1+2"],
    [" =1", "' =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["＝1+1", "'＝1+1"],
    ["\t=1", `"'\t=1"`],
  ])("%j", (value, field) => expect(csvField(value)).toBe(field));

  it("of every kind", () => {
    const line = csvLine(["a,b", true, 12n, new Date(0), ["x", "y"], { n: 1 }, -3]);
    expect(line).toBe('"a,b",true,12,1970-01-01T00:00:00.000Z,"[""x"",""y""]","{""n"":1}",-3\r\n');
  });
});

describe("what was written", () => {
  it("is read back as it was, but for the apostrophes", () => {
    const row = fc.array(fc.string(), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const read = parse(csvOf(["a", "b"], rows), { record_delimiter: "\r\n", bom: true }) as string[][];
        expect(read).toEqual([["a", "b"], ...rows.map((r) => r.map(inert))]);
      }),
    );
  });
  it("is nowhere a formula", () => {
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
