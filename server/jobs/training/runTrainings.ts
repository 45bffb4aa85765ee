import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { db } from "../../db/client";
import { beatTraining, claimTraining, endTraining, type TrainingRun } from "../../db/trainings";
import { log } from "../../log";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = path.join(root, "server/jobs/training/program.ts");
const beatEveryMs = 10_000;
let child: ReturnType<typeof spawn> | null = null;
let isStopping = false;

/** Training is a process of its own, of low priority: nothing that serves people waits for it. */
function start(run: TrainingRun): Promise<void> {
  return new Promise((resolve) => {
    const args = ["--import", "tsx", "--conditions=react-server", program, run.id, run.startedAt.toISOString()];
    let said = "";
    child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "pipe"] });
    child.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    if (child.pid) setPriority(child.pid, 10);
    // From here, because training itself has no moment for it; nor does it go on once the training is another process's.
    const beat = setInterval(async () => {
      const isOwn = await beatTraining(run).catch(() => true);
      if (!isOwn) child?.kill("SIGKILL");
    }, beatEveryMs);
    child.once("error", (error) => {
      said = error.message;
    });
    child.once("close", (code) => {
      clearInterval(beat);
      child = null;
      // A worker that ends leaves its training to the next one.
      if (code === 0 || isStopping) return resolve();
      log.error({ training: run.id, code, said }, "a training ended without a model");
      const error = said.trim().split("\n").at(-1) ?? "";
      const why = error || `The process ended with ${code}.`;
      void endTraining(db, run, "failed", { error: why }).finally(resolve);
    });
  });
}

/** Carries out the training that waits longest that wait, one after the other. */
export async function runTrainings(): Promise<void> {
  const run = await claimTraining();
  if (run) await start(run);
}

/** Ends a training under way; it is taken up again by whoever looks next. */
export function stopTraining(): void {
  isStopping = true;
  child?.kill("SIGTERM");
}
