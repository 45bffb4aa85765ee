/** A value on its way into a cell, as the database gives it. */
export type CsvValue = string | number | bigint | boolean | Date | null | object;

/** How Excel knows a file for UTF-8: before its first line. */
export const csvMark = "\ufeff";

/** Spreadsheets run a text that begins so as a formula, also after blanks and in full width. With an apostrophe it stays the text
 *  that it is; a number stays a number. */
const formula = /^[\s\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const number = /^-?\d+(\.\d+)?$/;
export const inert = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

function textOf(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "string") return inert(value);
  if (value instanceof Date) return value.toISOString();
  // Lists and objects begin with a bracket or a brace, which no spreadsheet runs.
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** One field of a CSV file (RFC 4180), quoted where somebody's reader may need it. */
export function csvField(value: CsvValue): string {
  const text = textOf(value);
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvField).join(",")}\r\n`;

export const csvOf = (columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  csvMark + csvLine(columns) + rows.map(csvLine).join("");
