import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { endGroup } from "./processes.mjs";
import { isEnding, ownGroup } from "./shutdown.mjs";

const bin = (file) => path.join(ROOT, "node_modules", file);

/** Arguments for Node that run a tool of node_modules; no shell and no npx in between, so that signals arrive. */
export const prisma = (...args) => [bin("prisma/build/index.js"), ...args];
export const next = (...args) => [bin("next/dist/bin/next"), ...args];
/** `react-server`: under it `server-only` is empty instead of an error. */
export const script = (file, ...args) => [
  "--import",
  "tsx",
  "--conditions=react-server",
  path.join(ROOT, file),
  ...args,
];

/** The same, started again whenever a file that it imports changes. */
export const watchedScript = (file) => [
  bin("tsx/dist/cli.mjs"),
  "watch",
  "--clear-screen=false",
  "--conditions=react-server",
  path.join(ROOT, file),
];

/**
 * Runs Node with `args` to its end and answers {code, output, timedOut}. It gets a process group of its own, which is
 * ended after `timeoutMs` or with us. `onLine` sees each line as it comes.
 */
export async function run(args, { env = {}, onLine, timeoutMs = 30 * 60_000, command = process.execPath } = {}) {
  const child = startChild(args, { env, command, onLine: (line) => remember(line) });
  let output = "";
  let timedOut = false;
  const remember = (line) => {
    output = `${output}${line}\n`.slice(-60_000);
    onLine?.(line);
  };
  const timer = setTimeout(() => {
    timedOut = true;
    void endGroup(child.pid, 3000);
  }, timeoutMs);
  const code = await child.exited;
  clearTimeout(timer);
  return { code, output, timedOut };
}

/** Like `run`, for a step that has to succeed: else its last words follow the sentence. */
export async function mustRun(sentence, args, options) {
  const { code, output } = await run(args, options);
  if (code !== 0) throw new Failure(`${sentence}\n${output.trim().split("\n").slice(-25).join("\n")}`);
  return output;
}

/** Starts a child in a process group of its own, which ends with us; `exited` gives its code (1 for a signal). */
export function startChild(args, { env = {}, onLine, command = process.execPath }) {
  if (isEnding()) throw new Failure("Interrupted.");
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const release = child.pid ? ownGroup(child.pid) : () => {};
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => onLine?.(line));
  const closed = new Promise((resolve) => child.once("close", resolve));
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", async (code, signal) => {
      await endGroup(child.pid, 2000); // what it left behind would keep the pipes open
      release();
      await closed; // its last lines
      resolve(signal ? 1 : code);
    });
  });
  return { pid: child.pid, exited, end: (graceMs) => endGroup(child.pid, graceMs) };
}
