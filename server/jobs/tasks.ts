import type { TaskList } from "graphile-worker";
import { deliverDue } from "../commands/deliveries/deliverDue";
import { refreshEstimates } from "../commands/estimates/refreshEstimates";
import { tidyHistory } from "../commands/history/tidyHistory";
import { lookForPatterns } from "../commands/patterns/lookForPatterns";
import { requestTrainingIfDue } from "../commands/requestTraining";
import { discardUploads } from "../commands/storeUpload";
import { db } from "../db/client";
import { forgetImports } from "../db/imports";
import { forgetSimulations } from "../db/simulations/runs";
import type { ImportKind } from "../domain/csv/fileImport";
import { runHistory } from "./history/runHistory";
import { runImports } from "./imports/runImports";
import { runSimulations } from "./simulation/runSimulations";
import { runTrainings } from "./training/runTrainings";

/** Keys of jobs that this process is at. */
const underWay = new Set<string>();
export const isUnderWay = (key: string): boolean => underWay.has(key);

async function once(key: string, work: () => Promise<unknown>): Promise<void> {
  if (underWay.has(key)) return; // a second one for the same receiver would only take a place from another
  underWay.add(key);
  try {
    await work();
  } finally {
    underWay.delete(key);
  }
}

/** Everything the queue does. `signal` ends deliveries early. */
export const tasksUntil = (signal: AbortSignal): TaskList => ({
  deliver: (payload) => {
    const { to } = payload as { to: string };
    return once(`deliver:${to}`, () => deliverDue(to, signal));
  },
  train: () => once("train", runTrainings),
  import: (payload) => {
    const { kind } = payload as { kind: ImportKind };
    return once(`import:${kind}`, () => runImports(kind));
  },
  history: () => once("history", runHistory),
  estimate: () => once("estimate", refreshEstimates),
  patterns: () => once("patterns", lookForPatterns),
  simulate: () => once("simulate", runSimulations),
  training_due: requestTrainingIfDue,
  uploads: async () => {
    await discardUploads();
    await forgetImports();
    await tidyHistory();
    await forgetSimulations();
  },
  partitions: async () => {
    await db.$executeRaw`SELECT ensure_event_partitions(baton_now()::date, 4)`;
  },
  /** What a killed worker left behind in the queue's own tables. */
  tidy: async (_payload, { withPgClient }) => {
    await withPgClient((client) =>
      client.query(
        `SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs
         WHERE attempts >= max_attempts AND updated_at < now() - interval '1 day'))`,
      ),
    );
  },
});

/** Housekeeping, also done when a worker starts. */
export const housekeeping = ["training_due", "uploads", "partitions"] as const;
export const crontab = `
*/10 * * * * training_due ?max=1
17 * * * * uploads ?max=3
23 */6 * * * partitions ?max=3
41 4 * * * tidy ?max=1
`;
