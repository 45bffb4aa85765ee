// One way out for every command: what was started is registered here and undone in reverse order, once, whether the
// work ends, fails or is interrupted.
import { rmSync } from "node:fs";
import { releaseDatabase } from "./database.mjs";
import { startGuardian } from "./guardian.mjs";
import { endGroup } from "./processes.mjs";

/** @type {(() => unknown)[]} */
const undo = [];
let ending;
let guardian;

const theGuardian = () => {
  guardian ??= startGuardian();
  return guardian;
};

/** Ends this process group at the end, also after a kill -9 of ours; call the result once the group is gone. */
export function ownGroup(pid) {
  theGuardian().group(pid);
  const work = () => endGroup(pid);
  undo.push(work);
  return () => {
    guardian.gone(pid);
    undo.splice(undo.indexOf(work), 1);
  };
}

/** Gives up the embedded database at the end. */
export function ownDatabase(dataDir) {
  theGuardian().database(dataDir);
  undo.push(() => releaseDatabase(dataDir));
}

export function ownFolder(folder) {
  theGuardian().remove(folder);
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
}

export const atEnd = (work) => undo.push(work);

/** Whether the end has begun: a child that now exits does so because it was asked to. */
export const isEnding = () => ending !== undefined;

export function end() {
  ending ??= (async () => {
    for (const work of [...undo].reverse()) await Promise.resolve(work()).catch?.(() => {});
    guardian?.done();
  })();
  return ending;
}

/**
 * Ends everything on Ctrl-C, on a signal, and when the process above us dies; exits with `exitCode`.
 * A second Ctrl-C does not wait any longer.
 */
export function endOnSignals({ exitCode, onSignal = () => {} }) {
  let first = 0;
  const stop = async () => {
    if (first && Date.now() - first > 1000) process.exit(130); // within a second it is the same Ctrl-C, passed on twice
    if (first) return;
    first = Date.now();
    onSignal();
    await end();
    process.exit(exitCode);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  if (process.env.BATON_PARENT === "ipc") {
    process.once("disconnect", stop);
    process.channel?.unref();
  } else if (process.env.npm_lifecycle_event) {
    // npm was killed. Only then: with `node launch.mjs start &` a closed terminal must not end Baton.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && stop(), 2000).unref();
  }
}
