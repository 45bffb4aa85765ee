import { train } from "../../commands/trainModel";
import { closeDatabase } from "../../db/client";

const [id, startedAt] = process.argv.slice(2);
if (!id || !startedAt) throw new Error("Which training? Give its id and when it was started.");
await train({ id, startedAt: new Date(startedAt) });
await closeDatabase();
process.exit(0);
