import { importLog } from "../../commands/history/importLog";
import { closeDatabase } from "../../db/client";
import { BatonError } from "../../errors";
import { log } from "../../log";

const [id, no, startedAt, attempts] = process.argv.slice(2);
if (!id || !no || !startedAt) throw new Error("Which import? Give its id, its number and when it was started.");
try {
  const run = { id, no: Number(no), startedAt: new Date(startedAt), attempts: Number(attempts) };
  if (!(await importLog(run)))
    log.warn({ import: id }, "an import was taken up by another process; this one leaves it");
} catch (error) {
  // What is wrong with the file stands in the import, for whoever asked.
  if (!(error instanceof BatonError)) throw error;
}
await closeDatabase();
process.exit(0);
