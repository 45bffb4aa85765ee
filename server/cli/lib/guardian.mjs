// The guardian outlives a launcher that was killed (kill -9) and takes down what it started. The launcher tells it
// over stdin, one JSON line each: {"group": pid}, {"gone": pid}, {"database": folder, "identity": …}, {"remove": folder}, and at a
// proper end {"done": true}. The end of stdin without that means that the launcher is gone.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { releaseDatabase } from "./database.mjs";
import { endGroup, processIdentity } from "./processes.mjs";

/** Starts the guardian; `tell` passes it one line. */
export function startGuardian() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
  });
  child.stdin.on("error", () => {}); // it may have been killed; that ends nothing
  child.unref();
  const tell = (line) => child.stdin.write(`${JSON.stringify(line)}\n`);
  return {
    group: (pid) => tell({ group: pid }),
    gone: (pid) => tell({ gone: pid }),
    database: (folder) => tell({ database: folder, identity: processIdentity() }),
    remove: (folder) => tell({ remove: folder }),
    done: () => {
      tell({ done: true });
      child.stdin.end();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const told = [];
  for await (const line of createInterface({ input: process.stdin })) told.push(JSON.parse(line));
  if (!told.some(({ done }) => done)) {
    const groups = new Set();
    for (const { group, gone } of told) {
      if (group) groups.add(group);
      if (gone) groups.delete(gone);
    }
    await Promise.all([...groups].map((group) => endGroup(group)));
    for (const { database, identity } of told) if (database) await releaseDatabase(database, identity).catch(() => {});
    for (const { remove } of told) if (remove) rmSync(remove, { recursive: true, force: true });
  }
}
