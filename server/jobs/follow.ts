import { isEstimateWanted } from "../db/estimates";
import { whoIsDue } from "../db/outbox";
import { isTrainingWanted } from "../db/trainings";

/** A job to be done, named so that it stands in the queue once. */
export interface WantedJob {
  task: "deliver" | "train" | "estimate";
  payload: { to?: string };
  key: string;
}

/** What the desk's own tables want done: letters that are due, trainings that wait, touches to learn from. They are the truth, the queue is only
 *  who does it: what a dead worker took along is simply found again. `isUnderWay` says what this process is at already. */
export async function wantedJobs(isUnderWay: (key: string) => boolean): Promise<WantedJob[]> {
  const [due, isTraining, isEstimate] = await Promise.all([whoIsDue(), isTrainingWanted(), isEstimateWanted()]);
  const all: WantedJob[] = due.map((to) => ({ task: "deliver", payload: { to }, key: `deliver:${to}` }));
  if (isTraining) all.push({ task: "train", payload: {}, key: "train" });
  if (isEstimate) all.push({ task: "estimate", payload: {}, key: "estimate" });
  return all.filter((job) => !isUnderWay(job.key));
}
