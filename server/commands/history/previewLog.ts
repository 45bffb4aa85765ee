import { readFileRows } from "../../channels/history/readFile";
import { isHeldBy, readFileParts } from "../../db/history/imports";
import { guessDelimiter, guessHistory, type HistoryGuess } from "../../domain/history/guess";
import type { PersonId } from "../../domain/ids";
import { BatonError } from "../../errors";

/** A held file as it begins. */
export interface HistoryPreview {
  delimiter: string;
  headers: string[];
  rows: string[][];
  guess: HistoryGuess;
}

const shownRows = 5;
const guessedRows = 100;
const longestCell = 200;

async function head(id: string, delimiter: string): Promise<string[][]> {
  const found: string[][] = [];
  for await (const { rows } of readFileRows(readFileParts(id), delimiter)) {
    found.push(...rows.slice(0, guessedRows + 1 - found.length).map((r) => r.cells));
    if (found.length > guessedRows) break;
  }
  return found;
}

/** What a held file begins with, and what its columns seem to say. Without a delimiter the one that its header has most of. */
export async function previewLog(id: string, by: PersonId, delimiter: string | null): Promise<HistoryPreview> {
  if (!(await isHeldBy(id, by)))
    throw new BatonError("notFound", "This file is not held any more: choose it again.", "id");
  // Read by a sign that no header has, the first line is one cell.
  const chosen = delimiter ?? guessDelimiter((await head(id, "\u0001"))[0]?.[0] ?? "");
  const [headers = [], ...rows] = await head(id, chosen);
  const short = rows.map((r) => headers.map((_, i) => (r[i] ?? "").slice(0, longestCell)));
  return {
    delimiter: chosen,
    headers: headers.map((h) => h.trim()),
    rows: short.slice(0, shownRows),
    guess: guessHistory(headers, short),
  };
}
