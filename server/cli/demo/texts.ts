import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { loadTaxonomy } from "../../../prisma/seed/taxonomy/load";
import { BatonError } from "../../errors";

/** The texts of one column of a CSV file with a header line. Errors name the option and what to do. */
export async function readTexts(file: string, column: string): Promise<string[]> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new BatonError("badInput", `${file} cannot be read: name a CSV file with a header line`, "texts");
  });
  let rows: Record<string, string>[];
  try {
    rows = parse(content, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new BatonError("badInput", `${file} is no CSV: ${(error as Error).message}`, "texts");
  }
  if (rows[0] && !(column in rows[0])) {
    const known = Object.keys(rows[0]).join(", ");
    throw new BatonError("badInput", `${file} has no column ${column}: choose from ${known}`, "column");
  }
  const texts = rows.map((row) => row[column]?.trim() ?? "").filter(Boolean);
  if (texts.length === 0) throw new BatonError("badInput", `${file} holds no texts in ${column}`, "texts");
  return texts;
}

/** The sentences that ship with the project, those of the taxonomy's training part. */
export const ownTexts = (): string[] => loadTaxonomy().training.map((e) => e.text);
