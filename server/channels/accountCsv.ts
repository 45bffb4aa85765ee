import { CsvError, parse } from "csv-parse/sync";
import type { AccountColumn, ColumnMapping } from "../domain/context/csvColumns";
import type { BadCell } from "../domain/context/csvImport";
import { type ExpansionStage, expansionStages } from "../domain/context/vocabulary";
import { type Segment, segments } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { accountFacts, accountId, type SaidFacts } from "./accountFacts";

/** The most a file of accounts may weigh. */
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

/** A file's header and rows. Comma, semicolon or tab; quotes as spreadsheets write them; UTF-8, with or without a mark. */
export function readCsv(bytes: Uint8Array): CsvFile {
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
      throw new BatonError("badInput", "The file has a header but no rows: add a line for each account.", "file");
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

const fail = (message: string) => ({ message });
type Read<T> = T | { message: string };

function amountOf(text: string): Read<{ amount: number; currency: string | null }> {
  const [, before, number, after] = /^([A-Z]{3} )?(-?[\d,]+(?:\.\d+)?)( ?[A-Z]{3})?$/.exec(text) ?? [];
  const isGrouped = number?.includes(",");
  if (!number || (isGrouped && !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number))) {
    return fail("is not an amount: write it as 48000 or 48000.50, with a point and without a sign");
  }
  const currency = (before ?? after)?.trim() ?? null;
  return { amount: Number(number.replaceAll(",", "")), currency };
}
const riskOf = (text: string): Read<number> => {
  const [, number, percent] = /^(-?\d+(?:\.\d+)?)\s?(%)?$/.exec(text) ?? [];
  if (!number) return fail("is not a churn risk: write a number from 0 to 1, or a percentage such as 35 %");
  return percent ? Number(number) / 100 : Number(number);
};
const oneOf = <T extends string>(list: readonly T[], text: string): Read<T> =>
  list.find((v) => v.toLowerCase() === text.toLowerCase()) ?? fail(`is not known: use one of ${list.join(", ")}`);
const isFailure = <T>(read: Read<T>): read is { message: string } =>
  typeof read === "object" && read !== null && "message" in read;

/** One row under a mapping of columns: whose facts it says, or every cell that is wrong. An empty cell says nothing. */
export function readAccountRow(
  row: CsvRow,
  file: CsvFile,
  mapping: ColumnMapping,
  currency: string,
): { externalId: string; facts: SaidFacts } | { bad: BadCell[] } {
  const bad: BadCell[] = [];
  const { line } = row;
  const cell = (column: AccountColumn) => {
    const index = mapping[column];
    return index === undefined ? "" : (row.cells[index] ?? "");
  };
  const report = (column: AccountColumn, message: string) => {
    const field = file.headers[mapping[column] ?? -1] || column;
    bad.push({ line, field, value: cell(column).slice(0, 120), message });
  };
  if (row.cells.length > file.headers.length) {
    const message = `The row has ${row.cells.length} cells under ${file.headers.length} headers: put quotes around cells that contain the separator`;
    return { bad: [{ line, field: "row", value: row.cells.join(" | ").slice(0, 120), message }] };
  }
  const read = <T>(column: AccountColumn, parse: (text: string) => Read<T>): T | undefined => {
    const text = cell(column);
    if (text === "") return undefined;
    const value = parse(text);
    if (!isFailure(value)) return value;
    report(column, value.message);
    return undefined;
  };
  const plain = (text: string) => text;
  const amount = read("contractValue", amountOf);
  const code = read("currency", (t) =>
    /^[A-Z]{3}$/i.test(t) ? t.toUpperCase() : fail("must be three letters such as EUR"),
  );
  const said = {
    name: read("name", plain),
    segment: read<Segment>("segment", (t) => oneOf(segments, t)),
    plan: read("plan", plain),
    contractValue: amount && { amount: amount.amount, currency: code ?? amount.currency ?? currency },
    renewalOn: read("renewalOn", plain),
    expansion: read<ExpansionStage>("expansion", (t) => oneOf(expansionStages, t)),
    churnRisk: read("churnRisk", riskOf),
    owner: read("owner", plain),
  };
  const id = accountId.safeParse(cell("externalId"));
  if (!id.success) report("externalId", "is missing: every row needs the account's id");
  const parsed = accountFacts.safeParse(said);
  for (const issue of parsed.error?.issues ?? []) {
    const [column] = issue.path;
    if (column !== undefined) report(column as AccountColumn, issue.message);
    else if (bad.length === 0)
      bad.push({ line, field: "row", value: "", message: "The row says nothing about the account" });
  }
  return id.success && parsed.success && bad.length === 0 ? { externalId: id.data, facts: parsed.data } : { bad };
}
