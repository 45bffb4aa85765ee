import { carryOutSimulation } from "../../commands/simulation/run";
import { closeDatabase } from "../../db/client";
import { log } from "../../log";

const [id, startedAt, attempts] = process.argv.slice(2);
if (!id || !startedAt) throw new Error("Which simulation? Give its id and when it was started.");
const run = { id, startedAt: new Date(startedAt), attempts: Number(attempts) };
if (!(await carryOutSimulation(run))) log.info({ simulation: id }, "a simulation ended without a result");
await closeDatabase();
process.exit(0);
