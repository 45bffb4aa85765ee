import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpenQuote, RowSplitter } from "./split";

function rowsOf(text: string, piece = text.length, delimiter = ",") {
  const splitter = new RowSplitter(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += Math.max(1, piece))
    rows.push(...splitter.push(text.slice(at, at + Math.max(1, piece))));
  const last = splitter.end();
  return last ? [...rows, last] : rows;
}

describe("rows of a file", () => {
  it.each([
    [
      "lines",
      "a,b\n1,2\n",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "ends of lines of Windows, and none at the end",
      "a,b\r\n1,2",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "empty lines between",
      "a,b\n\n\n1,2\n",
      [
        [1, "a", "b"],
        [4, "1", "2"],
      ],
    ],
    [
      "quotes",
      'a,"b, c"\n"say ""hi""",2\n',
      [
        [1, "a", "b, c"],
        [2, 'say "hi"', "2"],
      ],
    ],
    [
      "a field of several lines",
      'a,"b\nc"\n1,2\n',
      [
        [1, "a", "b\nc"],
        [3, "1", "2"],
      ],
    ],
    [
      "a quote within",
      'a,6" pipe\n1,2\n',
      [
        [1, "a", '6" pipe'],
        [2, "1", "2"],
      ],
    ],
    [
      "empty fields",
      ",\n,,\n",
      [
        [1, "", ""],
        [2, "", "", ""],
      ],
    ],
  ])("%s", (_, text, rows) => {
    for (const piece of [1, 2, 3, 1000]) expect(rowsOf(text, piece).map((r) => [r.line, ...r.cells])).toEqual(rows);
  });

  it("a quote that is never closed is said with its line", () => {
    expect(() => rowsOf('a,b\n1,"2\n3,4\n')).toThrow(OpenQuote);
    expect(() => rowsOf(`a,b\n1,"2\n${"x,y\n".repeat(400_000)}`, 65_536)).toThrow("line 2");
  });

  it("as csv-parse reads them, in pieces of any size", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", ";", ",", '"', "\n", " ", "é"), maxLength: 6 });
    const quote = (c: string) => (/[";\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 12 }), fc.boolean(), (rows, piece, isEnded) => {
        const text = rows.map((r) => r.map(quote).join(";")).join("\n") + (isEnded ? "\n" : "");
        const wanted = parse(text, { delimiter: ";", relax_column_count: true, skip_empty_lines: true });
        expect(rowsOf(text, piece, ";").map((r) => r.cells)).toEqual(wanted);
      }),
    );
  });
});
