interface BadRow {
  line: number;
  field: string;
  value: string;
  message: string;
}

/** A spreadsheet runs a cell that begins so as a formula; with an apostrophe it stays the text that it is. */
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (text: string) => `"${inert(text).replaceAll('"', '""')}"`;

/** Wrong rows as a file of their own, for whoever mends them. */
export const badRowsCsv = (rows: readonly BadRow[], headers: readonly string[]): string =>
  `\uFEFF${[headers, ...rows.map((r) => [String(r.line), r.field, r.value, r.message])]
    .map((line) => line.map(cell).join(","))
    .join("\r\n")}\r\n`;
