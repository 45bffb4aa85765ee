import { db } from "../../db/client";
import { endSimulation, putSimulationBack, type SimulationRun } from "../../db/simulations/runs";
import { clearListed } from "../../db/simulations/tickets";
import { syncTime } from "../../db/time";
import { beginsAgainAt } from "../../domain/csv/fileImport";

/** A simulation broke off for a reason that may have passed the next time: it begins again later, or is given up. */
export async function retrySimulation(run: SimulationRun): Promise<void> {
  const dueAt = beginsAgainAt(run.attempts, await syncTime(), Math.random());
  if (dueAt === null) await giveUpSimulation(run);
  else await putSimulationBack(run, dueAt, true);
}

export async function giveUpSimulation(run: SimulationRun): Promise<void> {
  const error = "The simulation broke off again and again. Why stands in the log of the worker.";
  await clearListed(run.id);
  await endSimulation(db, run, { state: "failed", error, field: null });
}

/** The worker ends in the middle of it: the next one begins anew, and this was no attempt. */
export async function releaseSimulation(run: SimulationRun): Promise<void> {
  await putSimulationBack(run, await syncTime(), false);
}
