import { hostname } from "node:os";
import { refreshAnalytics, tendAnalytics } from "../commands/analytics/refreshAnalytics";
import { actionsDone } from "../commands/assistant/performAction";
import { runAssistant } from "../commands/assistant/runAssistant";
import { auditClocks } from "../commands/auditClocks";
import { sayMailState } from "../commands/deliveries/deliverLetter";
import { gatherLate, releaseLeftBehind } from "../commands/incident/incidents";
import { endDueOverrides, followOverrides } from "../commands/overrides/overrides";
import { endDueLoans } from "../commands/people/withdrawMisplaced";
import { planWaiting } from "../commands/planWaiting";
import { followPublished } from "../commands/policy/followVersion";
import { publishPlanned } from "../commands/policy/planPublication";
import { followShadows } from "../commands/policy/shadow";
import { watchPeople, watchTime } from "../commands/presence/watchPeople";
import { rehomeTickets } from "../commands/rehomeTickets";
import { rescueLeft } from "../commands/rescueWork";
import { ringAlarms } from "../commands/ringAlarms";
import { routeUnowned } from "../commands/routeUnowned";
import { sendDue } from "../commands/sendReply";
import { refreshTexts } from "../commands/similar/refreshTexts";
import { similarIndex } from "../commands/similar/similarIndex";
import { wakeSnoozed } from "../commands/snooze";
import { msToNextAlarm, onAlarmSet } from "../db/alarms";
import { closeDatabase } from "../db/client";
import { beat } from "../db/health";
import { log } from "../log";
import { wantedJobs } from "./follow";
import { type Loop, startLoop } from "./loop";
import { stopPrograms } from "./program";
import { startQueue } from "./queue";
import { crontab, housekeeping, isUnderWay, tasksUntil } from "./tasks";

process.title = "baton-worker";
const name = `worker:${hostname()}:${process.pid}`;

let isStopping = false;

/** A look every quarter of a second at the latest: sooner where an alarm comes sooner, and at once on a nudge. */
const alarms = startLoop("alarms", 250, async () => {
  while ((await ringAlarms()) > 0 && !isStopping);
  return msToNextAlarm(250);
});
const stopNudges = onAlarmSet(() => alarms.nudge());

/** What need not happen at once goes through the queue: letters, trainings, imports, housekeeping. */
const ending = new AbortController();
const queue = startQueue(tasksUntil(ending.signal), crontab);
let isHouseKept = false;

async function follow(): Promise<void> {
  for (const { task, payload, key } of await wantedJobs(isUnderWay)) await queue.add(task, payload, key);
  if (isHouseKept) return;
  for (const task of housekeeping) isHouseKept = await queue.add(task, {}, task);
}

/** The worker does what no person triggered: alarms, offers that run out, work that found no planner. Any number of
 *  workers may run; each loop claims its rows. */
const loops: Loop[] = [
  alarms,
  startLoop("audit", 60_000, async () => {
    await auditClocks();
  }),
  startLoop("assistant", 500, runAssistant),
  startLoop("presence", 250, async () => {
    await watchPeople();
    await rescueLeft();
  }),
  startLoop("shifts", 1_000, watchTime),
  startLoop("sweep", 1_000, planWaiting),
  startLoop("replies", 500, async () => {
    while ((await sendDue()) > 0 && !isStopping);
  }),
  startLoop("snoozes", 500, async () => {
    while ((await wakeSnoozed()) > 0 && !isStopping);
  }),
  startLoop("loans", 1_000, async () => {
    await endDueLoans();
  }),
  startLoop("overrides", 1_000, async () => {
    await endDueOverrides();
    await followOverrides();
  }),
  startLoop("policy", 500, async () => {
    await publishPlanned();
    await followPublished();
  }),
  startLoop("shadows", 1_000, async () => {
    while ((await followShadows()) > 0 && !isStopping);
  }),
  startLoop("unowned", 2_000, async () => {
    await routeUnowned();
    await rehomeTickets();
  }),
  startLoop("incidents", 2_000, async () => {
    await releaseLeftBehind();
    await gatherLate();
  }),
  startLoop("similar", 500, async () => {
    while ((await refreshTexts()) > 0 && !isStopping);
  }),
  startLoop("analytics", 500, async () => {
    while ((await refreshAnalytics()) > 0 && !isStopping);
  }),
  startLoop("rollups", 60_000, async () => {
    while ((await tendAnalytics()) && !isStopping);
  }),
  startLoop("heartbeat", 5_000, () => beat(name)),
  startLoop("follow", 500, follow),
];
// The worker decides too, about what found no owner.
similarIndex().start();

/** Letters on their way have this long to arrive when the worker ends. */
const graceMs = 2_000;

async function stop(): Promise<void> {
  stopPrograms();
  setTimeout(() => ending.abort(), graceMs).unref();
  stopNudges();
  isStopping = true;
  await Promise.all([...loops.map((loop) => loop.stop()), queue.stop()]);
  await similarIndex().stop();
  await actionsDone();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
// The launcher talks over IPC; when it dies without a word, its worker must not live on.
process.once("disconnect", () => void stop());
sayMailState();
log.info({ name }, "worker started");
