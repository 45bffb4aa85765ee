import type { RoutingWeights } from "../assignment/snapshot";
import type { PromiseMetric } from "../vocabulary";

/** What is forecast from: the floor as it is, who comes and goes, and what is expected to arrive. Instants are epoch ms. */
export interface ForecastFloor {
  now: number;
  queues: Queue[];
  tickets: ForecastTicket[];
  people: ForecastPerson[];
  arrivals: ArrivalStream[];
  weights: Pick<
    RoutingWeights,
    "handoffMinutes" | "failedShare" | "slowdownPerOpenTicket" | "helpDownFreeShare" | "helpDownAfterMinutes"
  >;
  /** Share of a touch after which the customer has their answer; 0 = with its first minute. */
  replyShare: number;
}

export interface Queue {
  team: string;
  tier: number;
}

/** What a touch is expected to be like, by tier: the chance that it solves, and minutes with no other work open. */
export type Outlooks = Readonly<Record<number, { success: number; handlingMinutes: number }>>;

export interface ForecastClock {
  metric: PromiseMetric;
  dueAt: number;
  /** Importance included. */
  breachCost: number;
}

/** An open ticket with people. */
export interface ForecastTicket extends Queue {
  id: string;
  /** Who has it, and since when; null = it waits. */
  holder: { person: string; since: number } | null;
  /** Somebody else has to act first: it takes a slot, and its clocks stand. */
  isAwaiting: boolean;
  waitingSince: number;
  touches: number;
  byTier: Outlooks;
  /** Those that run and are not late yet. */
  clocks: ForecastClock[];
}

/** Somebody who works now, or is expected to within the horizon. */
export interface ForecastPerson {
  id: string;
  tier: number;
  teams: string[];
  /** Where they work from an instant on, when a loan ends within the horizon. */
  later?: { at: number; teams: string[] };
  slots: number;
  /** Multiplies minutes; 1 = average. */
  speed: number;
  from: number;
  until: number;
}

export interface ArrivalKind {
  weight: number;
  byTier: Outlooks;
  clocks: {
    metric: PromiseMetric;
    breachCost: number /** When what arrives at `at` is due. */;
    dueAt: (at: number) => number;
  }[];
}

/** What comes to a queue from outside: escalations within the horizon come of themselves. */
export interface ArrivalStream extends Queue {
  /** Where it would have come without an override; absent where it comes by the policy. */
  instead?: Queue;
  /** Expected arrivals in each of the next hours, from now on. */
  perHour: number[];
  kinds: ArrivalKind[];
}

export const horizons = [1, 2, 4] as const;
export type Horizon = (typeof horizons)[number];

const hour = 3_600_000;
/** How far ahead a change that lasts so long (ms) is told: until it ends, but at least an hour and at most two. */
export const horizonOf = (lastsMs: number): Horizon =>
  horizons.findLast((h) => h <= 2 && h * hour <= lastsMs) ?? horizons[0];

export interface HorizonForecast {
  hours: Horizon;
  /** That at least one promise of the queue is broken. Calibrated. */
  chance: number;
  /** Promises broken, expected. */
  expected: number;
  /** What those cost, in missed resolutions of a standard customer. */
  cost: number;
}

export interface QueueForecast extends Queue {
  horizons: HorizonForecast[];
}

export const keyOf = ({ team, tier }: Queue): string => `${team}-t${tier}`;
