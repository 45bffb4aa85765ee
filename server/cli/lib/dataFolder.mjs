import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.mjs";

/** The checkout's root. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where this installation keeps its database, secrets and the demo's sign-in. */
export const dataFolder = () => path.resolve(process.env.BATON_DATA || path.join(ROOT, ".baton"));

/** Makes the folder; others may pass through it (PostgreSQL's user has to), but not list it. */
export function makeDataFolder(folder) {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o711);
    }
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error.code === "ENOSPC") throw diskFull(folder);
    throw new Failure(
      `Baton cannot write its data folder ${folder} (${error.code}); set BATON_DATA to a folder that it may write.`,
    );
  }
}

export const diskFull = (folder) =>
  new Failure(
    `There is no space left on the disk of ${folder}; free some, or set BATON_DATA to a folder on another disk.`,
  );

/** Reads a JSON file of the data folder, or undefined where it is not there. */
export function readJson(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new Failure(`Baton cannot read ${file} (${error.code}).`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${file} is damaged (not JSON); restore it from a backup.`);
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivateJson(file, value) {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}
