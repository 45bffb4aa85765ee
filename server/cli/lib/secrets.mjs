import { randomBytes } from "node:crypto";
import path from "node:path";
import { readJson, writePrivateJson } from "./dataFolder.mjs";

const MAKERS = {
  AUTH_SECRET: () => randomBytes(33).toString("base64url"),
  BATON_LINK_SECRET: () => randomBytes(33).toString("base64url"),
  // Next asks for base64 of 32 bytes. It must stay the same: a page loaded before a new build sends what the old
  // one encrypted.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
};

/** The secrets of this installation: from the environment where set, else made once and kept in the data folder. */
export function installationSecrets(dataDir, environment = process.env) {
  const file = path.join(dataDir, "secrets.json");
  const kept = readJson(file) ?? {};
  const missing = Object.keys(MAKERS).filter((name) => !kept[name]);
  for (const name of missing) kept[name] = MAKERS[name]();
  if (missing.length) writePrivateJson(file, kept);
  return Object.fromEntries(Object.keys(MAKERS).map((name) => [name, environment[name] || kept[name]]));
}
