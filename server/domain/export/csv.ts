/** A value as the database gives it, on its way into a CSV cell. */
export type ExportValue = string | number | bigint | boolean | Date | null | object;

/** A spreadsheet runs a text that begins so as a formula; with an apostrophe it stays the text that it is. Leading blanks do not
 *  keep it from doing so. A number stays a number. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const number = /^-?\d+(\.\d+)?$/;
export const inert = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

const asText = (value: ExportValue): string => {
  if (value === null) return "";
  if (typeof value === "string") return inert(value);
  if (value instanceof Date) return value.toISOString();
  // Lists and objects begin with a bracket or a brace, which no spreadsheet runs.
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** One cell, quoted where it has to be. */
export function csvCell(value: ExportValue): string {
  const text = asText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly ExportValue[]): string => `${values.map(csvCell).join(",")}\r\n`;

/** One object on a line of its own, as it is: whoever reads JSON runs nothing. */
export const jsonLine = (columns: readonly string[], values: readonly ExportValue[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, typeof values[i] === "bigint" ? String(values[i]) : values[i]])))}\n`;
