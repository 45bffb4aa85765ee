import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isSameProcessAlive, processIdentity } from "./processes.mjs";

/** Takes the lock file for this process; answers false when another living process holds it. */
export function tryLock(file) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, processIdentity(), { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isSameProcessAlive(read(file))) return false;
      rmSync(file, { force: true }); // its holder was killed
    }
  }
  return false;
}

export function unlock(file) {
  if (read(file) === processIdentity()) rmSync(file, { force: true });
}

/** Runs `work` under the lock, waiting for it up to `waitMs`. */
export async function withLock(file, waitMs, onTimeout, work) {
  for (const end = Date.now() + waitMs; !tryLock(file); await sleep(100)) if (Date.now() > end) throw onTimeout();
  try {
    return await work();
  } finally {
    unlock(file);
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
