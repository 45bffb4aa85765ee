import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id runs (another user's counts, one that only waits to be reaped does not). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return statFields(pid)?.[0] !== "Z";
}

/** `pid:startTime`: ids are reused, soon so in containers, but not together with the time of the start. */
export function processIdentity(pid = process.pid) {
  return `${pid}:${startTime(pid)}`;
}

/** Whether the very process that `identity` was made for still runs. */
export function isSameProcessAlive(identity) {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && isAlive(pid) && processIdentity(pid) === identity.trim();
}

function startTime(pid) {
  if (process.platform === "linux") return statFields(pid)?.[19] ?? "gone";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Linux's /proc/PID/stat from the state on; the command before it stands in brackets and may hold spaces. */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** Ends a process group: asks, waits up to `graceMs`, then kills. Does nothing when it is gone already. */
export async function endGroup(pid, graceMs = 5000) {
  const signal = (name) => {
    try {
      process.kill(-pid, name);
      return true;
    } catch {
      return false;
    }
  };
  signal("SIGTERM");
  for (const end = Date.now() + graceMs; Date.now() < end; await sleep(50)) if (!signal(0)) return;
  signal("SIGKILL");
}
