import { BatonError } from "../../errors";
import { areaUnderCurve } from "../../understanding/auc";
import { type BinaryExample, readBinary, trainBinary } from "../../understanding/binary";
import { encodeAll } from "../../understanding/encoder/encodeAll";
import { createEncoder } from "../../understanding/encoder/encoder";
import { calibrationError } from "../../understanding/metrics";
import { quantile } from "../bench/metrics";
import type { Outcome } from "../commands/contract";
import { readBareTable } from "./table";
import { cacheFolder } from "./triage";

export interface FrustrationOptions {
  train: string;
  test: string;
  positive: string;
  encoder?: string;
}

const timedTexts = 300;
const numberList = /^\s*\d+(\s*,\s*\d+)*\s*$/;

function positivesOf(value: string): Set<number> {
  if (numberList.test(value)) return new Set(value.split(",").map(Number));
  throw new BatonError("badInput", "--positive must list label numbers, such as 2,3,9,10.", "positive");
}

async function readExamples(
  file: string,
  option: string,
  positive: Set<number>,
  notes: string[],
): Promise<BinaryExample[]> {
  const rows = await readBareTable(file, option);
  const usable = rows.filter(([text = "", labels = ""]) => text.trim() !== "" && numberList.test(labels));
  if (usable.length < rows.length) {
    notes.push(`${file}: ${rows.length - usable.length} rows without text or label numbers were left out.`);
  }
  const examples = usable.map(([text, labels]) => ({
    text: text!,
    isPositive: labels!.split(",").some((label) => positive.has(Number(label))),
  }));
  const positives = examples.filter(({ isPositive }) => isPositive).length;
  if (positives < 3 || examples.length - positives < 3) {
    const found = `${positives} texts with a label of --positive and ${examples.length - positives} others`;
    const message = `The file ${file} has ${found}: three of each are needed. Columns are text, label numbers, id.`;
    throw new BatonError("badInput", message, option);
  }
  return examples;
}

/** `baton evaluate frustration`: trains on one file, measures on another. */
export async function evaluateFrustrationFiles(options: FrustrationOptions): Promise<Outcome> {
  const notes: string[] = [];
  const positive = positivesOf(options.positive);
  if (options.encoder !== undefined && !["on", "off"].includes(options.encoder)) {
    throw new BatonError("badInput", "--encoder is on or off.", "encoder");
  }
  const training = await readExamples(options.train, "train", positive, notes);
  const test = await readExamples(options.test, "test", positive, notes);
  const encoder = createEncoder();
  if (options.encoder === "off") await encoder.close();
  else if (encoder.state !== "on") notes.push(`The encoder is ${encoder.state}: the linear model reads alone.`);
  const textsOf = (examples: BinaryExample[]) => examples.map(({ text }) => text);

  const started = performance.now();
  const model = trainBinary(training, await encodeAll(encoder, textsOf(training), cacheFolder()));
  const trainSeconds = (performance.now() - started) / 1000;
  const vectors = await encodeAll(encoder, textsOf(test), cacheFolder());
  const scores = test.map(({ text }, at) => readBinary(model, text, vectors?.[at] ?? null));

  await encoder.encode(["A first text starts the thread."], { timeoutMs: 60_000 });
  const times: number[] = [];
  for (const { text } of test.slice(0, timedTexts)) {
    const from = performance.now();
    readBinary(model, text, (await encoder.encode([text], { timeoutMs: 10_000 }))?.[0] ?? null);
    times.push(performance.now() - from);
  }
  await encoder.close();
  const of = (wanted: boolean) => scores.filter((_, at) => test[at]!.isPositive === wanted);
  const result = {
    auc: areaUnderCurve(of(true), of(false)),
    ece: calibrationError(scores.map((probability, at) => ({ probability, isRight: test[at]!.isPositive }))),
    latencyMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    trainSeconds,
    encoder: model.isEncoded ? "on" : "off",
    notes,
  };
  for (const note of notes) console.error(note);
  return { result, text: JSON.stringify(result, null, 2) };
}
