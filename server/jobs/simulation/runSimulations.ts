import { giveUpSimulation, releaseSimulation, retrySimulation } from "../../commands/simulation/afterBreak";
import { beatSimulation, claimSimulation } from "../../db/simulations/runs";
import { mostAttempts } from "../../domain/csv/fileImport";
import { log } from "../../log";
import { runProgram } from "../program";

/** Nothing that serves people waits for a simulation. */
const niceness = 10;
const flags = ["--max-old-space-size=512"];

/** Carries out one simulation, if one is to begin. */
export async function runSimulations(): Promise<void> {
  const run = await claimSimulation();
  if (!run) return;
  if (run.attempts > mostAttempts) return giveUpSimulation(run);
  const args = [run.id, run.startedAt.toISOString(), String(run.attempts)];
  const end = await runProgram({
    file: "simulation/program.ts",
    args,
    flags,
    niceness,
    beat: () => beatSimulation(run),
  });
  if (end.how === "done") return;
  if (end.how === "stopped") return releaseSimulation(run);
  // Also one that was cancelled while it computed and was ended for it: then nothing is put back.
  log.error({ simulation: run.id, code: end.code, said: end.said }, "a simulation broke off");
  await retrySimulation(run);
}
