/** Rows of a delimited file out of pieces of text: fields in quotes may hold the delimiter, line breaks and doubled quotes, as
 *  spreadsheets write them. Written here because a log of a million rows is mostly lines without a quote, which a general parser
 *  reads sign by sign; a test compares it with one. */

export interface SplitRow {
  /** Of the file, the header being line 1; of a row of several lines the first. */
  line: number;
  cells: string[];
}

/** A field in quotes that is longer than this was never meant to be one: a quote is not closed. */
const longestRow = 1_000_000;

/** A row that does not end. */
export class OpenQuote extends Error {
  constructor(readonly line: number) {
    super(`a quote that is opened in line ${line} is not closed`);
  }
}

export class RowSplitter {
  #rest = "";
  #line = 1;
  constructor(private readonly delimiter: string) {}

  /** The rows that end in this piece. */
  push(piece: string): SplitRow[] {
    const text = this.#rest === "" ? piece : this.#rest + piece;
    const rows: SplitRow[] = [];
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf("\n", at);
      if (end < 0) break;
      const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
      if (!line.includes('"')) {
        if (line !== "") rows.push({ line: this.#line, cells: line.split(this.delimiter) });
        this.#line++;
        at = end + 1;
        continue;
      }
      const quoted = this.#quoted(text, at);
      if (!quoted) break;
      rows.push({ line: this.#line, cells: quoted.cells });
      this.#line += quoted.lines;
      at = quoted.end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestRow) throw new OpenQuote(this.#line);
    return rows;
  }

  /** What is left: the last row, where the file does not end with a line break. */
  end(): SplitRow | null {
    if (this.#rest === "") return null;
    const before = this.#line;
    const [row] = this.push("\n");
    if (!row && this.#rest !== "" && this.#rest !== "\n") throw new OpenQuote(before);
    return row ?? null;
  }

  /** A row with quotes from `from` on; null where its end is not there yet. */
  #quoted(text: string, from: number): { cells: string[]; end: number; lines: number } | null {
    const { delimiter } = this;
    const cells: string[] = [];
    let lines = 1;
    let at = from;
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          // A quote at the end of a piece may be the first of two.
          if (close < 0 || close + 1 >= text.length) return null;
          const part = text.slice(at, close);
          for (let i = part.indexOf("\n"); i >= 0; i = part.indexOf("\n", i + 1)) lines++;
          cell += part;
          at = close + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at++;
        }
      }
      const next = text.indexOf(delimiter, at);
      const newline = text.indexOf("\n", at);
      if (newline < 0) return null;
      if (next >= 0 && next < newline) {
        cells.push(cell + text.slice(at, next));
        at = next + delimiter.length;
        continue;
      }
      const end = newline > at && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
      cells.push(cell + text.slice(at, end));
      return { cells, end: newline + 1, lines };
    }
  }
}
