import { type Clock, isPromise } from "./clock";

/** What the customer was promised: a tier's part and an approval are the desk's own. */
const isCustomers = (c: Clock): boolean => isPromise(c) && c.metric !== "approval";

/** Promises to the customer that are owed, running or broken; those that stand still are not due. */
export const owedPromises = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter((c) => isCustomers(c) && c.state === "running" && c.dueAt !== null);

/** Promises to the customer that are broken and still owed at `now`, epoch ms. What screens call late. */
export const latePromises = (clocks: readonly Clock[], now: number): Clock[] =>
  owedPromises(clocks).filter((c) => c.dueAt! <= now);
