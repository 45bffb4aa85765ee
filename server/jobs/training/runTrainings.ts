import { db } from "../../db/client";
import { beatTraining, claimTraining, endTraining, type TrainingRun } from "../../db/trainings";
import { log } from "../../log";
import { runProgram } from "../program";

/** Of low priority: nothing that serves people waits for a training. */
const niceness = 10;

async function start(run: TrainingRun): Promise<void> {
  const args = [run.id, run.startedAt.toISOString()];
  const end = await runProgram({ file: "training/program.ts", args, niceness, beat: () => beatTraining(run) });
  // A worker that ends leaves its training to the next one.
  if (end.how !== "brokeOff") return;
  const { code, said } = end;
  log.error({ training: run.id, code, said }, "a training ended without a model");
  const error = said.trim().split("\n").at(-1) ?? "";
  await endTraining(db, run, "failed", { error: error || `The process ended with ${code}.` });
}

/** Carries out the training that waits longest that wait, one after the other. */
export async function runTrainings(): Promise<void> {
  const run = await claimTraining();
  if (run) await start(run);
}
