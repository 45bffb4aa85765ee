import { carryOutImport } from "../../commands/imports/carryOutImport";
import { closeDatabase } from "../../db/client";
import { log } from "../../log";

const [id, startedAt] = process.argv.slice(2);
if (!id || !startedAt) throw new Error("Which import? Give its id and when it was started.");
if (!(await carryOutImport({ id, startedAt: new Date(startedAt) })))
  log.warn({ import: id }, "an import was taken up by another process; this one leaves it");
await closeDatabase();
process.exit(0);
