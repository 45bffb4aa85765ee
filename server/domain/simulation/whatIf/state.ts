/** How a simulation is: it waits for a worker, is under way, or has ended in one of three ways. */
export const simulationStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type SimulationState = (typeof simulationStates)[number];
export const isUnderWay = (state: SimulationState): boolean => state === "waiting" || state === "running";

/** Of the differing tickets so many are listed; all are counted. */
export const mostListed = 20_000;

/** The longest period of one simulation. */
export const longestDays = 400;

/** The desk's own last days that a draft is tried on where nobody chose a period. */
export const recentDays = 60;
