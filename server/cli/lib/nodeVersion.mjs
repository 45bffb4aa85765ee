// Baton needs Node 22.18 or newer; where the system's is older (from 20 on), the packaged one takes over.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { atEnd } from "./shutdown.mjs";

const PACKAGED = path.join(ROOT, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

export function isNewEnough(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

let handedOver = false;
/** Whether another process does the work, and the talking. */
export const isHandedOver = () => handedOver;

/** Runs this very command on the packaged Node to its end; answers its exit code. */
export function continueOnPackagedNode() {
  if (!existsSync(PACKAGED))
    throw new Failure(
      `Baton needs Node 22.18 or newer, and this is ${process.versions.node}; install a newer Node.js from https://nodejs.org.`,
    );
  // The channel closes when we are killed, and the child then stops (shutdown.mjs).
  const child = spawn(PACKAGED, process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, BATON_PARENT: "ipc" },
  });
  handedOver = true;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  atEnd(() => {
    child.kill("SIGTERM");
    return exited;
  });
  return new Promise((resolve, reject) => {
    child.once("error", () =>
      reject(new Failure(`The packaged Node (${PACKAGED}) does not run here; install Node.js 22.18 or newer.`)),
    );
    child.once("exit", (code, signal) => resolve(signal ? 1 : code));
  });
}
