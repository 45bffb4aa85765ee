import { closeDatabase } from "../../db/client";
import { parseDemoOptions } from "../demo/options";
import { runDemo } from "../demo/run";

// Everybody works here, sixty times as fast as life: so many messages need many hands.
const { BENCH_RATE: rate, BENCH_MINUTES: minutes } = process.env;
const options = parseDemoOptions({ rate, minutes, speed: 60, without: "lena" });
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const report = await runDemo(options, new AbortController().signal, { sent: tell });
tell({ report });
await closeDatabase();
process.stdout.write("", () => process.exit());
