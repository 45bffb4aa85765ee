import { type Clock, isPromise, leftMs } from "./clock";
import type { TimeScale } from "./rules";

/** What the customer was promised: a tier's part and an approval are the desk's own. */
const isCustomers = (c: Clock): boolean => isPromise(c) && c.metric !== "approval";

/** Promises to the customer that are owed, running or broken; those that stand still are not due. */
export const owedPromises = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter((c) => isCustomers(c) && c.state === "running" && c.dueAt !== null);

/** Promises to the customer that are broken and still owed at `now`, epoch ms. What screens call late. */
export const latePromises = (clocks: readonly Clock[], now: number): Clock[] =>
  owedPromises(clocks).filter((c) => c.dueAt! <= now);

/** At this share of its target, in the time that it counts, a promise is at risk. */
export const riskShare = 0.25;

/** A promise to the customer that can still be kept, with a quarter of its target left or less. `time` is what it counts. */
export const isAtRisk = (c: Clock, now: number, time: TimeScale): boolean =>
  owedPromises([c]).length > 0 && c.dueAt! > now && leftMs(c, now, time) <= riskShare * c.targetMs;
