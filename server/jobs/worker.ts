import { hostname } from "node:os";
import { actionsDone } from "../commands/assistant/performAction";
import { runAssistant } from "../commands/assistant/runAssistant";
import { auditClocks } from "../commands/auditClocks";
import { planWaiting } from "../commands/planWaiting";
import { requestTrainingIfDue } from "../commands/requestTraining";
import { ringAlarms } from "../commands/ringAlarms";
import { routeUnowned } from "../commands/routeUnowned";
import { refreshTexts } from "../commands/similar/refreshTexts";
import { similarIndex } from "../commands/similar/similarIndex";
import { discardUploads } from "../commands/storeUpload";
import { msToNextAlarm, onAlarmSet } from "../db/alarms";
import { closeDatabase, db } from "../db/client";
import { beat } from "../db/health";
import { log } from "../log";
import { type Loop, startLoop } from "./loop";
import { runTrainings, stopTraining } from "./training/loop";

process.title = "baton-worker";
const name = `worker:${hostname()}:${process.pid}`;

let isStopping = false;

/** A look every quarter of a second at the latest: sooner where an alarm comes sooner, and at once on a nudge. */
const alarms = startLoop("alarms", 250, async () => {
  while ((await ringAlarms()) > 0 && !isStopping);
  return msToNextAlarm(250);
});
const stopNudges = onAlarmSet(() => alarms.nudge());

/** The worker does what no person triggered: alarms, offers that run out, work that found no planner. Any number of
 *  workers may run; each loop claims its rows. */
const loops: Loop[] = [
  alarms,
  startLoop("audit", 60_000, async () => {
    await auditClocks();
  }),
  startLoop("assistant", 500, runAssistant),
  startLoop("sweep", 1_000, planWaiting),
  startLoop("unowned", 2_000, async () => {
    await routeUnowned();
  }),
  startLoop("similar", 500, async () => {
    while ((await refreshTexts()) > 0 && !isStopping);
  }),
  startLoop("heartbeat", 5_000, () => beat(name)),
  startLoop("trainings", 2_000, runTrainings),
  startLoop("training due", 600_000, requestTrainingIfDue),
  startLoop("uploads", 3_600_000, async () => {
    await discardUploads();
  }),
  startLoop("partitions", 6 * 3_600_000, async () => {
    await db.$executeRaw`SELECT ensure_event_partitions(baton_now()::date, 4)`;
  }),
];
// The worker decides too, about what found no owner.
similarIndex().start();

async function stop(): Promise<void> {
  stopTraining();
  stopNudges();
  isStopping = true;
  await Promise.all(loops.map((loop) => loop.stop()));
  await similarIndex().stop();
  await actionsDone();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
// The launcher talks over IPC; when it dies without a word, its worker must not live on.
process.once("disconnect", () => void stop());
log.info({ name }, "worker started");
