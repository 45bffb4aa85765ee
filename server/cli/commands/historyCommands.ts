import { readFile } from "node:fs/promises";
import { parseInput } from "../../channels/port";
import { importFile } from "../../commands/history/importFile";
import { historySourceId, importedFlow, ownFlow } from "../../db/history/flow";
import { type HistoryMapping, historyMapping } from "../../domain/history/mapping";
import { BatonError } from "../../errors";
import type { Outcome } from "./contract";

async function readMapping(file: string): Promise<HistoryMapping> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new BatonError("badInput", `The file ${file} cannot be read.`, "map");
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new BatonError("badInput", `The file ${file} is no JSON: ${(error as Error).message}`, "map");
  }
  return parseInput(historyMapping, json);
}

/** `baton import history FILE --map MAP.json [--dry-run]`. */
export async function importHistory(file: string, options: { map: string; dryRun?: boolean }): Promise<Outcome> {
  const mapping = await readMapping(options.map);
  const result = await importFile(file, mapping, options.dryRun === true);
  const { otherEncoding, ...counts } = result;
  const skipped = Object.entries(result.skipped).map(([reason, n]) => `  ${reason.padEnd(24)}${n}`);
  const text = [
    `${options.dryRun ? "Nothing was written; it would be: " : ""}${counts.tickets} tickets and ${counts.events} events of ${counts.rows} rows into ${counts.source}, in ${counts.seconds} s, with ${counts.peakRssMb} MB at most.`,
    ...(skipped.length > 0 ? ["Left out, by reason:", ...skipped] : []),
    ...(otherEncoding > 0 ? [`${otherEncoding} rows were no UTF-8 and were read as Windows-1252.`] : []),
  ];
  return { result: { ...counts, ...(otherEncoding > 0 && { otherEncoding }) }, text: text.join("\n") };
}

const sources = ["imported", "own"] as const;

/** `baton report flow --source imported|own [--import SOURCE]`. */
export async function reportFlow(options: { source: string; import?: string }): Promise<Outcome> {
  if (!sources.some((s) => s === options.source))
    throw new BatonError("badInput", `There is no source ${options.source}: choose imported or own`, "source");
  if (options.import !== undefined && options.source === "own")
    throw new BatonError("badInput", "The desk's own tickets were not imported: leave --import away", "import");
  let result: object;
  if (options.source === "own") result = await ownFlow();
  else {
    const id = options.import === undefined ? null : await historySourceId(options.import);
    if (options.import !== undefined && id === null)
      throw new BatonError("notFound", `Nothing was imported from ${options.import}`, "import");
    result = await importedFlow(id);
  }
  const lines = Object.entries(result).map(
    ([k, v]) => `${k.padEnd(16)}${typeof v === "object" ? JSON.stringify(v) : String(v)}`,
  );
  return { result, text: lines.join("\n") };
}
