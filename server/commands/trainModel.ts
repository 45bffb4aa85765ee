import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadFrustration } from "../../prisma/seed/frustration/load";
import { inTransaction, type Prisma } from "../db/client";
import { beatTraining, endTraining, type LabelledText, type TrainingReport, type TrainingStage } from "../db/trainings";
import { compareModels, type HeldOutScores } from "../domain/learning/better";
import type { StoredDiagnosis } from "../domain/learning/diagnosis";
import { applyCorrections } from "../understanding/correct";
import { diagnose, logLoss, withRefs } from "../understanding/diagnose";
import { encodeAll } from "../understanding/encoder/encodeAll";
import { getEncoder } from "../understanding/encoder/encoder";
import { readOutcomes } from "../understanding/readOutcomes";
import { serializeModel } from "../understanding/serialize";
import { type TrainedModel, trainTriage } from "../understanding/train";
import { activeModelVersion, loadModel } from "./models";
import { gatherTexts } from "./trainingTexts";

function scoresOf(outcomes: ReturnType<typeof readOutcomes>): HeldOutScores {
  const { accuracy, ece } = diagnose(outcomes).scores;
  return { texts: outcomes.length, accuracy, ece, logLoss: logLoss(outcomes) };
}

/** Trains the text model anew with everything that people put right or found right, compares it with the model in force on
 *  texts that neither has ever seen, and publishes it as it was compared, if it is better. */
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
  // Where the newest row is damaged, the one that really reads is what a candidate must be better than.
  const { id: baseModel, model } = await loadModel(base);
  const texts = await gatherTexts(baseModel);
  await say("training", 0.1);
  const encoder = getEncoder();
  const options = { encoder, cacheFolder, frustration: loadFrustration().training };
  const trial = await trainTriage(texts.seen, options);
  await say("comparing", 0.8);
  const before = applyCorrections(model, texts.corrections);
  const read = async (compared: LabelledText[]) => {
    const whole = compared.map(({ text }) => text);
    const vectors = await encodeAll(encoder, whole, cacheFolder);
    const [inForce, candidate] = [before, trial.model].map((one) => readOutcomes(one, compared, vectors));
    return { inForce: scoresOf(inForce!), candidate: scoresOf(candidate!), outcomes: candidate! };
  };
  const { inForce, candidate, outcomes } = await read(texts.unseen);
  const confirmed = await read(texts.confirmed);
  const verdict = compareModels(inForce, candidate, confirmed);
  const report: TrainingReport = {
    verdict,
    examples: texts.seen.length,
    learned: texts.learned,
    inForce,
    candidate,
    confirmed: {
      texts: texts.confirmed.length,
      inForce: confirmed.inForce.accuracy,
      candidate: confirmed.candidate.accuracy,
    },
    seconds: (performance.now() - started) / 1000,
  };
  if (verdict !== "better") return endTraining(id, "kept", { baseModel, report });

  const refs = texts.unseen.map(({ ref }) => ref);
  const published = await publish(trial, withRefs(diagnose(outcomes), refs), texts.mark);
  await endTraining(id, "published", { baseModel, model: published, report });
}

/** Puts a model in force. */
async function publish({ model, report }: TrainedModel, diagnosis: StoredDiagnosis, mark: number): Promise<string> {
  const { trainingHash } = report;
  const id = `trained-${trainingHash.slice(0, 8)}`;
  const scores = { ...report, diagnosis } as unknown as Prisma.InputJsonValue;
  const artifact = new Uint8Array(serializeModel(model));
  await inTransaction(async (tx) => {
    await tx.modelVersion.updateMany({ where: { kind: "triage" }, data: { isActive: false } });
    const row = { kind: "triage", artifact, trainingHash, scores, isActive: true, trainedWith: mark };
    await tx.modelVersion.upsert({ where: { id }, create: { id, ...row }, update: row });
  });
  return id;
}
