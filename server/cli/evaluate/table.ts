import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { BatonError } from "../../errors";

/** A text and its label as they stood in the file. */
export interface LabelledText {
  text: string;
  label: string;
}

/** Names that columns have in the wild, tried where none is given and the default is not there. */
export const usualColumns = {
  text: ["text", "utterance", "message", "query", "sentence", "body"],
  label: ["label", "intent", "category", "issue_type", "issueType", "class"],
};

async function readText(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new BatonError("badInput", `The file ${file} cannot be read. Check the path.`, option);
  }
}

function parseRows(content: string, file: string, option: string, delimiter: string): string[][] {
  try {
    return parse(content, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      quote: delimiter === "\t" ? null : '"',
    });
  } catch (error) {
    throw new BatonError("badInput", `The file ${file} is not readable as CSV: ${(error as Error).message}`, option);
  }
}

/** A file with a header line, comma-separated or, by its name, tab-separated. */
export async function readTable(file: string, option: string): Promise<{ columns: string[]; rows: string[][] }> {
  const content = await readText(file, option);
  const [header, ...rows] = parseRows(content, file, option, /\.tsv$/i.test(file) ? "\t" : ",");
  if (!header || rows.length === 0) {
    throw new BatonError("badInput", `The file ${file} has no rows below its header line.`, option);
  }
  return { columns: header.map((name) => name.trim()), rows };
}

/** A file without a header line, tab-separated. */
export async function readBareTable(file: string, option: string): Promise<string[][]> {
  const rows = parseRows(await readText(file, option), file, option, "\t");
  if (rows.length === 0) throw new BatonError("badInput", `The file ${file} is empty.`, option);
  return rows;
}

/** Position of a column: the one asked for, or the first of the usual names that is there. */
export function findColumn(
  columns: string[],
  asked: string | undefined,
  usual: string[],
  file: string,
  option: string,
): number {
  const wanted = asked === undefined ? usual : [asked];
  const name = wanted.find((one) => columns.includes(one));
  if (name !== undefined) return columns.indexOf(name);
  const there = columns.map((one) => JSON.stringify(one)).join(", ");
  const message = `The file ${file} has no column ${JSON.stringify(wanted[0])}. It has ${there}: name one with --${option}.`;
  throw new BatonError("badInput", message, option);
}
