/** A spreadsheet runs a cell that begins so as a formula; with an apostrophe it stays the text that it is. */
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (value: string | number | null) =>
  typeof value === "number" ? String(value) : `"${inert(value ?? "").replaceAll('"', '""')}"`;

/** Lines as a file for spreadsheets: UTF-8 with a mark that says so, every text quoted, none of them run. */
export const csvOf = (lines: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
