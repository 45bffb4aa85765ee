import { db } from "../db/client";
import { type LearnedCorrection, loadCorrections, loadNewCorrections } from "../db/corrections";
import { measuredAmong } from "../db/trainings";
import { applyCorrections } from "../understanding/correct";
import { countFeatures } from "../understanding/features";
import type { TriageModel } from "../understanding/model";
import type { Comparable } from "../understanding/precedents";
import { loadModel } from "./models";
import { isHeldOut } from "./trainingTexts";

/** A correction as later messages are compared with it. */
export type Example = LearnedCorrection & Comparable;

/** The model in force with everything that people put right since it was trained. Immutable. */
export interface LearnedModel {
  /** As asked for; `id` is the row it came from, an earlier one where that row is damaged. */
  version: string;
  id: string;
  base: TriageModel;
  model: TriageModel;
  /** The last correction or undoing that it knows of. */
  mark: number;
  examples: readonly Example[];
  /** The last correction that the base model was trained with. */
  trainedWith: number;
}

const exampleOf =
  (base: TriageModel) =>
  (one: LearnedCorrection): Example[] =>
    one.text === null ? [] : [{ ...one, words: base.vectorize(countFeatures(one.text)), meaning: one.vector }];

/** What people said an issue type is and the base model was not trained on: all that came since, and texts that are kept
 *  for comparing models, which none is ever trained on. */
async function withTypes(base: TriageModel, examples: readonly Example[], trainedWith: number): Promise<TriageModel> {
  const typed = examples.filter((one) => one.is.issueType !== undefined);
  const measured = await measuredAmong(typed.map((one) => one.text!));
  const taught = typed.filter(({ number, text }) => number > trainedWith || isHeldOut(text!) || measured.has(text!));
  if (taught.length === 0) return base;
  return applyCorrections(
    base,
    taught.map((one) => ({ text: one.text!, label: one.is.issueType ?? null, vector: one.meaning })),
  );
}

async function build(version: string, mark: number, before: LearnedModel | null): Promise<LearnedModel> {
  const { id, model: base } = await loadModel(version);
  const { trainedWith } = await db.modelVersion.findUniqueOrThrow({ where: { id }, select: { trainedWith: true } });
  const known = before?.version === version ? before : null;
  const fresh = known && (await loadNewCorrections(db, known.mark));
  const added = (fresh ?? (await loadCorrections(db, 0))).flatMap(exampleOf(base));
  const examples = known && fresh ? [...known.examples, ...added] : added;
  const seen = Math.max(mark, ...added.map((one) => one.number));
  const model = await withTypes(base, examples, trainedWith);
  return { version, id, base, model, mark: seen, examples, trainedWith };
}

let latest: LearnedModel | null = null;
let building: { key: string; done: Promise<LearnedModel> } | null = null;

/** The model of a version with all corrections up to `mark` at least. Read once per process and mark: what a person puts
 *  right counts for the next message on every process, because each message comes with the mark in force. */
export async function learnedModel(version: string, mark: number): Promise<LearnedModel> {
  if (latest?.version === version && latest.mark >= mark) return latest;
  const key = `${version}:${mark}`;
  if (building?.key !== key) building = { key, done: build(version, mark, latest) };
  const mine = building;
  try {
    const built = await mine.done;
    if (latest?.version !== version || latest.mark < built.mark) latest = built;
    return built;
  } finally {
    if (building === mine) building = null;
  }
}
