import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadFrustration } from "../../prisma/seed/frustration/load";
import { db, inTransaction, type Prisma } from "../db/client";
import { correctionMark, loadCorrections } from "../db/corrections";
import {
  beatTraining,
  endTraining,
  type LabelledText,
  loadConfirmedTexts,
  loadGivenTexts,
  type TrainingReport,
  type TrainingStage,
} from "../db/trainings";
import { compareModels, type HeldOutScores } from "../domain/learning/better";
import { applyCorrections } from "../understanding/correct";
import { diagnose, logLoss, withRefs } from "../understanding/diagnose";
import { encodeAll } from "../understanding/encoder/encodeAll";
import { getEncoder } from "../understanding/encoder/encoder";
import type { TriageModel } from "../understanding/model";
import { readOutcomes } from "../understanding/readOutcomes";
import { serializeModel } from "../understanding/serialize";
import { trainTriage } from "../understanding/train";
import { activeModelVersion, loadModel } from "./models";

/** One in so many of the desk's own texts is held out, always the same ones, to compare with. */
const heldOutEvery = 5;
const isHeldOut = (text: string) => createHash("sha256").update(text).digest()[0]! % heldOutEvery === 0;

interface Texts {
  given: LabelledText[];
  own: LabelledText[];
  heldOut: LabelledText[];
  /** Corrections of an issue type since the model in force was trained, to give it its due. */
  corrections: { text: string; label: string | null; vector: Float32Array | null }[];
  mark: number;
}

async function gather(base: string): Promise<Texts> {
  const mark = await correctionMark();
  const { trainedWith } = await db.modelVersion.findUniqueOrThrow({ where: { id: base } });
  const [given, heldOut, confirmed, corrections] = await Promise.all([
    loadGivenTexts(false),
    loadGivenTexts(true),
    loadConfirmedTexts(),
    loadCorrections(db, 0),
  ]);
  const types = await db.issueType.findMany({ where: { archivedAt: null }, select: { id: true } });
  const isKnown = ({ label }: LabelledText) => label === null || types.some((t) => t.id === label);
  const corrected = corrections.flatMap((c) =>
    c.text !== null && c.is.issueType !== undefined && c.number <= mark
      ? [{ text: c.text, label: c.is.issueType, vector: c.vector, number: c.number, ref: `ticket:${c.ticketId}` }]
      : [],
  );
  // What a person said last about a text counts; the same text twice teaches nothing.
  const own = new Map([...confirmed, ...corrected].filter(isKnown).map((one) => [one.text, one]));
  return {
    given: given.filter(isKnown),
    own: [...own.values()].map(({ text, label, ref }) => ({ text, label, ref })),
    heldOut: heldOut.filter(isKnown),
    corrections: corrected.filter((c) => c.number > trainedWith && !isHeldOut(c.text)),
    mark,
  };
}

function scoresOf(model: TriageModel, texts: LabelledText[], vectors: Float32Array[] | null): HeldOutScores {
  const outcomes = readOutcomes(model, texts, vectors);
  const { accuracy, ece } = diagnose(outcomes).scores;
  return { texts: texts.length, accuracy, ece, logLoss: logLoss(outcomes) };
}

/** Trains the text model anew with everything that people put right or found right, compares it with the model in force on
 *  texts that neither has seen, and publishes it if it is better. */
export async function train(id: string): Promise<void> {
  // Kept for this training only: what it holds comes of customers' words.
  const cacheFolder = mkdtempSync(path.join(tmpdir(), "baton-training-"));
  let stage: TrainingStage = "training";
  const beat = setInterval(() => void beatTraining(id, stage, 0), 10_000);
  const say = (next: TrainingStage, progress: number) => {
    stage = next;
    return beatTraining(id, next, progress);
  };
  try {
    await carryOut(id, cacheFolder, say);
  } finally {
    clearInterval(beat);
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

async function carryOut(
  id: string,
  cacheFolder: string,
  say: (stage: TrainingStage, progress: number) => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  const base = await activeModelVersion();
  if (base === null)
    throw new Error("There is no model in force to compare with: run npm start once to prepare the desk.");
  const texts = await gather(base);
  await say("training", 0.1);
  const encoder = getEncoder();
  const seen = [...texts.given, ...texts.own.filter(({ text }) => !isHeldOut(text))];
  const options = { encoder, cacheFolder, frustration: loadFrustration().training };
  const { model: trial } = await trainTriage(seen, options);
  await say("comparing", 0.5);
  const unseen = [...texts.heldOut, ...texts.own.filter(({ text }) => isHeldOut(text))];
  const vectors = await encodeAll(
    encoder,
    unseen.map(({ text }) => text),
    cacheFolder,
  );
  const before = applyCorrections((await loadModel(base)).model, texts.corrections);
  const inForce = scoresOf(before, unseen, vectors);
  const candidate = scoresOf(trial, unseen, vectors);
  const verdict = compareModels(inForce, candidate);
  const report = (): TrainingReport => ({
    verdict,
    examples: texts.given.length + texts.own.length,
    learned: texts.own.length,
    inForce,
    candidate,
    seconds: (performance.now() - started) / 1000,
  });
  if (verdict !== "better") return endTraining(id, "kept", { baseModel: base, report: report() });

  // What was held out to compare is worth learning, too, once the recipe has shown itself better.
  await say("finishing", 0.6);
  const final = await trainTriage([...texts.given, ...texts.own], options);
  const model = `trained-${final.report.trainingHash.slice(0, 8)}`;
  const diagnosis = withRefs(
    diagnose(readOutcomes(trial, unseen, vectors)),
    unseen.map(({ ref }) => ref),
  );
  const scores = { ...final.report, diagnosis } as unknown as Prisma.InputJsonValue;
  const artifact = new Uint8Array(serializeModel(final.model));
  const { trainingHash } = final.report;
  await inTransaction(async (tx) => {
    await tx.modelVersion.updateMany({ where: { kind: "triage" }, data: { isActive: false } });
    const row = { kind: "triage", artifact, trainingHash, scores, isActive: true, trainedWith: texts.mark };
    await tx.modelVersion.upsert({ where: { id: model }, create: { id: model, ...row }, update: row });
  });
  await endTraining(id, "published", { baseModel: base, model, report: report() });
}
