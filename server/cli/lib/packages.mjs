// Installing the packages, without any of them.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { diskFull, ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { withLock } from "./fileLock.mjs";
import { step } from "./progress.mjs";
import { ownGroup } from "./shutdown.mjs";
import { hashFiles, readStamp, whyStale, writeStamp } from "./stamps.mjs";

const STAMP = path.join(ROOT, "node_modules/.baton-stamp.json");

/** Runs `npm ci` when packages are missing or package-lock.json has changed since. */
export async function installPackages() {
  if (!whyStale(readStamp(STAMP), lockHash())) return;
  mkdirSync(path.join(ROOT, ".baton"), { recursive: true, mode: 0o711 });
  const busy = () =>
    new Failure("Another process has been installing packages here for 15 minutes; end it and try again.");
  await withLock(path.join(ROOT, ".baton/install.lock"), 15 * 60_000, busy, async () => {
    if (!whyStale(readStamp(STAMP), lockHash())) return;
    // A developer's own `npm install` leaves no stamp, but the right packages.
    if (!matchesLock()) await step("Installing packages", npmCi);
    writeStamp(STAMP, lockHash());
  });
}

const lockHash = () => hashFiles(ROOT, ["package-lock.json"]);

function matchesLock() {
  if (!existsSync(path.join(ROOT, "node_modules/.bin"))) return false;
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(packages).every(([folder, { version, optional, link }]) => {
    if (!folder || optional || link) return true;
    return readStamp(path.join(ROOT, folder, "package.json"))?.version === version;
  });
}

function npmCi() {
  // --include=dev: with NODE_ENV=production npm would leave out what the build and the tests need.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  // Not on the packaged Node, which npm is about to remove.
  const modules = path.join(ROOT, "node_modules");
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => !folder.startsWith(modules));
  const env = {
    ...process.env,
    PATH: folders.join(path.delimiter),
    // @prisma/engines would try to download an engine that we never use.
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, "prisma/tools/schema-engine.mjs"),
    PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING: "1",
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  };
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const release = child.pid ? ownGroup(child.pid) : () => {};
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output = (output + chunk).slice(-20_000)));
    child.once("error", () => reject(new Failure("There is no npm here; install Node.js with npm.")));
    child.once("exit", release);
    child.once("close", (code) => (code === 0 ? resolve() : reject(installFailure(output))));
  });
}

function installFailure(output) {
  if (/ENOSPC/.test(output)) return diskFull(ROOT);
  const lines = output.split("\n").map((line) => line.replace(/^npm (ERR!|error) ?/i, "").trim());
  const reason = lines.find((line) => line && !/^(code|errno|syscall) /.test(line)) ?? "npm gave no reason";
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
    return new Failure(`The packages could not be downloaded (${reason}); check the network and start again.`);
  return new Failure(`The packages could not be installed: ${reason}`);
}
