// Processes that hold something for tests until their stdin closes (server/cli/test-setup/helper.ts).
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureDatabase } from "./database.mjs";
import { ownDatabase, ownFolder } from "./shutdown.mjs";

/** A folder that is removed at the end and that PostgreSQL's user may pass through. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-test-"));
  chmodSync(folder, 0o711);
  ownFolder(folder);
  return folder;
}

export async function temporaryDatabase(folder = temporaryFolder()) {
  ownDatabase(folder);
  return { folder, ...(await ensureDatabase({ dataDir: folder, fast: true })) };
}

export async function testDatabase() {
  const { adminUrl } = await temporaryDatabase();
  console.log(JSON.stringify({ adminUrl }));
  await untilStdinCloses();
}

export const untilStdinCloses = () =>
  new Promise((resolve) => process.stdin.on("close", resolve).on("end", resolve).resume());
