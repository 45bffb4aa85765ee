export type CsvValue = string | number | boolean | null;

/** Spreadsheets run what begins like this, also after white space, as a formula. */
const startsFormula = /^[\s\u200b\ufeff]*[=+\-@\t\r|%]/;
const isNumber = /^-?\d+(\.\d+)?$/;

/** One field of a CSV file (RFC 4180). Text that a spreadsheet would run gets an apostrophe in front, numbers do not. */
export function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = startsFormula.test(value) && !isNumber.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvField).join(",")}\r\n`;

export const csvOf = (columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  csvLine(columns) + rows.map(csvLine).join("");
