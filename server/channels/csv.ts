import { CsvError, parse } from "csv-parse/sync";
import type { z } from "zod";
import type { ColumnMapping } from "../domain/csv/columns";
import type { BadCell, CsvPreview } from "../domain/csv/import";
import { BatonError } from "../errors";
import { parseInput } from "./port";

/** The most a file may weigh. */
export const maxCsvBytes = 5 * 1024 * 1024;
/** More rows than these would keep others waiting for too long; a file of 5 MB with a few facts in a row has fewer. */
export const maxCsvRows = 100_000;

export const tooLargeCsv = () =>
  new BatonError(
    "tooLarge",
    "The file is larger than 5 MB: split it and import the parts one after the other.",
    "file",
  );

export interface CsvRow {
  /** Line of the file where the row begins, the header being the first. */
  line: number;
  cells: string[];
}
export interface CsvFile {
  headers: string[];
  rows: CsvRow[];
}

const separators = [",", ";", "\t"];
/** The separator that the header has most of. */
const separatorOf = (text: string) => {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  const counts = separators.map((s) => header.split(s).length);
  return separators[counts.indexOf(Math.max(...counts))]!;
};

/** A line break within quotes makes a row longer than a line; the parser tells where it ends. */
const beginOf = (record: string[], end: number) =>
  end - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** A file's header and rows, one for `each`. Comma, semicolon or tab; quotes as spreadsheets write them; UTF-8, with or without a mark. */
export function readCsv(bytes: Uint8Array, each: string): CsvFile {
  if (bytes.length > maxCsvBytes) throw tooLargeCsv();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BatonError("badInput", "The file is not UTF-8 text: save it as “CSV UTF-8” and choose it again.", "file");
  }
  if (text.includes("\0")) {
    throw new BatonError("badInput", "The file is no CSV: save the sheet as “CSV UTF-8” and choose that file.", "file");
  }
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      max_record_size: 100_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    if (!head || head.record.every((h) => h === "")) {
      throw new BatonError("badInput", "The file is empty: its first line names the columns.", "file");
    }
    if (rest.length === 0) {
      throw new BatonError("badInput", `The file has a header but no rows: add a line for each ${each}.`, "file");
    }
    if (rest.length > maxCsvRows) {
      const text = `The file has ${rest.length} rows, ${maxCsvRows} are possible: split it and import the parts one after the other.`;
      throw new BatonError("tooLarge", text, "file");
    }
    return {
      headers: head.record,
      rows: rest.map(({ record, info }) => ({ line: beginOf(record, info.lines), cells: record })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error ? ` near line ${String(error.lines)}` : "";
    throw new BatonError("badInput", `The file cannot be read${line}: check that every quote is closed.`, "file");
  }
}

/** So many lines of a file are shown before anything is done with it. */
const previewRows = 5;

/** The file's first lines, and what its columns seem to say. */
export function previewOf<C extends string>(
  { headers, rows }: CsvFile,
  guess: (headers: readonly string[]) => ColumnMapping<C>,
): CsvPreview<C> {
  const first = rows.slice(0, previewRows).map((r) => headers.map((_, i) => r.cells[i] ?? ""));
  return { headers, rows: first, rowCount: rows.length, mapping: guess(headers) };
}

/** What files of one kind hold. */
export interface CsvKind<C extends string, T extends { mapping: ColumnMapping<C> }> {
  /** What each row is of. */
  each: string;
  /** What a person chooses with the file. */
  choice: z.ZodType<T>;
  /** The column that tells rows apart, what it is called, and what the others hold. */
  key: C;
  what: string;
  fact: string;
}

/** A file with the choice that came with it, as it was understood; refuses what is wrong with either as a whole. */
export function openCsv<C extends string, T extends { mapping: ColumnMapping<C> }>(
  bytes: Uint8Array,
  choice: unknown,
  kind: CsvKind<C, T>,
): { file: CsvFile; choice: T } {
  const chosen = parseInput(kind.choice, choice);
  const file = readCsv(bytes, kind.each);
  checkMapping<C>(file, chosen.mapping, kind);
  return { file, choice: chosen };
}

/** Refuses a choice of columns by which the rows cannot be read. `key` tells the rows apart; `what` it is called. */
function checkMapping<C extends string>(
  { headers }: CsvFile,
  mapping: ColumnMapping<C>,
  { key, what, fact }: { key: C; what: string; fact: string },
): void {
  if (mapping[key] === undefined) {
    throw new BatonError("badInput", `No column holds ${what}: choose one, every row needs it.`, key);
  }
  const used = Object.entries(mapping) as [C, number][];
  for (const [column, index] of used) {
    if (index >= headers.length) {
      throw new BatonError("badInput", `The file has no column ${index + 1}: choose another for ${column}.`, column);
    }
    if (used.some(([other, i]) => other !== column && i === index)) {
      const text = `“${headers[index]}” is chosen twice: choose another column for ${column}.`;
      throw new BatonError("badInput", text, column);
    }
  }
  if (used.length === 1) {
    throw new BatonError("badInput", `Only ${what} is chosen: choose a column for at least one ${fact}.`, "mapping");
  }
}

/** A cell as it was understood, or what is wrong with it and how to mend it. */
export type Read<T> = T | { message: string };
export const fail = (message: string) => ({ message });
const isFailure = <T>(read: Read<T>): read is { message: string } =>
  typeof read === "object" && read !== null && "message" in read;

export const oneOf = <T extends string>(list: readonly T[], text: string): Read<T> =>
  list.find((v) => v.toLowerCase() === text.toLowerCase()) ?? fail(`is not known: use one of ${list.join(", ")}`);

/** Reads the cells of one row under a mapping of columns, and gathers what is wrong with them. An empty cell says nothing. */
export function rowReader<C extends string>(row: CsvRow, file: CsvFile, mapping: ColumnMapping<C>) {
  const bad: BadCell[] = [];
  const { line } = row;
  const cell = (column: C) => {
    const index = mapping[column];
    return index === undefined ? "" : (row.cells[index] ?? "");
  };
  const report = (column: C, message: string) => {
    const field = file.headers[mapping[column] ?? -1] || column;
    bad.push({ line, field, value: cell(column).slice(0, 120), message });
  };
  const reportRow = (value: string, message: string) => {
    bad.push({ line, field: "row", value: value.slice(0, 120), message });
  };
  if (row.cells.length > file.headers.length) {
    const message = `The row has ${row.cells.length} cells under ${file.headers.length} headers: put quotes around cells that contain the separator`;
    reportRow(row.cells.join(" | "), message);
  }
  const read = <T>(column: C, parse: (text: string) => Read<T>): T | undefined => {
    const text = cell(column);
    if (text === "") return undefined;
    const value = parse(text);
    if (!isFailure(value)) return value;
    report(column, value.message);
    return undefined;
  };
  return { bad, cell, report, reportRow, read };
}
