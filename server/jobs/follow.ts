import { whoIsDue } from "../db/outbox";
import { isTrainingWanted } from "../db/trainings";

/** A job to be done, named so that it stands in the queue once. */
export interface WantedJob {
  task: "deliver" | "train";
  payload: { to?: string };
  key: string;
}

/** What the desk's own tables want done: letters that are due, trainings that wait. They are the truth, the queue is only
 *  who does it: what a dead worker took along is simply found again. `isUnderWay` says what this process is at already. */
export async function wantedJobs(isUnderWay: (key: string) => boolean): Promise<WantedJob[]> {
  const [due, isTraining] = await Promise.all([whoIsDue(), isTrainingWanted()]);
  const all: WantedJob[] = due.map((to) => ({ task: "deliver", payload: { to }, key: `deliver:${to}` }));
  if (isTraining) all.push({ task: "train", payload: {}, key: "train" });
  return all.filter((job) => !isUnderWay(job.key));
}
