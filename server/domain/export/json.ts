import type { CsvValue } from "../csv/write";

/** One object on a line of its own, as it is: whoever reads JSON runs nothing. */
export const jsonLine = (columns: readonly string[], values: readonly CsvValue[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, typeof values[i] === "bigint" ? String(values[i]) : values[i]])))}\n`;
