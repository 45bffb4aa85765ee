type Cell = string | number | boolean | null;

/** What a spreadsheet would take for a formula is made text by an apostrophe before it (OWASP, CSV injection); numbers of ours are
 *  none. */
const begins = /^[=+\-@\t\r\n]/;
const escaped = (text: string) => (begins.test(text) ? `'${text}` : text);

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = escaped(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV after RFC 4180, its end included. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(",")}\r\n`;
