import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { claimTraining, endTraining } from "../../db/trainings";
import { log } from "../../log";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = path.join(root, "server/jobs/training/program.ts");
let child: ReturnType<typeof spawn> | null = null;
let isStopping = false;

/** Training is a process of its own, of low priority: nothing that serves people waits for it. */
function start(id: string): Promise<void> {
  return new Promise((resolve) => {
    const args = ["--import", "tsx", "--conditions=react-server", program, id];
    let said = "";
    child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "pipe"] });
    child.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    if (child.pid) setPriority(child.pid, 10);
    child.once("error", (error) => {
      said = error.message;
    });
    child.once("close", (code) => {
      child = null;
      // A worker that ends leaves its training to the next one.
      if (code === 0 || isStopping) return resolve();
      log.error({ training: id, code, said }, "a training ended without a model");
      const error = said.trim().split("\n").at(-1) ?? "";
      void endTraining(id, "failed", { error: error || `The process ended with ${code}.` }).finally(resolve);
    });
  });
}

/** Carries out the training that waits longest that wait, one after the other. */
export async function runTrainings(): Promise<void> {
  const id = await claimTraining();
  if (id !== null) await start(id);
}

/** Ends a training under way; it is taken up again by whoever looks next. */
export function stopTraining(): void {
  isStopping = true;
  child?.kill("SIGTERM");
}
