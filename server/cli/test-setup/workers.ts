import { type ChildProcess, spawn } from "node:child_process";

const workers: ChildProcess[] = [];

/** With a process group of its own, so that it is killed with what it has begun. What it logs, where it may, is its `stderr`. */
export function startWorker(logLevel: "silent" | "warn" = "silent"): ChildProcess {
  const args = ["--import", "tsx", "--conditions=react-server", "server/jobs/worker.ts"];
  const env = { ...process.env, BATON_ENCODER: "off", BATON_LOG_LEVEL: logLevel };
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", logLevel === "silent" ? "ignore" : "pipe"],
    env,
    detached: true,
  });
  workers.push(child);
  return child;
}

/** At once, with whatever it was doing. */
export function killWorker(worker: ChildProcess): void {
  try {
    process.kill(-worker.pid!, "SIGKILL");
  } catch {
    // It has ended.
  }
}

export function killWorkers(): void {
  for (const worker of workers) killWorker(worker);
}
