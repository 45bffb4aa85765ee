import { isEstimateWanted } from "../db/estimates";
import { isHistoryWanted } from "../db/history/imports";
import { wantedImports } from "../db/imports";
import { whoIsDue } from "../db/outbox";
import { isLookWanted } from "../db/patterns/cards";
import { isSimulationWanted } from "../db/simulations/runs";
import { isTrainingWanted } from "../db/trainings";
import type { ImportKind } from "../domain/csv/fileImport";

/** A job to be done, named so that it stands in the queue once. */
export interface WantedJob {
  task: "deliver" | "train" | "import" | "history" | "estimate" | "patterns" | "simulate";
  payload: { to?: string; kind?: ImportKind };
  key: string;
}

/** What the desk's own tables want done: letters that are due, trainings and imports that wait, touches to learn from, patterns to look for. They are the
 *  truth, the queue is only who does it: what a dead worker took along is simply found again. `isUnderWay` says what this process is at already. */
export async function wantedJobs(isUnderWay: (key: string) => boolean): Promise<WantedJob[]> {
  const [due, isTraining, imports, isHistory, isEstimate, isLook, isSimulation] = await Promise.all([
    whoIsDue(),
    isTrainingWanted(),
    wantedImports(),
    isHistoryWanted(),
    isEstimateWanted(),
    isLookWanted(),
    isSimulationWanted(),
  ]);
  const all: WantedJob[] = due.map((to) => ({ task: "deliver", payload: { to }, key: `deliver:${to}` }));
  if (isTraining) all.push({ task: "train", payload: {}, key: "train" });
  for (const kind of imports) all.push({ task: "import", payload: { kind }, key: `import:${kind}` });
  if (isHistory) all.push({ task: "history", payload: {}, key: "history" });
  if (isEstimate) all.push({ task: "estimate", payload: {}, key: "estimate" });
  if (isLook) all.push({ task: "patterns", payload: {}, key: "patterns" });
  if (isSimulation) all.push({ task: "simulate", payload: {}, key: "simulate" });
  return all.filter((job) => !isUnderWay(job.key));
}
