import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { loadTaxonomy } from "../../../../prisma/seed/taxonomy/load";
import { log } from "../../../log";
import { publicData } from "../../publicData";

export interface Labelled {
  text: string;
  label: string;
}

/** `most` of the items, evenly picked. */
const pick = <T>(items: readonly T[], most: number): T[] => {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)]!);
};

function readTraining(file: string, text: string, label: string, most: number): Labelled[] {
  const whole = path.join(publicData, file);
  if (!existsSync(whole)) return [];
  const rows: Record<string, string>[] = parse(readFileSync(whole), { columns: true });
  return pick(
    rows.map((row) => ({ text: row[text]!, label: row[label]! })),
    most,
  );
}

export const starterTexts = (): Labelled[] =>
  loadTaxonomy().training.map(({ text, label }) => ({ text, label: label ?? "none" }));

/** Training texts by source, about 10,000 in all: encoding more would take too long. The test files are never opened. Where
 *  there is no public data, the starter taxonomy has to do. */
export function trainingTexts(): Record<string, Labelled[]> {
  const banking = readTraining("banking77/train.csv", "text", "category", 7_000);
  const support = readTraining("support-intents/train.csv", "utterance", "intent", 3_000);
  if (banking.length + support.length > 0) return { banking, support };
  log.warn({ publicData }, "there is no public data; the starter taxonomy's sentences are used");
  return { starter: starterTexts() };
}

/** Every fifth text asks, the others are asked. */
export function split<T>(items: readonly T[]): { asking: T[]; asked: T[] } {
  return { asking: items.filter((_, at) => at % 5 === 0), asked: items.filter((_, at) => at % 5 !== 0) };
}
