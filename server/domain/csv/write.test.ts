import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvField, csvOf } from "./write";

describe("csvField", () => {
  it.each([
    ["text", "text"],
    ["", ""],
    [null, ""],
    [-2.5, "-2.5"],
    ["-2.5", "-2.5"],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
    ["+49 30 1", "'+49 30 1"],
    ["@SUM(1)", "'@SUM(1)"],
    ["-1+2", "'-1+2"],
    [" =1", "' =1"],
    ["\t=1", `"'\t=1"`],
  ])("%j", (value, field) => expect(csvField(value)).toBe(field));
});

it("is read back as it was, but for the apostrophes", () => {
  const row = fc.array(fc.string(), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const read = parse(csvOf(["a", "b"], rows), { record_delimiter: "\r\n" }) as string[][];
      const strip = (text: string, was: string) => (text === `'${was}` ? was : text);
      expect(read.slice(1).map((r, n) => r.map((text, m) => strip(text, rows[n]![m]!)))).toEqual(rows);
    }),
  );
});
