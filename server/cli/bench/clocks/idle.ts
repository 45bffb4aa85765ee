import { setTimeout as rest } from "node:timers/promises";
import { ringAlarms } from "../../../commands/ringAlarms";
import { msToNextAlarm } from "../../../db/alarms";
import { closeDatabase } from "../../../db/client";
import { startLoop } from "../../../jobs/loop";

/** The loop of alarms alone, as the worker runs it, for so many seconds; prints the CPU seconds that it used. */
const seconds = Number(process.env.BENCH_SECONDS);
const loop = startLoop("alarms", 250, async () => {
  while ((await ringAlarms()) > 0);
  return msToNextAlarm(250);
});
await rest(3_000); // what starting costs is no idling
const before = process.cpuUsage();
console.log("begin");
await rest(seconds * 1000);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1e6);
await loop.stop();
await closeDatabase();
