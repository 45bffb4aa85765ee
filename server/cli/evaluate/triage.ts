import path from "node:path";
import { env } from "../../env";
import { BatonError } from "../../errors";
import { areaUnderCurve } from "../../understanding/auc";
import { encodeAll } from "../../understanding/encoder/encodeAll";
import { createEncoder } from "../../understanding/encoder/encoder";
import type { Encoder } from "../../understanding/encoder/port";
import { highestAt } from "../../understanding/highest";
import { type Outcome as Reading, scoreOutcomes } from "../../understanding/metrics";
import { classify, type TriageModel } from "../../understanding/model";
import { trainTriage } from "../../understanding/train";
import { understand } from "../../understanding/understand";
import { quantile } from "../bench/metrics";
import type { Outcome } from "../commands/contract";
import { dropEmpty, firstPerLabel, settleContradictions } from "./clean";
import { findColumn, type LabelledText, readTable, usualColumns } from "./table";

export interface TriageOptions {
  train: string;
  test: string;
  outOfScope?: string;
  textColumn?: string;
  labelColumn?: string;
  outOfScopeColumn?: string;
  encoder?: string;
  perClass?: string;
}

const threshold = 0.9;
/** Texts whose reading is timed, one at a time. */
const timedTexts = 300;

export const cacheFolder = () => path.join(env.BATON_DATA, "cache");

async function readLabelled(file: string, option: string, options: TriageOptions): Promise<LabelledText[]> {
  const { columns, rows } = await readTable(file, option);
  const text = findColumn(columns, options.textColumn, usualColumns.text, file, "text-column");
  const label = findColumn(columns, options.labelColumn, usualColumns.label, file, "label-column");
  return rows.map((row) => ({ text: row[text] ?? "", label: (row[label] ?? "").trim() }));
}

async function readOutOfScope(options: TriageOptions, notes: string[]): Promise<string[] | null> {
  const file = options.outOfScope;
  if (file === undefined) return null;
  const { columns, rows } = await readTable(file, "out-of-scope");
  const usual = options.textColumn === undefined ? usualColumns.text : [options.textColumn, ...usualColumns.text];
  const at = findColumn(columns, options.outOfScopeColumn, usual, file, "out-of-scope-column");
  return dropEmpty(
    rows.map((row) => ({ text: row[at] ?? "", label: "none" })),
    file,
    notes,
  ).map(({ text }) => text);
}

function perClassOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new BatonError("badInput", "--per-class must be a whole number above 0.", "per-class");
}

/** What must hold before training, in the user's words. */
function checkTraining(rows: LabelledText[], file: string, notes: string[]): void {
  const sizes = new Map<string, number>();
  for (const { label } of rows) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  if (sizes.size < 2) {
    const found = sizes.size === 0 ? "no usable row" : `only the label ${JSON.stringify([...sizes.keys()][0])}`;
    throw new BatonError("badInput", `The file ${file} has ${found}: training needs at least two labels.`, "train");
  }
  if (Math.max(...sizes.values()) < 2) {
    const message = `The file ${file} has one row for each label: training needs a label with at least two.`;
    throw new BatonError("badInput", message, "train");
  }
  const single = [...sizes].filter(([, size]) => size === 1).map(([label]) => label);
  if (single.length > 0) {
    notes.push(`${file}: ${single.length} labels have one example only (${single.slice(0, 5).join(", ")}).`);
  }
}

async function readAll(model: TriageModel, texts: string[], encoder: Encoder): Promise<Omit<Reading, "label">[]> {
  const vectors = await encodeAll(encoder, texts, cacheFolder());
  return texts.map((text, at) => {
    const { types, none } = classify(model, text, vectors?.[at]);
    const best = highestAt(types);
    return { best: model.labels[best]!, probability: types[best]!, noneOfThese: none };
  });
}

/** Milliseconds of reading each text as a message is read, alone and never seen before. */
async function timeReading(model: TriageModel, texts: string[], encoder: Encoder): Promise<number[]> {
  await encoder.encode(["A first text starts the thread."], { timeoutMs: 60_000 });
  for (const text of texts.slice(0, 20)) understand(model, { text });
  const times: number[] = [];
  for (const text of texts.slice(0, timedTexts)) {
    const started = performance.now();
    const vectors = await encoder.encode([text], { timeoutMs: 10_000 });
    understand(model, { text }, vectors?.[0]);
    times.push(performance.now() - started);
  }
  return times;
}

/** `baton evaluate triage`: trains on one file, measures on another. The test file changes no choice. */
export async function evaluateTriageFiles(options: TriageOptions): Promise<Outcome> {
  const notes: string[] = [];
  if (options.encoder !== undefined && !["on", "off"].includes(options.encoder)) {
    throw new BatonError("badInput", "--encoder is on or off.", "encoder");
  }
  const perClass = perClassOf(options.perClass);
  const cleaned = dropEmpty(await readLabelled(options.train, "train", options), options.train, notes);
  const settled = settleContradictions(cleaned, options.train, notes);
  const training = perClass === null ? settled : firstPerLabel(settled, perClass);
  checkTraining(training, options.train, notes);
  const test = dropEmpty(await readLabelled(options.test, "test", options), options.test, notes);
  if (test.length === 0) throw new BatonError("badInput", `The file ${options.test} has no usable row.`, "test");
  const known = new Set(training.map(({ label }) => label));
  const unknown = test.filter(({ label }) => !known.has(label)).length;
  if (unknown > 0)
    notes.push(`${options.test}: ${unknown} rows have a label that training lacks; they count as wrong.`);
  const outOfScope = await readOutOfScope(options, notes);

  const isOn = options.encoder !== "off";
  const teacher = isOn ? createEncoder() : null;
  if (isOn && teacher?.state !== "on") notes.push(`The encoder is ${teacher?.state}: the linear model reads alone.`);
  const { model, report } = await trainTriage(training, { encoder: teacher, cacheFolder: cacheFolder() });
  await teacher?.close();

  // Another thread than the one that trained: that one's memory has grown.
  const encoder = createEncoder();
  if (!isOn) await encoder.close();
  const readings = await readAll(
    model,
    test.map(({ text }) => text),
    encoder,
  );
  const foreign = outOfScope && (await readAll(model, outOfScope, encoder));
  const times = await timeReading(
    model,
    test.map(({ text }) => text),
    encoder,
  );
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  await encoder.close();

  const { accuracy, macroF1, ece, confident } = scoreOutcomes(
    readings.map((reading, at) => ({ ...reading, label: test[at]!.label })),
    threshold,
  );
  const accepted = (least: number) =>
    foreign!.filter(({ probability }) => probability >= least).length / foreign!.length;
  const result = {
    accuracy,
    macroF1,
    ece,
    confident,
    outOfScope: foreign && {
      auc: areaUnderCurve(
        readings.map((r) => r.probability),
        foreign.map((r) => r.probability),
      ),
      acceptedAt90: accepted(0.9),
      acceptedAt95: accepted(0.95),
    },
    trainSeconds: report.seconds,
    latencyMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    rssMb,
    model: model.version,
    encoder: model.encoded ? "on" : "off",
    crossValidated: { accuracy: report.accuracy, ece: report.ece, linear: report.linear },
    notes,
  };
  for (const note of notes) console.error(note);
  return { result, text: JSON.stringify(result, null, 2) };
}
