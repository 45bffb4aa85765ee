import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadFrustration } from "../../prisma/seed/frustration/load";
import { db, inTransaction, type Prisma } from "../db/client";
import { beatTraining, endTraining, type LabelledText, type TrainingReport, type TrainingRun } from "../db/trainings";
import { compareModels, type HeldOutScores } from "../domain/learning/better";
import type { StoredDiagnosis } from "../domain/learning/diagnosis";
import { log } from "../log";
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
export async function train(run: TrainingRun): Promise<void> {
  // Kept for this training only: what it holds comes of customers' words.
  const cacheFolder = mkdtempSync(path.join(tmpdir(), "baton-training-"));
  try {
    if (!(await carryOut(run, cacheFolder)))
      log.warn({ training: run.id }, "a training was taken up by another process; this one leaves it");
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

/** How far a training is when its texts begin to be encoded, when they are, and when the model is trained. */
const marks = { encoding: 0.1, encoded: 0.5, trained: 0.8 };

/** Said a few times only: everybody who looks at it is told each time. */
function sayEncoded(run: TrainingRun): (share: number) => void {
  let said = 0;
  return (share) => {
    if (share - said < 0.1) return;
    said = share;
    const progress = marks.encoding + share * (marks.encoded - marks.encoding);
    beatTraining(run, { stage: "training", progress }).catch((err) => log.warn({ err }, "progress could not be told"));
  };
}

/** False once the training is another process's: nothing is published then. */
async function carryOut(run: TrainingRun, cacheFolder: string): Promise<boolean> {
  const started = performance.now();
  const base = await activeModelVersion();
  if (base === null)
    throw new Error("There is no model in force to compare with: run npm start once to prepare the desk.");
  // Where the newest row is damaged, the one that really reads is what a candidate must be better than.
  const { id: baseModel, model } = await loadModel(base);
  const texts = await gatherTexts(baseModel);
  if (!(await beatTraining(run, { stage: "training", progress: marks.encoding }))) return false;
  const encoder = getEncoder();
  const frustration = loadFrustration().training;
  const trial = await trainTriage(texts.seen, { encoder, cacheFolder, frustration, onEncoded: sayEncoded(run) });
  if (!(await beatTraining(run, { stage: "comparing", progress: marks.trained }))) return false;
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
  if (verdict !== "better") return endTraining(db, run, "kept", { baseModel, report });
  const refs = texts.unseen.map(({ ref }) => ref);
  return publish(run, trial, withRefs(diagnose(outcomes), refs), texts.mark, { baseModel, report });
}

/** Puts a model in force and ends its training, both or, where the training is lost, neither. */
async function publish(
  run: TrainingRun,
  { model, report }: TrainedModel,
  diagnosis: StoredDiagnosis,
  mark: number,
  what: { baseModel: string; report: TrainingReport },
): Promise<boolean> {
  const { trainingHash } = report;
  const name = `trained-${trainingHash.slice(0, 8)}`;
  const scores = { ...report, diagnosis } as unknown as Prisma.InputJsonValue;
  const artifact = new Uint8Array(serializeModel(model));
  return inTransaction(async (tx) => {
    // Never a row that processes have read already, such as a damaged one that this is to replace.
    const same = await tx.modelVersion.count({ where: { id: { startsWith: name } } });
    const id = same === 0 ? name : `${name}-${same + 1}`;
    if (!(await endTraining(tx, run, "published", { ...what, model: id }))) return false;
    await tx.modelVersion.updateMany({ where: { kind: "triage" }, data: { isActive: false } });
    const row = { kind: "triage", artifact, trainingHash, scores, isActive: true, trainedWith: mark };
    await tx.modelVersion.create({ data: { id, ...row } });
    return true;
  });
}
