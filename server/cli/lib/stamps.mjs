// Stamps remember what something was made from, so that it is made again only when that has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

// Tests, and server/cli, which nothing that is built may import.
const IGNORED = /(^|\/)(node_modules|\.next|\.baton|generated)(\/|$)|\.(test|dbtest|spec)\.tsx?$|^server\/cli\//;

/** Content hashes of all files below `entries` (files or folders, relative to `root`; missing ones are skipped). */
export function hashFiles(root, entries) {
  const hashes = {};
  const visit = (relative) => {
    const absolute = path.join(root, relative);
    if (IGNORED.test(relative) || !existsSync(absolute)) return;
    try {
      hashes[relative] = createHash("sha256").update(readFileSync(absolute)).digest("hex").slice(0, 16);
    } catch (error) {
      if (error.code !== "EISDIR") throw error;
      for (const name of readdirSync(absolute).sort()) visit(`${relative}/${name}`);
    }
  };
  for (const entry of entries) visit(entry);
  return hashes;
}

/** Why something stamped has to be made again, in a few words; undefined when nothing changed. */
export function whyStale(stamp, hashes) {
  if (!stamp) return "first time";
  const changed = [...new Set([...Object.keys(stamp), ...Object.keys(hashes)])].filter(
    (name) => stamp[name] !== hashes[name],
  );
  if (changed.length === 0) return undefined;
  const first = changed.sort()[0];
  const verb = hashes[first] === undefined ? "is gone" : stamp[first] === undefined ? "is new" : "changed";
  return `${first} ${verb}${changed.length > 1 ? ` and ${changed.length - 1} more` : ""}`;
}

export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // none, or cut short: make the thing again
  }
}

export function writeStamp(file, hashes) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(hashes));
}
