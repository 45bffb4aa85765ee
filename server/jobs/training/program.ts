import { train } from "../../commands/trainModel";
import { closeDatabase } from "../../db/client";

const id = process.argv[2];
if (!id) throw new Error("Which training? Give its id.");
await train(id);
await closeDatabase();
process.exit(0);
